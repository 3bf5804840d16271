import type { Replay, ReplayEvent } from '@desirepath/contract/tracking';
import { decodeChunk } from '@desirepath/replay-format/decode';

/** What was sent, with what was recorded as events, in whichever shape it came. */
export type WithEvents<Sent> = Omit<Sent, 'replay'> & { replay?: { page_id: string; events: ReplayEvent[] } };

const LIMITS = { events: 1_000_000, units: 100_000_000, depth: 2_000 };

export const withEvents = <Sent extends { replay?: Replay }>({ replay, ...rest }: Sent): WithEvents<Sent> => ({
  ...rest,
  ...(replay && { replay: { page_id: replay.page_id, events: eventsOf(replay) } }),
});

/** @throws Error for what cannot be read */
const eventsOf = (replay: Replay): ReplayEvent[] => {
  if (replay.events) return replay.events;
  const { events, problem } = decodeChunk(replay, LIMITS);
  if (problem) throw new Error(`the recording ${problem}`);
  return events;
};
