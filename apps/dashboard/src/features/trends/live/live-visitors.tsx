import { LIVE } from '@desirepath/contract/limits';
import type { LiveNow } from '@desirepath/contract/trends';
import { useState } from 'react';
import { valueLabel } from '../../../app/segment-labels.ts';
import { Card } from '../../../ui/card.tsx';
import { formatCount } from '../../../ui/format.ts';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Skeleton, SkeletonRows } from '../../../ui/skeleton.tsx';
import { Table } from '../../../ui/table.tsx';

const MINUTES = LIVE.window / 60_000;

/** How many are there, on which pages, and where from. */
export function LiveVisitors({ now }: { now: LiveNow | undefined }) {
  if (!now) {
    return (
      <Card className="grid gap-4 p-4">
        <Skeleton className="h-12 w-32" />
        <SkeletonRows rows={4} />
      </Card>
    );
  }
  return (
    <Card className="pb-2">
      <div className="px-4 pt-3 pb-2">
        <p className="flex items-center gap-3">
          <span
            aria-hidden
            className={`size-2.5 rounded-full ${now.visitors > 0 ? 'animate-pulse-dot bg-ember' : 'bg-input'}`}
          />
          <span className="font-semibold text-4xl tabular-nums tracking-tight">{formatCount(now.visitors)}</span>
        </p>
        <p className="mt-1 text-muted-foreground">
          {now.visitors === 1 ? 'visitor' : 'visitors'} in the last {MINUTES} minutes
        </p>
      </div>
      {now.visitors > 0 && <ByWhat now={now} />}
    </Card>
  );
}

const WAYS = [
  { value: 'pages', label: 'Pages' },
  { value: 'sources', label: 'Sources' },
  { value: 'countries', label: 'Countries' },
] as const;

/** The same visitors by the page they are on, where they came from, and where they are. */
function ByWhat({ now }: { now: LiveNow }) {
  const [by, setBy] = useState<(typeof WAYS)[number]['value']>('pages');
  const rows = {
    pages: () => now.pages.map(({ path, visitors }) => ({ name: path || 'Not known yet', visitors })),
    sources: () => now.sources.map(({ value, visitors }) => ({ name: valueLabel('source', value), visitors })),
    countries: () => now.countries.map(({ value, visitors }) => ({ name: valueLabel('country', value), visitors })),
  }[by]();
  return (
    <>
      <SegmentedControl label="Visitors by" value={by} options={WAYS} onChange={setBy} className="mx-4 mb-1" />
      <Shares label={`Visitors by ${WAYS.find(({ value }) => value === by)?.label.toLowerCase()}`} rows={rows} />
    </>
  );
}

/** Names by visitors, a bar behind each. */
function Shares({ label, rows }: { label: string; rows: readonly { name: string; visitors: number }[] }) {
  const most = Math.max(...rows.map(({ visitors }) => visitors), 1);
  return (
    <Table label={label} className="max-h-80 px-2 max-lg:max-h-44">
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Visitors</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, visitors }) => (
          <tr key={name}>
            <td className="relative h-8 w-full max-w-0 px-2">
              <span
                aria-hidden
                className="absolute inset-y-0.5 left-0 rounded-[5px] bg-ember-soft transition-[width]"
                style={{ width: `${(visitors / most) * 100}%` }}
              />
              <span className="relative block truncate" title={name}>
                {name}
              </span>
            </td>
            <td className="px-2 text-right tabular-nums">{formatCount(visitors)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
