import type { Board } from '@desirepath/contract/boards';
import { embedHost } from '@desirepath/contract/shares';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { ShareDialog } from '../shares/share-dialog.tsx';

/** Makes a link to a board, and what puts it into another page. */
export default function ShareBoard({ board, onClose }: { board: Board; onClose: () => void }) {
  const [hosts, setHosts] = useState('');
  const embed = hosts.split(/[\s,]+/).filter(Boolean);
  const wrong = embed.find((host) => !embedHost.safeParse(host).success);
  return (
    <ShareDialog
      site={board.site}
      things={wrong ? [] : [{ label: board.name, thing: { kind: 'board', id: board.id, embed } }]}
      belongs={(thing) => thing.kind === 'board' && thing.id === board.id}
      description={t`Whoever has the link sees what is on this board, now and after changes, without an account: its figures by its own days and filters, and no single session.`}
      more={
        <Field
          label={t`Websites that may embed it (optional)`}
          help={t`By commas, such as intranet.example.com or *.example.com.`}
          {...(wrong ? { error: t`${wrong} is not a host such as intranet.example.com` } : {})}
        >
          {(control) => (
            <Input
              {...control}
              autoCapitalize="none"
              spellCheck={false}
              value={hosts}
              onChange={(event) => setHosts(event.target.value)}
            />
          )}
        </Field>
      }
      made={(token) => embed.length > 0 && <EmbedCode token={token} name={board.name} />}
      open
      onOpenChange={(open) => !open && onClose()}
    />
  );
}

function EmbedCode({ token, name }: { token: string; name: string }) {
  const address = new URL(`/embed/${token}`, window.location.origin).href;
  const title = name.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const code = `<iframe src="${address}" title="${title}" width="100%" height="900" style="border:0" loading="lazy"></iframe>`;
  return (
    <div className="grid gap-1.5">
      <span className="font-medium">
        <Trans>In a page</Trans>
      </span>
      <div className="flex gap-2">
        <Input
          aria-label={t`What goes into the page`}
          readOnly
          value={code}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={code} label={t`Copy`} />
      </div>
      <p className="text-2sm text-muted-foreground">
        <Trans>
          Light or dark by the reader’s system; <code>?theme=light</code> or <code>?theme=dark</code> at the end of the
          address says otherwise.
        </Trans>
      </p>
    </div>
  );
}
