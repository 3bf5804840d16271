import { LIVE } from '@desirepath/contract/limits';
import type { LiveNow } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { NO_SEGMENT } from '../../../app/search.ts';
import { valueLabel } from '../../../app/segment-labels.ts';
import { WatchThese } from '../../../app/watch-these.tsx';
import { inSentence } from '../../../language/in-sentence.ts';
import { Card } from '../../../ui/card.tsx';
import { formatCount } from '../../../ui/format.ts';
import { LiveDot } from '../../../ui/live-dot.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Skeleton, SkeletonRows } from '../../../ui/skeleton.tsx';
import { Table } from '../../../ui/table.tsx';

const MINUTES = LIVE.window / 60_000;

/** How many are there, on which pages, and where from. */
export function LiveVisitors({ siteId, now }: { siteId: number; now: LiveNow | undefined }) {
  if (!now) {
    return (
      <Card className="grid gap-4 p-4">
        <Skeleton className="h-12 w-32" />
        <SkeletonRows rows={6} />
      </Card>
    );
  }
  return (
    <Card className="pb-2">
      <div className="px-4 pt-3 pb-2">
        <p className="flex items-center gap-3">
          <LiveDot isOn={now.visitors > 0} of={now.visitors} className="size-2.5" />
          <span className="font-semibold text-4xl tabular-nums tracking-tight">{formatCount(now.visitors)}</span>
        </p>
        <p className="mt-1 text-muted-foreground">
          <Plural
            value={now.visitors}
            one={`visitor in the last ${MINUTES} minutes`}
            other={`visitors in the last ${MINUTES} minutes`}
          />
        </p>
      </div>
      {now.visitors > 0 && <ByWhat siteId={siteId} now={now} />}
    </Card>
  );
}

const WAYS = [
  { value: 'pages', label: t`Pages` },
  { value: 'sources', label: t`Sources` },
  { value: 'countries', label: t`Countries` },
] as const;

/** The same visitors by the page they are on, where they came from, and where they are. */
function ByWhat({ siteId, now }: { siteId: number; now: LiveNow }) {
  const [by, setBy] = useState<(typeof WAYS)[number]['value']>('pages');
  const rows = {
    pages: () =>
      now.pages.map(({ path, visitors }) => ({
        name: path || t`Not known yet`,
        visitors,
        segment: path ? { page: path } : undefined,
      })),
    sources: () =>
      now.sources.map(({ value, visitors }) => ({
        name: valueLabel('source', value),
        visitors,
        segment: { source: value },
      })),
    countries: () =>
      now.countries.map(({ value, visitors }) => ({
        name: valueLabel('country', value),
        visitors,
        segment: value ? { country: value } : undefined,
      })),
  }[by]();
  return (
    <>
      <SegmentedControl label={t`Visitors by`} value={by} options={WAYS} onChange={setBy} className="mx-4 mb-1" />
      <Shares
        siteId={siteId}
        label={t`Visitors by ${inSentence(WAYS.find(({ value }) => value === by)?.label ?? '')}`}
        rows={rows}
      />
    </>
  );
}

interface SharesProps {
  siteId: number;
  label: string;
  /** Without a segment there is no way to these visitors alone. */
  rows: readonly {
    name: string;
    visitors: number;
    segment: { page?: string; source?: string; country?: string } | undefined;
  }[];
}

/** Where the days of the question would be: who is there now has been there in these. */
const LATELY = { range: '7d', from: undefined, to: undefined } as const;

/** Names by visitors, a bar behind each, and the way to the recordings that are under way. */
function Shares({ siteId, label, rows }: SharesProps) {
  const most = Math.max(...rows.map(({ visitors }) => visitors), 1);
  return (
    <Table label={label} className="max-h-80 px-2 max-lg:max-h-44">
      <thead className="sr-only">
        <tr>
          <th scope="col">
            <Trans>Name</Trans>
          </th>
          <th scope="col">
            <Trans>Visitors</Trans>
          </th>
          <th scope="col">
            <Trans>Watch</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, visitors, segment }) => (
          <tr key={name}>
            <td className="relative h-8 w-full max-w-0 px-2">
              <span
                aria-hidden
                className="absolute inset-y-0.5 start-0 rounded-[5px] bg-ember-soft transition-[width]"
                style={{ width: `${(visitors / most) * 100}%` }}
              />
              <span className="relative block truncate" title={name}>
                {name}
              </span>
            </td>
            <td className="px-2 text-end tabular-nums">{formatCount(visitors)}</td>
            <td className="w-7">
              {segment && (
                <WatchThese
                  siteId={siteId}
                  whose={t`those who are there now: ${name}`}
                  segment={{ ...NO_SEGMENT, ...segment }}
                  days={LATELY}
                  marks="live"
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
