import { DEVICES } from '@desirepath/contract/common';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Columns2 } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { api } from '../../../app/api.ts';
import { daysProblem, previousRange } from '../../../app/date-range.ts';
import { deviceName } from '../../../app/environment.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { formatDays, formatMoment } from '../../../ui/format.ts';
import { Input } from '../../../ui/input.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../../ui/popover.tsx';
import { snapshotsQuery } from '../queries.ts';
import type { comparisonSearch } from './search.ts';
import { NO_COMPARISON, type Side } from './sides.ts';

type Change = Partial<z.infer<typeof comparisonSearch>>;

interface CompareMenuProps {
  first: Side;
  isComparing: boolean;
  onChange: (change: Change) => void;
}

/** What to compare the map with: other days, another device, another snapshot, other people. */
export function CompareMenu({ first, isComparing, onChange }: CompareMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (change: Change) => {
    setOpen(false);
    onChange({ ...NO_COMPARISON, compare: 'beside', ...change });
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button aria-pressed={isComparing}>
          <Columns2 aria-hidden />
          <Trans>Compare</Trans>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t`Compare with`} align="end" className="w-72 max-w-[calc(100vw-1rem)] p-1.5">
        {isOpen && <Choices first={first} onChoose={choose} />}
      </PopoverContent>
    </Popover>
  );
}

function Choices({ first, onChoose }: { first: Side; onChoose: (change: Change) => void }) {
  const { question, page } = first;
  const snapshots = useQuery(snapshotsQuery(question.site, page));
  const segments = useQuery(api.segments.list.queryOptions({ input: { site: question.site } }));
  const before = previousRange(question);
  return (
    <div className="max-h-[70dvh] overflow-y-auto">
      <Group title={t`Days`}>
        <Choice onChoose={() => onChoose({ with_from: before.from, with_to: before.to })}>
          <Trans>The days before: {formatDays(before.from, before.to)}</Trans>
        </Choice>
        <OtherDays onChoose={(with_from, with_to) => onChoose({ with_from, with_to })} />
      </Group>
      <Group title={t`Device`}>
        {DEVICES.filter((device) => device !== page.screen).map((device) => (
          <Choice key={device} onChoose={() => onChoose({ with_screen: device })}>
            {deviceName(device)}
          </Choice>
        ))}
      </Group>
      <Group title={t`People`}>
        <Choice onChoose={() => onChoose({ with_where: '' })}>
          <Trans>Everyone</Trans>
        </Choice>
        <Choice onChoose={() => onChoose({ with_where: 'visit:new' })}>
          <Trans>New visitors</Trans>
        </Choice>
        <Choice onChoose={() => onChoose({ with_where: 'visit:returning' })}>
          <Trans>Returning visitors</Trans>
        </Choice>
        {segments.data?.items.map(({ id, name }) => (
          <Choice key={id} onChoose={() => onChoose({ with_where: `segment:${id}` })}>
            {name}
          </Choice>
        ))}
      </Group>
      {snapshots.data && snapshots.data.items.length > 1 && (
        <Group title={t`Snapshot`}>
          {snapshots.data.items.slice(0, 20).map(({ id, taken_at, state }) => (
            <Choice key={id} onChoose={() => onChoose({ with_snapshot: id })}>
              {formatMoment(taken_at)}
              {state.label && <span className="truncate text-muted-foreground">{state.label}</span>}
            </Choice>
          ))}
        </Group>
      )}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="pb-1">
      <legend className="px-2 pt-1.5 pb-1 text-muted-foreground text-xs">{title}</legend>
      {children}
    </fieldset>
  );
}

function Choice({ onChoose, children }: { onChoose: () => void; children: ReactNode }) {
  return (
    <Button variant="ghost" onClick={onChoose} className="w-full justify-start px-2 font-normal text-foreground">
      {children}
    </Button>
  );
}

function OtherDays({ onChoose }: { onChoose: (from: string, to: string) => void }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const problem = from && to ? daysProblem({ from, to }) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (from && to && !problem) onChoose(from, to);
  };
  return (
    <form onSubmit={submit} className="grid gap-2 px-2 py-1">
      <Field label={t`From`}>
        {(control) => (
          <Input {...control} type="date" required value={from} onChange={(e) => setFrom(e.target.value)} />
        )}
      </Field>
      <Field label={t`To`} error={problem}>
        {(control) => <Input {...control} type="date" required value={to} onChange={(e) => setTo(e.target.value)} />}
      </Field>
      <Button type="submit">
        <Trans>Compare with these days</Trans>
      </Button>
    </form>
  );
}
