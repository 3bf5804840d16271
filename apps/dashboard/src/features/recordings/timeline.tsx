import { t } from '@lingui/core/macro';
import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef, useState } from 'react';
import { EVENT_LOOKS } from '../../app/event-looks.ts';
import { formatClock, formatDuration } from '../../ui/format.ts';
import type { Span } from './replay/idle.ts';
import { type MarkedEvent, type Marker, placeMarkers } from './replay/markers.ts';
import type { Player } from './replay/player.ts';
import { TimelineHint } from './timeline-hint.tsx';
import { usePlayerState } from './use-replay.ts';

interface TimelineProps {
  player: Player;
  /** When the recording starts (epoch ms), and its length in ms. */
  start: number;
  duration: number;
  events: readonly MarkedEvent[];
}

const STEP_MS = 5_000;
const PAGE_MS = 30_000;
/** Marks nearer to each other than this share of the timeline cannot be told apart. */
const SLOTS = 240;
/** How near the pointer must come to a mark for it to be described. */
const NEAR = 1.5 / SLOTS;

/** Where one is in the recording, what happens when, and what has come; click or drag to go there. */
export function Timeline({ player, start, duration, events }: TimelineProps) {
  const track = useRef<HTMLDivElement>(null);
  const frame = useRef(0);
  const [hovered, setHovered] = useState<number>();
  const markers = useMemo(() => placeMarkers(events, start, duration, SLOTS), [events, start, duration]);
  const pages = useMemo(() => events.filter(({ type }) => type === 'page_view'), [events]);

  const shareAt = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    return box ? Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) : 0;
  };
  // Rebuilding the page at a moment takes longer than a pointer takes to move: at most once a frame.
  const seekTo = (share: number) => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => player.seek(start + share * duration));
  };
  const onPointerMove = (event: PointerEvent) => {
    const share = shareAt(event);
    setHovered(share);
    // What is not here yet is loaded where the pointer is let go, not all along its way.
    if (event.currentTarget.hasPointerCapture(event.pointerId) && player.sourceAt(start + share * duration))
      seekTo(share);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { time } = player.state;
    const target = {
      ArrowLeft: time - STEP_MS,
      ArrowRight: time + STEP_MS,
      ArrowDown: time - STEP_MS,
      ArrowUp: time + STEP_MS,
      PageDown: time - PAGE_MS,
      PageUp: time + PAGE_MS,
      Home: start,
      End: start + duration,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // the arrows work on the whole page; here they have been heard
    player.seek(Math.min(start + duration, Math.max(start, target)));
  };

  return (
    <div
      dir="ltr"
      className="group relative touch-none px-3 pt-2"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(shareAt(event));
      }}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => seekTo(shareAt(event))}
      onPointerLeave={() => setHovered(undefined)}
    >
      <div ref={track} className="relative h-8 cursor-pointer">
        <Markers markers={markers} />
        <Track player={player} start={start} duration={duration} onKeyDown={onKeyDown} />
        {hovered !== undefined && (
          <TimelineHint
            player={player}
            start={start}
            duration={duration}
            share={hovered}
            marker={nearest(markers, hovered)}
            pages={pages}
          />
        )}
      </div>
    </div>
  );
}

const Markers = memo(function Markers({ markers }: { markers: readonly Marker[] }) {
  return markers.map(({ at, type }) => (
    <span
      key={at}
      aria-hidden
      className={`absolute top-0.5 h-3 w-0.5 -translate-x-1/2 rounded-full ${EVENT_LOOKS[type].mark}`}
      style={{ left: `${at * 100}%` }}
    />
  ));
});

interface TrackProps extends Omit<TimelineProps, 'events'> {
  onKeyDown: (event: KeyboardEvent) => void;
}

function Track({ player, start, duration, onKeyDown }: TrackProps) {
  const time = usePlayerState(player, (state) => state.time);
  const loaded = usePlayerState(player, (state) => state.loaded);
  const idle = usePlayerState(player, () => player.idle);
  const lost = usePlayerState(player, () => player.lost);
  const skipsIdle = usePlayerState(player, (state) => state.skipsIdle);
  const share = (at: number) => Math.min(1, Math.max(0, duration > 0 ? (at - start) / duration : 0));
  const percent = (at: number) => `${share(at) * 100}%`;
  const stretch = ({ from, to }: Span) => ({ left: percent(from), width: `${(share(to) - share(from)) * 100}%` });
  const seconds = Math.round((share(time) * duration) / 1000);

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t`Position in the recording`}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration / 1000)}
      aria-valuenow={seconds}
      aria-valuetext={t`${formatClock(seconds * 1000)} of ${formatClock(duration)}`}
      onKeyDown={onKeyDown}
      className="absolute inset-x-0 top-4.5 h-1.5 rounded-full bg-hover"
    >
      {loaded && <span className="absolute inset-y-0 bg-input/40 first:rounded-s-full" style={stretch(loaded)} />}
      <span className="absolute inset-y-0 start-0 rounded-full bg-primary" style={{ width: percent(time) }} />
      {skipsIdle &&
        idle.map((span) => (
          <span
            key={span.from}
            title={t`${formatDuration(span.to - span.from)} without activity`}
            className="absolute -inset-y-px bg-[repeating-linear-gradient(135deg,var(--color-card)_0_2px,transparent_2px_5px)]"
            style={stretch(span)}
          />
        ))}
      {lost.map((span) => (
        <span
          key={span.from}
          title={t`${formatDuration(span.to - span.from)} of the recording did not arrive`}
          className="absolute -inset-y-1 rounded-sm border border-bad bg-[repeating-linear-gradient(135deg,var(--color-bad)_0_2px,var(--color-bad-soft)_2px_5px)]"
          style={stretch(span)}
        />
      ))}
      <span
        className="absolute top-1/2 size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-card bg-primary"
        style={{ left: percent(time) }}
      />
    </div>
  );
}

const nearest = (markers: readonly Marker[], share: number): Marker | undefined =>
  markers
    .filter(({ at }) => Math.abs(at - share) <= NEAR)
    .sort((one, other) => Math.abs(one.at - share) - Math.abs(other.at - share))[0];
