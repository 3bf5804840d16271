import { writeAct } from '@desirepath/contract/acts';
import type { Question } from '@desirepath/contract/segment';
import { t } from '@lingui/core/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { WatchThese } from '../../app/watch-these.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatCount } from '../../ui/format.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

/** Properties of an event, and the values of one of them, each with a way to the sessions that have it. */
export function PropertyList({ question, event }: { question: Question; event: string }) {
  const which = { ...question, type: 'custom' as const, name: event };
  const [chosen, setChosen] = useState<string>();
  const seen = useQuery(api.events.properties.queryOptions({ input: which }));
  const properties = seen.data?.items ?? [];
  const property = properties.find((item) => item.property === chosen)?.property ?? properties[0]?.property;
  const values = useQuery({
    ...api.events.values.queryOptions({
      input: { ...which, property: property ?? '' },
      placeholderData: keepPreviousData,
    }),
    enabled: property !== undefined,
  });
  const failed = [seen, values].find(({ isError }) => isError);
  if (seen.isSuccess && property === undefined) return null;
  return (
    <Card className="min-w-0 pb-2">
      <CardHeader title={t`Properties of ${event}`}>
        {property !== undefined && (
          <SegmentedControl
            label={t`Property`}
            value={property}
            options={properties.map((item) => ({
              value: item.property,
              label: item.property,
              title: `${item.property}: ${item.types.join(', ')}`,
            }))}
            onChange={setChosen}
          />
        )}
      </CardHeader>
      {failed ? (
        <ErrorState problem={problemOf(failed.error)} onRetry={() => void failed.refetch()} />
      ) : values.isPending ? (
        <SkeletonRows rows={4} className="p-4" />
      ) : (
        <ul className="grid max-h-64 gap-px overflow-y-auto px-2 pt-2 sm:grid-cols-2">
          {values.data?.items.map(({ value, events }) => (
            <li key={value} className="flex h-8 items-center gap-2 px-2">
              <span className="min-w-0 flex-1 truncate" title={value}>
                {value || t`Empty`}
              </span>
              <span className="text-muted-foreground tabular-nums">{formatCount(events)}</span>
              {property !== undefined && (
                <WatchThese
                  siteId={question.site}
                  whose={t`sessions with ${property} ${value}`}
                  conditions={[
                    {
                      kind: 'did',
                      not: false,
                      act: writeAct({ type: 'event', value: event, filters: [{ property, operator: 'eq', value }] }),
                    },
                  ]}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
