import type { Person } from '@desirepath/contract/recording-notes';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SquarePlay, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { deviceName } from '../../app/environment.tsx';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { formatMoment, languageName } from '../../ui/format.ts';
import { Loading } from '../../ui/skeleton.tsx';
import { Handling } from './handling.tsx';
import { Mood } from './mood.tsx';
import { Notes } from './notes.tsx';
import { type FeedbackDetail, messageQuery, recordingQuery } from './queries.ts';
import { SeenPage } from './seen-page.tsx';
import { MOOD_NAMES } from './words.ts';

interface MessagePaneProps {
  siteId: number;
  id: string;
  people: readonly Person[];
  /** Tags that are in use. */
  tags: readonly string[];
  onGone: () => void;
}

/** One message: what was said, where, and what the team makes of it. */
export function MessagePane({ siteId, id, people, tags, onGone }: MessagePaneProps) {
  const message = useQuery(messageQuery(siteId, id));
  if (message.isPending) return <Loading className="h-96" />;
  if (message.isError) {
    return (
      <Card>
        <ErrorState problem={problemOf(message.error)} onRetry={() => void message.refetch()} className="py-24" />
      </Card>
    );
  }
  const { data } = message;
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Card className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
        <header className="flex flex-wrap items-start gap-x-3 gap-y-2">
          {data.mood !== null && <Mood mood={data.mood} className="mt-0.5 size-7" />}
          <div className="min-w-0 flex-1">
            <p className="font-medium">
              {data.email ?? (data.mood === null ? t`Somebody` : MOOD_NAMES[data.mood - 1])}
            </p>
            <p className="text-2sm text-muted-foreground">
              {formatMoment(data.at)} · {factsOf(data).join(' · ')}
            </p>
          </div>
          <Watch message={data} />
          <AtLeast needed="analyst">
            <Delete message={data} onGone={onGone} />
          </AtLeast>
        </header>
        {data.text && <p className="wrap-anywhere max-w-prose whitespace-pre-wrap text-base">{data.text}</p>}
        <Handling message={data} people={people} tags={tags} />
      </Card>
      <SeenPage message={data} />
      <Notes message={data} />
    </article>
  );
}

const factsOf = ({ path, device, browser, os, language, viewport_w, viewport_h }: FeedbackDetail): string[] =>
  [
    path,
    deviceName(device),
    browser && os ? t`${browser} on ${os}` : browser || os,
    `${viewport_w} × ${viewport_h}`,
    language && languageName(language),
  ].filter(Boolean);

/** What was done before somebody wrote belongs to what they wrote. */
const BEFORE_MS = 10_000;

/** The way to the recording of the session, a little before it was written. */
function Watch({ message }: { message: FeedbackDetail }) {
  const { site, session_id, at } = message;
  const recording = useQuery(recordingQuery(message));
  if (!session_id || !recording.data) return null;
  const moment = Math.max(0, Date.parse(at) - Date.parse(recording.data.started_at) - BEFORE_MS);
  return (
    <Button asChild size="sm">
      <Link
        to="/sites/$siteId/recordings/$recordingId"
        params={{ siteId: site, recordingId: session_id }}
        search={{ at: moment }}
      >
        <SquarePlay aria-hidden /> <Trans>Watch</Trans>
      </Link>
    </Button>
  );
}

function Delete({ message, onGone }: { message: FeedbackDetail; onGone: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useChange(api.feedback.remove.mutationOptions(), { stale: [api.feedback.key()], onDone: onGone });
  return (
    <>
      <Button size="icon" variant="ghost" aria-label={t`Delete this message`} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
      </Button>
      <ConfirmDelete
        open={isAsking}
        onOpenChange={setAsking}
        name={message.text.slice(0, 40) || t`this message`}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ params: { id: message.id }, query: { site: message.site } })}
      >
        <Trans>It is gone for everybody, with its notes and replies. The session and its recording stay.</Trans>
      </ConfirmDelete>
    </>
  );
}
