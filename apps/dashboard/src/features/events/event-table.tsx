import type { EventsQuestion, RawEvent } from '@desirepath/contract/events';
import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AddressText } from '../../app/address-text.tsx';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { EVENT_LOOKS } from '../../app/event-looks.ts';
import { problemOf } from '../../app/problem.ts';
import { visitorName } from '../../app/visitor.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatMoment } from '../../ui/format.ts';
import { ShowMore } from '../../ui/show-more.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';

/** Each event, newest first, with its visitor a click away. */
export function EventTable({ which }: { which: EventsQuestion }) {
  const events = useInfiniteQuery(
    api.events.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...which, cursor }),
      initialPageParam: undefined,
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card className="min-w-0 pb-2">
      <CardHeader title={t`Events, newest first`} />
      {events.isPending && <SkeletonRows rows={10} className="p-4" />}
      {events.isError && <ErrorState problem={problemOf(events.error)} onRetry={events.refetch} />}
      {events.isSuccess && items.length === 0 && (
        <p className="px-4 py-6 text-muted-foreground">
          <Trans>None in these days.</Trans>
        </p>
      )}
      {items.length > 0 && (
        <Table label={t`Events`} className={events.isPlaceholderData ? 'opacity-60' : ''}>
          <thead>
            <tr>
              <Th>
                <Trans>When</Trans>
              </Th>
              <Th>
                <Trans>Event</Trans>
              </Th>
              <Th>
                <Trans>Page</Trans>
              </Th>
              <Th>
                <Trans>Properties</Trans>
              </Th>
              <Th>
                <Trans>Visitor</Trans>
              </Th>
            </tr>
          </thead>
          <tbody>
            {items.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two events may be alike in all that is known
              <EventRow key={index} event={event} siteId={which.site} />
            ))}
          </tbody>
        </Table>
      )}
      <div className="grid p-2 pb-0 empty:hidden">
        <ShowMore list={events} />
      </div>
    </Card>
  );
}

function EventRow({ event, siteId }: { event: RawEvent; siteId: number }) {
  const properties = JSON.stringify(event.properties);
  return (
    <tr>
      <Td className="whitespace-nowrap text-muted-foreground">{formatMoment(event.at)}</Td>
      <Td className="max-w-52 truncate" title={event.element_text || event.name}>
        {event.type === 'custom' ? event.name : EVENT_LOOKS[event.type].label}
        {event.type !== 'custom' && (event.element_text || event.name) && (
          <span className="text-muted-foreground"> {event.element_text || event.name}</span>
        )}
      </Td>
      <Td className="max-w-52">
        <AddressText address={readable(event.path)} />
      </Td>
      <Td className="max-w-64 truncate font-mono text-xs" title={properties}>
        {properties === '{}' ? '' : properties}
      </Td>
      <Td className="max-w-40 truncate">
        <Link
          to="/sites/$siteId/visitors/$visitorId"
          params={{ siteId, visitorId: event.visitor_id }}
          search={true}
          preload={false}
          className="text-ember-text hover:underline"
        >
          {visitorName(event)}
        </Link>
      </Td>
    </tr>
  );
}
