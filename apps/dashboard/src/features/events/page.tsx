import { EXPORT_FORMATS } from '@desirepath/contract/events';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Braces, Download } from 'lucide-react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { CardFallbacks } from '../../app/card-fallbacks.tsx';
import { NoSessions } from '../../app/no-sessions.tsx';
import { useQuestion } from '../../app/question.ts';
import { Button } from '../../ui/button.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../../ui/dropdown-menu.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PinToBoard } from '../boards/pin.tsx';
import { EventNames } from './event-names.tsx';
import { EventTable } from './event-table.tsx';
import { PropertyList } from './property-list.tsx';

const route = getRouteApi('/signed-in/sites/$siteId/events');

const FORMAT_NAMES = { csv: 'CSV', jsonl: 'JSON lines', parquet: 'Parquet' } as const;

/** What was measured, event by event: which there are, what they carry, each of them, and all of them as a file. */
export function EventsPage() {
  const question = useQuestion();
  const { type, name } = route.useSearch();
  const navigate = route.useNavigate();
  const which = { ...question, type, name };
  const names = useQuery(api.events.names.queryOptions({ input: question, placeholderData: keepPreviousData }));
  const items = names.data?.items ?? [];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t`Events`}>
        <PinToBoard things={[{ shows: { kind: 'events' } }]} />
        <AtLeast needed="analyst">
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button>
                <Download aria-hidden />
                <Trans>Export</Trans>
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              {EXPORT_FORMATS.map((format) => (
                <DropdownMenuItem key={format} asChild>
                  <a href={exportAddress({ ...which, format })} download>
                    {FORMAT_NAMES[format]}
                  </a>
                </DropdownMenuItem>
              ))}
            </DropdownMenuContent>
          </DropdownMenu>
        </AtLeast>
      </PageHeader>
      <CardFallbacks query={names} rows={10} />
      {names.isSuccess && items.length === 0 && (
        <Card>
          <NoSessions
            siteId={question.site}
            icon={Braces}
            filtered={{
              title: t`No event of these days fits the filter`,
              text: t`Take a condition away, or choose more days.`,
            }}
            unfiltered={{
              title: t`No events in these days`,
              text: t`Choose other days. Events of your own come with desirepath.track(name, properties).`,
            }}
          />
        </Card>
      )}
      {items.length > 0 && (
        <div
          aria-busy={names.isPlaceholderData}
          className="grid grid-cols-[minmax(0,1fr)] gap-4 aria-busy:opacity-60 lg:grid-cols-[20rem_minmax(0,1fr)]"
        >
          <Card className="min-w-0 self-start pb-2">
            <CardHeader title={t`Seen`} />
            <EventNames
              items={items}
              chosen={{ type, name }}
              onChoose={(chosen) => void navigate({ search: (before) => ({ ...before, ...chosen }), replace: true })}
            />
          </Card>
          <div className="grid min-w-0 content-start gap-4">
            {type === 'custom' && name !== undefined && <PropertyList question={question} event={name} />}
            <EventTable which={which} />
          </div>
        </div>
      )}
    </div>
  );
}

function exportAddress(query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return `/api/events/export?${new URLSearchParams(given)}`;
}
