import type { LiveEvent } from '@desirepath/contract/trends';

/** Lines kept: more than anybody scrolls through, and few enough to be drawn at once. */
export const MOST_LINES = 300;

export interface LiveLine extends LiveEvent {
  /** The same event told twice has the same one. */
  key: string;
  /** It has arrived while someone watched. */
  isNew: boolean;
}

/** The events of a site as they are shown, newest first. While someone reads, what comes waits. */
export interface LiveLog {
  lines: readonly LiveLine[];
  waiting: readonly LiveLine[];
  /** Events that were not told of, because there were too many. */
  skipped: number;
}

export const EMPTY_LOG: LiveLog = { lines: [], waiting: [], skipped: 0 };

export interface Arrival {
  events: readonly LiveEvent[];
  skipped: number;
}

export function receive(log: LiveLog, { events, skipped }: Arrival, isHeld: boolean): LiveLog {
  const isNew = log !== EMPTY_LOG; // what a stream begins with has been there before
  const known = new Set([...log.lines, ...log.waiting].map(({ key }) => key));
  const fresh = new Map<string, LiveLine>();
  for (const event of events) {
    const key = keyOf(event);
    if (!known.has(key)) fresh.set(key, { ...event, key, isNew });
  }
  const arrived = [...fresh.values()];
  return isHeld
    ? { ...log, waiting: newestFirst(log.waiting, arrived), skipped: log.skipped + skipped }
    : { ...log, lines: newestFirst(log.lines, arrived), skipped: log.skipped + skipped };
}

/** Shows what has waited. */
export const release = (log: LiveLog): LiveLog =>
  log.waiting.length === 0 ? log : { ...log, lines: newestFirst(log.lines, log.waiting), waiting: [] };

/** Browsers send a few seconds at a time, so that one's past can come after another's present. */
const newestFirst = (before: readonly LiveLine[], arrived: readonly LiveLine[]): readonly LiveLine[] =>
  [...before, ...arrived]
    .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
    .slice(0, MOST_LINES);

const keyOf = ({ session_id, at, type, element, name, path }: LiveEvent): string =>
  [session_id, at, type, path, element, name].join('\n');
