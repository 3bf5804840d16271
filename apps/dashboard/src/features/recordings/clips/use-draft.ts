import { CLIPS } from '@desirepath/contract/limits';
import { useState } from 'react';
import type { Span } from '../replay/idle.ts';
import type { Player } from '../replay/player.ts';

/** As long as a clip is before anyone has said how long. */
const USUAL_MS = 10_000;

/** A clip that is being made: from where to where, in epoch ms. */
export interface Draft {
  span: Span | undefined;
  /** Here, and some seconds on. */
  begin: () => void;
  /** From, or to, where the player is. */
  setIn: () => void;
  setOut: () => void;
  /** Moves one end, and shows the moment that is there. The other gives way. */
  move: (end: keyof Span, to: number) => void;
  discard: () => void;
}

export function useDraft(player: Player, whole: Span): Draft {
  const [span, setSpan] = useState<Span>();
  const setIn = () => setSpan((before) => withEnd(before ?? { from: 0, to: 0 }, 'from', player.state.time, whole));
  const setOut = () => setSpan((before) => withEnd(before ?? whole, 'to', player.state.time, whole));
  return {
    span,
    begin: setIn,
    setIn,
    setOut,
    move: (end, to) => {
      if (!span) return;
      const moved = withEnd(span, end, to, whole);
      setSpan(moved);
      player.pause();
      player.seek(moved[end]);
    },
    discard: () => setSpan(undefined),
  };
}

/** A span with one of its ends moved; it stays within the recording, and neither too short nor too long to be a clip. */
export function withEnd(span: Span, end: keyof Span, to: number, whole: Span): Span {
  const within = (at: number, least: number, most: number) => Math.round(Math.min(most, Math.max(least, at)));
  const { shortest, longest } = CLIPS;
  if (end === 'from') {
    const from = within(to, whole.from, whole.to - shortest);
    const isFit = span.to - from >= shortest && span.to - from <= longest;
    return { from, to: isFit ? span.to : within(from + USUAL_MS, from + shortest, whole.to) };
  }
  const last = within(to, whole.from + shortest, whole.to);
  const isFit = last - span.from >= shortest && last - span.from <= longest;
  return { from: isFit ? span.from : within(last - USUAL_MS, whole.from, last - shortest), to: last };
}
