import { useVirtualizer } from '@tanstack/react-virtual';
import { Activity } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { EVENT_LOOKS } from '../../app/event-looks.ts';
import { describeEvent, FRUSTRATION } from '../../app/event-words.ts';
import { cn } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatClock } from '../../ui/format.ts';
import { currentIndex, type MarkedEvent } from './replay/markers.ts';
import type { Player } from './replay/player.ts';
import { usePlayerState } from './use-player.ts';

interface EventListProps {
  player: Player;
  start: number;
  events: readonly MarkedEvent[];
}

const ROW_PX = 36;

/** What the visitor did, in order; the list follows the player, and a click on a line takes the player there. */
export function EventList({ player, start, events }: EventListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const current = usePlayerState(player, ({ time }) => currentIndex(events, time));
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  useEffect(() => {
    // Not while paused: then it is the reader who scrolls.
    if (isPlaying && current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [isPlaying, current, rows]);

  if (events.length === 0) {
    return (
      <EmptyState icon={Activity} title="No events">
        Nothing was clicked or sent in this session; the replay shows what the visitor saw.
      </EmptyState>
    );
  }
  return (
    <div ref={scroller} className="h-full overflow-y-auto">
      <ol className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start: top }) => {
          const event = events[index];
          return (
            event && (
              <li key={index} className="absolute inset-x-0" style={{ top, height: ROW_PX }}>
                <EventRow
                  event={event}
                  at={Date.parse(event.at) - start}
                  isCurrent={index === current}
                  onClick={() => player.seekToEvent(event)}
                />
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}

interface EventRowProps {
  event: MarkedEvent;
  /** ms from the start of the recording. */
  at: number;
  isCurrent: boolean;
  onClick: () => void;
}

function EventRow({ event, at, isCurrent, onClick }: EventRowProps) {
  const { icon: Icon, label, text } = EVENT_LOOKS[event.type];
  const description = describeEvent(event);
  return (
    <button
      type="button"
      aria-current={isCurrent ? 'step' : undefined}
      onClick={onClick}
      title={description}
      className={cn(
        'flex size-full items-center gap-2 border-l-2 border-l-transparent px-3 text-left outline-offset-[-2px] hover:bg-hover',
        FRUSTRATION.has(event.type) && 'bg-bad-soft/60',
        isCurrent && 'border-l-ember bg-ember-soft',
      )}
    >
      <Icon role="img" aria-label={label} className={cn('size-4 shrink-0', text)} />
      <span
        className={cn(
          'min-w-0 flex-1 truncate',
          event.type === 'page_view' && 'font-medium',
          text === 'text-bad' && text,
        )}
      >
        {description}
      </span>
      <span className="shrink-0 text-[13px] text-muted-foreground tabular-nums">{formatClock(Math.max(0, at))}</span>
    </button>
  );
}
