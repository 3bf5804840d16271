import type { SharedThing } from '@desirepath/contract/shares';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { problemOf } from '../../app/problem.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Input } from '../../ui/input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { LinkList } from './link-list.tsx';

interface ShareDialogProps {
  site: number;
  /** What can be shared; the first is chosen. */
  things: readonly { label: string; thing: SharedThing }[];
  /** The recording whose links are listed below. */
  subject?: string;
  /** Without one: whether a link is listed below, by what it shows; those of heatmaps where nothing is said. */
  belongs?: (thing: SharedThing) => boolean;
  /** What whoever has the link can do. */
  description?: string;
  /** Further questions about the link. */
  more?: ReactNode;
  /** What else there is to be copied, once the link was made. */
  made?: (token: string) => ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const OF_RECORDINGS = t`Whoever has the link can watch, without an account: the picture and what happened, but not who the visitor is, nor console and requests. They can change nothing.`;

const DAYS = [
  { value: '1', label: plural(1, { one: '# day', other: '# days' }) },
  { value: '7', label: plural(7, { one: '# day', other: '# days' }) },
  { value: '30', label: plural(30, { one: '# day', other: '# days' }) },
  { value: '90', label: plural(90, { one: '# day', other: '# days' }) },
] as const;
type Days = (typeof DAYS)[number]['value'];

/** Makes a link to one thing, and shows those that there are. */
export function ShareDialog({
  site,
  things,
  subject,
  belongs = isHeatmap,
  description = OF_RECORDINGS,
  more,
  made,
  open,
  onOpenChange,
}: ShareDialogProps) {
  const links = useQuery({ ...api.shares.list.queryOptions({ input: { site, subject } }), enabled: open });
  const items = (links.data?.items ?? []).filter(({ thing }) => subject !== undefined || belongs(thing));
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t`Share by link`}
      description={description}
      className="max-w-lg"
    >
      <NewLink site={site} things={things} more={more} made={made} />
      {items.length > 0 && (
        <section>
          <h3 className="font-medium text-2sm text-muted-foreground">
            <Trans>Links that work</Trans>
          </h3>
          <LinkList site={site} links={items} />
        </section>
      )}
    </Dialog>
  );
}

const isHeatmap = ({ kind }: SharedThing) => kind === 'heatmap';

function NewLink({ site, things, more, made }: Pick<ShareDialogProps, 'site' | 'things' | 'more' | 'made'>) {
  const [chosen, setChosen] = useState('0');
  const [days, setDays] = useState<Days>('7');
  const [note, setNote] = useState('');
  const create = useChange(api.shares.create.mutationOptions(), {
    stale: [api.shares.list.key()],
    isSaidByForm: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const thing = things[Number(chosen)]?.thing;
    if (thing) create.mutate({ site, thing, days: Number(days), note: note.trim() });
  };
  if (create.data) {
    const { token, expires_at } = create.data;
    return (
      <MadeLink token={token} expiresAt={expires_at} onAnother={create.reset}>
        {made?.(token)}
      </MadeLink>
    );
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      {things.length > 1 && (
        <Select
          label={t`What is shared`}
          value={chosen}
          options={things.map(({ label }, index) => ({ value: String(index), label }))}
          onChange={setChosen}
          className="w-full"
        />
      )}
      <Labelled label={t`Works for`}>
        <SegmentedControl label={t`Works for`} value={days} options={DAYS} onChange={setDays} className="w-fit" />
      </Labelled>
      <Field label={t`For whom, or what for (optional)`}>
        {(control) => (
          <Input {...control} maxLength={100} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
      {more}
      <FormProblem problem={create.error ? problemOf(create.error) : undefined} fields={[]} />
      <Button
        type="submit"
        variant="primary"
        disabled={things.length === 0 || create.isPending}
        className="justify-self-start"
      >
        <Trans>Make a link</Trans>
      </Button>
    </form>
  );
}

interface MadeLinkProps {
  token: string;
  expiresAt: string;
  onAnother: () => void;
  children: ReactNode;
}

function MadeLink({ token, expiresAt, onAnother, children }: MadeLinkProps) {
  const address = new URL(`/shared/${token}`, window.location.origin).href;
  return (
    <div className="grid gap-2">
      <div className="flex gap-2">
        <Input
          aria-label={t`The link`}
          readOnly
          value={address}
          autoFocus
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1"
        />
        <CopyButton text={address} label={t`Copy`} />
      </div>
      <p className="text-2sm text-muted-foreground">
        <Trans>
          Copy it now: it is kept here as a hash, and cannot be shown again. It works until {formatMoment(expiresAt)}.
        </Trans>
      </p>
      {children}
      <Button size="sm" variant="ghost" onClick={onAnother} className="justify-self-start">
        <Trans>Make another one</Trans>
      </Button>
    </div>
  );
}
