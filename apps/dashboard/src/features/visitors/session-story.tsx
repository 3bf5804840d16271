import { readable } from '@desirepath/contract/readable';
import type { VisitorProfile } from '@desirepath/contract/visitors';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, SquarePlay, StickyNote } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { EVENT_LOOKS } from '../../app/event-looks.ts';
import { describeEvent } from '../../app/event-words.ts';
import { problemOf } from '../../app/problem.ts';
import { formatClock, formatDuration, formatMoment, formatTime } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';

interface SessionStoryProps {
  siteId: number;
  session: VisitorProfile['recent'][number];
  isOpenAtFirst: boolean;
}

/** One session: a line, and below it what happened. */
export function SessionStory({ siteId, session, isOpenAtFirst }: SessionStoryProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const duration = Date.parse(session.ended_at) - Date.parse(session.started_at);
  return (
    <li>
      <div className="flex items-center pe-3 hover:bg-hover">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-2 px-4 py-2 text-start"
        >
          <ChevronRight
            className={`size-4 shrink-0 text-muted-foreground transition-transform ${isOpen ? 'rotate-90' : 'rtl:rotate-180'}`}
            aria-hidden
          />
          <span className="min-w-0">
            <span className="block font-medium">{formatMoment(session.started_at)}</span>
            <span className="block truncate text-2sm text-muted-foreground">
              {[
                formatDuration(duration),
                session.entry_page && t`from ${readable(session.entry_page)}`,
                session.browser,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </button>
        {session.is_recorded && (
          <Link
            to="/sites/$siteId/recordings/$recordingId"
            params={{ siteId, recordingId: session.session_id }}
            aria-label={t`Watch the session of ${formatMoment(session.started_at)}`}
            title={t`Watch`}
            className="grid size-8 shrink-0 place-items-center rounded-md text-muted-foreground hover:text-ember-text"
          >
            <SquarePlay className="size-4" aria-hidden />
          </Link>
        )}
      </div>
      {isOpen && <Events id={session.session_id} />}
      {isOpen && session.is_recorded && <Notes siteId={siteId} id={session.session_id} />}
    </li>
  );
}

/** What the team wrote on its recording; each leads to its moment there. */
function Notes({ siteId, id }: { siteId: number; id: string }) {
  const notes = useQuery(api.recordingNotes.list.queryOptions({ input: { site: siteId, id } }));
  const items = notes.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ul aria-label={t`Notes`} className="grid gap-1 pe-4 pb-3 ps-10">
      {items.map(({ id: note, at, text, author }) => (
        <li key={note} className="flex gap-2">
          <StickyNote aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
          <span className="min-w-0 break-words">
            <Link
              to="/sites/$siteId/recordings/$recordingId"
              params={{ siteId, recordingId: id }}
              search={{ at }}
              className="text-ember-text tabular-nums underline-offset-4 hover:underline"
            >
              {formatClock(at)}
            </Link>{' '}
            {text} <span className="text-muted-foreground">{author?.name ?? t`somebody who is gone`}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What a page tells all the time, which is no part of a story. */
const QUIET: ReadonlySet<string> = new Set([
  'scroll',
  'attention',
  'page_leave',
  'web_vital',
  'session_start',
  'console',
]);

function Events({ id }: { id: string }) {
  const story = useQuery(api.visitors.session.queryOptions({ input: { session_id: id } }));
  if (story.isPending) return <SkeletonRows rows={3} className="px-4 pb-3" />;
  if (story.isError) return <ErrorState problem={problemOf(story.error)} onRetry={() => void story.refetch()} />;
  const events = story.data.events.filter(({ type }) => !QUIET.has(type));
  return (
    <ol className="grid gap-0.5 pe-4 pb-3 ps-10">
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events have no identity but their place
        <li key={index} className="flex gap-3">
          <time dateTime={event.at} className="shrink-0 text-muted-foreground tabular-nums">
            {formatTime(event.at)}
          </time>
          <span className={`min-w-0 break-words ${EVENT_LOOKS[event.type].text}`}>{describeEvent(event)}</span>
        </li>
      ))}
      {events.length === 0 && (
        <li className="text-muted-foreground">
          <Trans>Nothing but looking.</Trans>
        </li>
      )}
    </ol>
  );
}
