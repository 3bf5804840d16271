import type { Feedback } from '@desirepath/contract/feedback';
import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import { MapPin } from 'lucide-react';
import { Badge } from '../../ui/badge.tsx';
import { cn } from '../../ui/class-names.ts';
import { formatAgo } from '../../ui/format.ts';
import { Mood } from './mood.tsx';
import { feedbackSearch } from './search.ts';
import { MOOD_NAMES, STATE_NAMES } from './words.ts';

interface MessageListProps {
  siteId: number;
  messages: readonly Feedback[];
  /** The one that is read. */
  chosen: string | undefined;
}

/** The messages, newest first; those that nobody has taken up stand out. */
export function MessageList({ siteId, messages, chosen }: MessageListProps) {
  const now = new Date();
  return (
    <ul aria-label={t`Messages`} className="divide-y">
      {messages.map((message) => (
        <li key={message.id}>
          <Link
            to="/sites/$siteId/feedback"
            params={{ siteId }}
            search={(before) => ({ ...feedbackSearch.parse(before), message: message.id })}
            aria-current={message.id === chosen ? 'true' : undefined}
            className={cn(
              'grid grid-cols-[minmax(0,1fr)] gap-1 border-transparent border-s-2 px-4 py-3 hover:bg-hover',
              message.id === chosen && 'border-ember bg-hover',
            )}
          >
            <span className="flex items-center gap-2">
              {message.mood !== null && <Mood mood={message.mood} />}
              <span className={cn('min-w-0 flex-1 truncate', message.state === 'new' && 'font-semibold')}>
                {titleOf(message)}
              </span>
              <span className="shrink-0 text-2sm text-muted-foreground">{formatAgo(message.at, now)}</span>
            </span>
            <span className="flex min-w-0 items-center gap-1.5 text-2sm text-muted-foreground">
              {message.element && <MapPin aria-label={t`Points at a part of the page`} className="size-3.5 shrink-0" />}
              <span className="min-w-0 flex-1 truncate">{readable(message.path)}</span>
              {message.tags.slice(0, 2).map((tag) => (
                <Badge key={tag}>{tag}</Badge>
              ))}
              {message.state !== 'new' && (
                <Badge tone={message.state === 'done' ? 'good' : 'ember'}>{STATE_NAMES[message.state]}</Badge>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What a message is known by: how it begins, or the face alone. */
const titleOf = ({ text, mood }: Feedback): string =>
  text.split('\n', 1)[0] || (mood === null ? '' : (MOOD_NAMES[mood - 1] ?? ''));
