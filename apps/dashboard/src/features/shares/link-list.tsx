import type { ShareLink } from '@desirepath/contract/shares';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { formatAgo, formatMoment } from '../../ui/format.ts';

const KIND_NAMES: Record<ShareLink['thing']['kind'], string> = {
  recording: t`Recording`,
  clip: t`Clip`,
  heatmap: t`Heatmap`,
  board: t`Board`,
};

/** Links that work: what they show, until when, when they were last opened; each can be ended at once. */
export function LinkList({ site, links }: { site: number; links: readonly ShareLink[] }) {
  const [asked, setAsked] = useState<ShareLink>();
  const revoke = useChange(api.shares.revoke.mutationOptions(), {
    stale: [api.shares.list.key()],
    done: t`The link does not work any more.`,
    onDone: () => setAsked(undefined),
  });
  const now = new Date();
  return (
    <ul className="divide-y">
      {links.map((link) => (
        <li key={link.id} className="flex items-center gap-3 py-2">
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium" title={link.name}>
              {link.name}
              {link.note && <span className="font-normal text-muted-foreground"> · {link.note}</span>}
            </p>
            <p className="text-2sm text-muted-foreground">
              {[
                KIND_NAMES[link.thing.kind],
                link.created_by ? t`by ${link.created_by}` : t`by somebody who is gone`,
                t`until ${formatMoment(link.expires_at)}`,
                link.last_seen_at ? t`opened ${formatAgo(link.last_seen_at, now)}` : t`not opened yet`,
              ].join(' · ')}
            </p>
          </div>
          <AtLeast needed="analyst">
            <Button
              size="sm"
              variant="danger"
              aria-label={t`Revoke the link to ${link.name}`}
              onClick={() => setAsked(link)}
            >
              <Trans>Revoke</Trans>
            </Button>
          </AtLeast>
        </li>
      ))}
      {asked && (
        <ConfirmDelete
          verb={t`Revoke`}
          open
          onOpenChange={() => setAsked(undefined)}
          name={asked.name}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate({ params: { id: asked.id }, query: { site } })}
        >
          <Trans>
            Whoever has the link sees nothing any more. It cannot be made to work again; a new one can be sent.
          </Trans>
        </ConfirmDelete>
      )}
    </ul>
  );
}
