import type { Question } from '@desirepath/contract/segment';
import { SURVEY_EVENTS } from '@desirepath/contract/survey-live';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { BreakdownList, ROWS } from './breakdown-list.tsx';
import { propertyLook } from './dimensions.ts';

/** What surveys and the bubble tell of themselves: their properties are ids, which nobody looks for first. */
const OF_WIDGETS = new Set<string>([...SURVEY_EVENTS, 'feedback']);

interface PropertyCardProps {
  question: Question;
  goal: string | undefined;
  visitors: number;
}

/** The same sessions by a property of an event of the site's own. */
export function PropertyCard({ question, goal, visitors }: PropertyCardProps) {
  const { site, from, to } = question;
  const [chosen, setChosen] = useState<{ event?: string; property?: string }>({});
  const names = useQuery(api.events.names.queryOptions({ input: { site, from, to } }));
  const events = names.data?.items.flatMap(({ name }) => name || []) ?? [];
  // What was chosen may be none of other days.
  const event =
    events.find((name) => name === chosen.event) ?? events.find((name) => !OF_WIDGETS.has(name)) ?? events[0];
  const seen = useQuery({
    ...api.events.properties.queryOptions({ input: { site, from, to, type: 'custom', name: event } }),
    enabled: event !== undefined,
  });
  const properties = seen.data?.items.map((item) => item.property) ?? [];
  const property = properties.find((name) => name === chosen.property) ?? properties[0];
  const failed = [names, seen].find(({ isError }) => isError);
  const option = (value: string) => ({ value, label: value });
  return (
    <Card className="flex min-w-0 flex-col pb-2">
      <CardHeader title={t`Events by property`}>
        {event !== undefined && (
          <div className="flex flex-wrap gap-1.5">
            <Select
              label={t`Event`}
              value={event}
              options={events.map(option)}
              onChange={(name) => setChosen({ event: name })}
            />
            {property !== undefined && (
              <Select
                label={t`Property`}
                value={property}
                options={properties.map(option)}
                onChange={(name) => setChosen({ event, property: name })}
              />
            )}
          </div>
        )}
      </CardHeader>
      {event !== undefined && property !== undefined ? (
        <BreakdownList
          key={`${event} ${property}`}
          input={{ ...question, by: 'property', event, property, goal }}
          look={propertyLook(event, property)}
          visitors={visitors}
        />
      ) : failed ? (
        <ErrorState problem={problemOf(failed.error)} onRetry={() => void failed.refetch()} />
      ) : names.isSuccess && (event === undefined || seen.isSuccess) ? (
        <p className="px-4 py-6 text-muted-foreground">
          <Trans>No event with properties in these days. Send them with desirepath.track(name, properties).</Trans>
        </p>
      ) : (
        <SkeletonRows rows={ROWS} className="px-4 pt-2" />
      )}
    </Card>
  );
}
