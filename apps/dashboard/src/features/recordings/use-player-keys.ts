import { useKeys } from '../../app/use-keys.ts';
import { currentIndex, type MarkedEvent } from './replay/markers.ts';
import type { Player } from './replay/player.ts';

const STEP_MS = 5_000;
/** This soon after an event "the one before" is the one before it: else, while it plays, one could never get past it. */
const GRACE_MS = 300;

interface PlayerKeys {
  start: number;
  duration: number;
  events: readonly MarkedEvent[];
  onFullScreen: () => void;
  onActualSize: () => void;
}

/**
 * Space plays and pauses, ← and → go 5 s, `,` and `.` to the recorded change before and after, `[` and `]` to the event, `f`
 * fills the screen, `z` shows the page at its own size.
 */
export function usePlayerKeys(
  player: Player,
  { start, duration, events, onFullScreen, onActualSize }: PlayerKeys,
): void {
  const toEvent = (direction: -1 | 1) => {
    const { time } = player.state;
    const index = direction === 1 ? currentIndex(events, time) + 1 : currentIndex(events, time - GRACE_MS);
    const event = events[index];
    if (event) player.seekToEvent(event);
  };
  const by = (ms: number) => player.seek(Math.min(start + duration, Math.max(start, player.state.time + ms)));
  useKeys((key) => {
    switch (key) {
      case ' ':
        return () => player.toggle();
      case 'ArrowLeft':
        return () => by(-STEP_MS);
      case 'ArrowRight':
        return () => by(STEP_MS);
      case ',':
        return () => player.step(-1);
      case '.':
        return () => player.step(1);
      case '[':
        return () => toEvent(-1);
      case ']':
        return () => toEvent(1);
      case 'f':
        return onFullScreen;
      case 'z':
        return onActualSize;
    }
  });
}
