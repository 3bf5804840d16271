import { writeConditions } from '@desirepath/contract/conditions';
import { rangeOf } from '@desirepath/contract/days';
import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { FileText, SquarePlay, User } from 'lucide-react';
import { z } from 'zod';
import { CommandGroup } from '../../../ui/command-list.tsx';
import { formatDuration, formatMoment } from '../../../ui/format.ts';
import { api } from '../../api.ts';
import { NO_SEGMENT } from '../../search.ts';
import { visitorName } from '../../visitor.ts';
import { Item } from './item.tsx';

/** Of each kind: the palette is for what one can name, the views have the rest. */
const SHOWN = 5;

interface FoundProps {
  siteId: number;
  timeZone: string;
  /** What was typed, not empty. */
  search: string;
  run: (action: () => unknown) => () => void;
}

/** What the server finds among what visitors did: pages, people, recordings. */
export function Found({ siteId, timeZone, search, run }: FoundProps) {
  const navigate = useNavigate();
  const pages = useQuery(api.visitors.pages.queryOptions({ input: { site: siteId, search, limit: SHOWN } }));
  const people = useQuery(api.visitors.users.queryOptions({ input: { site: siteId, search, limit: SHOWN } }));
  const recordings = useRecordings({ siteId, timeZone, search });
  // The server has found them by it: nothing is sorted out again by the letters of what is shown.
  const keywords = [search];
  return (
    <>
      <CommandGroup heading={t`Pages`}>
        {pages.data?.items.map(({ path, title }) => (
          <Item
            key={path}
            icon={FileText}
            value={`${t`Heatmap`} ${path}`}
            keywords={keywords}
            note={title}
            onSelect={run(() =>
              navigate({
                to: '/sites/$siteId/heatmaps',
                params: { siteId },
                search: { path },
              }),
            )}
          >
            {readable(path)}
          </Item>
        ))}
      </CommandGroup>
      <CommandGroup heading={t`Visitors`}>
        {people.data?.items.map(({ id, user_identifier, last_seen }) => (
          <Item
            key={id}
            icon={User}
            value={`${t`Visitor`} ${id}`}
            keywords={keywords}
            note={t`last seen ${formatMoment(last_seen)}`}
            onSelect={run(() =>
              navigate({ to: '/sites/$siteId/visitors/$visitorId', params: { siteId, visitorId: id } }),
            )}
          >
            {visitorName({ user_id: user_identifier ?? '', visitor_id: id })}
          </Item>
        ))}
      </CommandGroup>
      <CommandGroup heading={t`Recordings`}>
        {recordings.items.map((recording) => (
          <Item
            key={recording.recording_id}
            icon={SquarePlay}
            value={`${t`Recording`} ${recording.recording_id}`}
            keywords={keywords}
            note={[recording.entry_page, formatMoment(recording.started_at), formatDuration(recording.duration)].join(
              ' · ',
            )}
            onSelect={run(() =>
              navigate({
                to: '/sites/$siteId/recordings/$recordingId',
                params: { siteId, recordingId: recording.recording_id },
                search: NO_SEGMENT,
              }),
            )}
          >
            {visitorName(recording)}
          </Item>
        ))}
      </CommandGroup>
      {(pages.isPending || people.isPending || recordings.isPending) && (
        <Command.Loading className="px-3 py-2 text-muted-foreground text-xs">
          <Trans>Looking among pages, visitors and recordings…</Trans>
        </Command.Loading>
      )}
    </>
  );
}

/** By the id of one, the id of a user, or a page that was seen in them. */
function useRecordings({ siteId, timeZone, search }: Omit<FoundProps, 'run'>) {
  const isId = z.uuid().safeParse(search).success;
  const one = useQuery({
    ...api.recordings.get.queryOptions({ input: { site: siteId, id: search } }),
    enabled: isId,
  });
  const where = writeConditions([
    {
      kind: 'group',
      not: false,
      any: [[{ kind: 'user', not: false, id: search }], [{ kind: 'page', not: false, any: [`**${search}**`] }]],
    },
  ]);
  const some = useQuery({
    ...api.recordings.list.queryOptions({
      input: { site: siteId, ...rangeOf('90d', timeZone, new Date()), where, sort: 'newest', limit: SHOWN },
    }),
    enabled: !isId,
  });
  return {
    items: isId ? (one.data ? [one.data] : []) : (some.data?.items ?? []),
    isPending: isId ? one.isPending : some.isPending,
  };
}
