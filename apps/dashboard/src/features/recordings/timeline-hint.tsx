import { readable } from '@desirepath/contract/readable';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { EVENT_LOOKS } from '../../app/event-looks.ts';
import { describeEvent } from '../../app/event-words.ts';
import { formatClock, formatDuration } from '../../ui/format.ts';
import { spanAt } from './replay/idle.ts';
import { currentIndex, type MarkedEvent, type Marker } from './replay/markers.ts';
import type { Player } from './replay/player.ts';
import { Preview } from './replay/preview.ts';

interface TimelineHintProps {
  player: Player;
  start: number;
  duration: number;
  /** Where the pointer is, 0 to 1. */
  share: number;
  marker: Marker | undefined;
  pages: readonly MarkedEvent[];
}

/** What is at a place of the timeline: the page as it was then, its name, and what happened. */
export function TimelineHint({ player, start, duration, share, marker, pages }: TimelineHintProps) {
  const time = start + share * duration;
  const page = pages[currentIndex(pages, time)];
  const lost = spanAt(player.lost, time);
  const idle = spanAt(player.idle, time);
  const [first] = marker ? marker.events.filter(({ type }) => type === marker.type) : [];
  const more = (marker?.events.length ?? 0) - 1;
  return (
    <div
      // Kept within the timeline: at its ends it stands beside the pointer rather than over it.
      className="pointer-events-none absolute bottom-full z-20 mb-1 grid w-62 gap-1 rounded-md border bg-popover p-1 text-2sm"
      style={{ left: `${share * 100}%`, transform: `translateX(-${share * 100}%)` }}
    >
      {!lost && <Picture player={player} time={time} />}
      <p className="truncate px-1 tabular-nums">
        {formatClock(share * duration)}
        {page && <span className="text-muted-foreground"> · {readable(page.path)}</span>}
      </p>
      {first && (
        <p className="truncate px-1">
          <span className={EVENT_LOOKS[first.type].text}>{describeEvent(first)}</span>
          {more > 0 && (
            <span className="text-muted-foreground">
              {' '}
              · <Trans>{more} more</Trans>
            </span>
          )}
        </p>
      )}
      {lost && (
        <p className="px-1 text-bad">
          <Trans>{formatDuration(lost.to - lost.from)} of the recording did not arrive.</Trans>
        </p>
      )}
      {idle && !lost && (
        <p className="px-1 text-muted-foreground">
          <Trans>{formatDuration(idle.to - idle.from)} without activity</Trans>
        </p>
      )}
    </div>
  );
}

/** Building a page costs more than moving the pointer: only where it rests. */
const RESTS_FOR_MS = 50;
const WIDTH = 238;
/** Phones are recorded upright; a picture of all of their height would hide the stage. */
const MOST_HEIGHT = 200;

function Picture({ player, time }: { player: Player; time: number }) {
  const root = useRef<HTMLDivElement>(null);
  const preview = useRef<Preview>(undefined);
  const [size, setSize] = useState<{ width: number; height: number }>();
  const [isShown, setShown] = useState(false);
  useEffect(() => () => preview.current?.close(), []);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (!root.current) return;
      preview.current ??= new Preview(root.current, setSize);
      setShown(preview.current.show(player, time));
    }, RESTS_FOR_MS);
    return () => clearTimeout(timer);
  }, [player, time]);

  const scale = size ? Math.min(WIDTH / size.width, MOST_HEIGHT / size.height) : 0;
  const box = isShown && size ? { width: size.width * scale, height: size.height * scale } : { height: 0 };
  return (
    <div className="mx-auto overflow-hidden rounded-sm bg-muted" style={box}>
      <div ref={root} aria-hidden className="origin-top-left" style={{ ...size, transform: `scale(${scale})` }} />
    </div>
  );
}
