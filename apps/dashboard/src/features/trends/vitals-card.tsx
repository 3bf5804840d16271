import { type Condition, VITALS } from '@desirepath/contract/conditions';
import type { Question } from '@desirepath/contract/segment';
import { VITAL_LIMITS, type Vital } from '@desirepath/contract/trends';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { WatchThese } from '../../app/watch-these.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { cn } from '../../ui/class-names.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatCount, formatSeconds, formatShare } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';

const NAMES: Record<Vital['metric'], string> = {
  LCP: 'Largest content shown',
  INP: 'Answer to a press',
  CLS: 'Shift of layout',
  FCP: 'First content shown',
  TTFB: 'First byte',
};

/** How pages feel: what three quarters of page views were at least as good as. */
export function VitalsCard({ question }: { question: Question }) {
  const vitals = useQuery(api.trends.vitals.queryOptions({ input: question, placeholderData: keepPreviousData }));
  const items = vitals.data?.items ?? [];
  return (
    <Card className="flex min-w-0 flex-col pb-2">
      <CardHeader title="Web vitals" />
      {vitals.isPending && <SkeletonRows rows={VITALS.length} className="p-4" />}
      {vitals.isError && <ErrorState problem={problemOf(vitals.error)} onRetry={vitals.refetch} />}
      {vitals.isSuccess && items.length === 0 && (
        <p className="px-4 py-6 text-muted-foreground">Nothing was measured in these days.</p>
      )}
      {items.length > 0 && (
        <Table label="Web vitals" className="px-1">
          <thead>
            <tr>
              <Th>Measure</Th>
              <Th numeric>75 of 100</Th>
              <Th numeric>Good</Th>
              <Th numeric>Poor</Th>
              <Th numeric>Samples</Th>
              <Th>
                <span className="sr-only">Watch</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.metric}>
                <Td title={NAMES[item.metric]}>
                  {item.metric} <span className="hidden text-muted-foreground sm:inline">{NAMES[item.metric]}</span>
                </Td>
                <Td numeric className={cn('font-medium', toneOf(item))}>
                  {measureText(item)}
                </Td>
                <Td numeric>{formatShare(item.good, true)}</Td>
                <Td numeric>{formatShare(item.poor, true)}</Td>
                <Td numeric>{formatCount(item.samples)}</Td>
                <Td className="w-8 pl-0">
                  {item.poor > 0 && (
                    <WatchThese
                      siteId={question.site}
                      whose={`sessions with a poor ${item.metric}`}
                      condition={poor(item)}
                    />
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function toneOf({ metric, p75 }: Vital): string {
  const [good, poorFrom] = VITAL_LIMITS[metric];
  if (p75 <= good) return 'text-good';
  return p75 > poorFrom ? 'text-bad' : '';
}

const measureText = ({ metric, p75 }: Vital) =>
  metric === 'CLS' ? p75.toFixed(3) : p75 < 1000 ? `${Math.round(p75)} ms` : formatSeconds(p75);

const poor = ({ metric }: Vital): Condition => ({
  kind: 'slow',
  not: false,
  metric,
  over: metric === 'CLS' ? VITAL_LIMITS.CLS[1] * 1000 : VITAL_LIMITS[metric][1],
});
