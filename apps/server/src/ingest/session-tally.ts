import { DAY_MS } from '@desirepath/contract/durations';
import type { EventType, TrackedEvent } from '@desirepath/contract/tracking';
import type { BaseLogger } from 'pino';
import { utcDay } from '../storage/behaviour/days.ts';
import { type Row, toLine } from '../storage/behaviour/rows.ts';
import { COUNTED, type CountedColumn } from '../storage/behaviour/sessions-of.ts';
import type { Insert } from './commit.ts';
import { DelayedWork } from './delayed-work.ts';
import type { ChunkSpan, CommonColumns, PlacedEvent } from './rows.ts';

/** Sessions are a second behind their events: one insert then serves the batches of that second. */
const WRITE_EVERY_MS = 1000;
/** Rows that are written at once. */
const FULL = 20_000;

/** What has become durable of one batch, and what all of it has in common. */
export interface Durable {
  common: CommonColumns;
  events: PlacedEvent[];
  replay: ChunkSpan | undefined;
}

/** What is to be added to the row of one session and UTC day; the definition is that of `storage/behaviour/sessions-of.ts`. */
interface Tally extends Record<CountedColumn, number> {
  common: Durable['common'];
  day: string;
  started_at: number;
  ended_at: number;
  events: number;
  replay_events: number;
  replay_started_at: number;
  replay_ended_at: number;
  entry: [at: number, path: string] | undefined;
  exit: [at: number, path: string] | undefined;
}

/**
 * Adds to `sessions` what becomes durable. Counts are kept in memory for a second and then written; what a crash loses of
 * them is found again at the next start (`storage/behaviour/repair.ts`), for it can be told from the events.
 */
export class SessionTally {
  readonly #insert: Insert;
  readonly #log: Pick<BaseLogger, 'error'>;
  #tallies = new Map<string, Tally>();
  readonly #writing = new DelayedWork(() => this.#write(), WRITE_EVERY_MS);

  constructor(insert: Insert, log: Pick<BaseLogger, 'error'>) {
    this.#insert = insert;
    this.#log = log;
  }

  add({ common, events, replay }: Durable): void {
    let day: number | undefined;
    let tally: Tally | undefined;
    for (const { event, address } of events) {
      // Nearly always the day of the event before: to look it up for each was a twentieth of all that ingest does.
      if (!tally || day !== dayNumber(event.at)) {
        day = dayNumber(event.at);
        tally = this.#of(common, event.at);
      }
      addEvent(tally, event, address.path);
    }
    if (replay) addReplay(this.#of(common, replay.first_at), replay);
    if (this.#tallies.size >= FULL) void this.drain();
    else if (this.#tallies.size > 0) this.#writing.soon();
  }

  /** Writes what there is. What the store does not take is tried again with what comes next. */
  drain(): Promise<void> {
    return this.#writing.now();
  }

  async #write(): Promise<void> {
    const taken = this.#tallies;
    if (taken.size === 0) return;
    this.#tallies = new Map();
    const lines = [...taken.values()].map((tally) => toLine('sessions', toRow(tally)));
    try {
      await this.#insert('sessions', Buffer.from(lines.join('\n')));
    } catch (err) {
      this.#log.error({ err }, 'sessions could not be written; trying again');
      for (const [key, tally] of taken) this.#tallies.set(key, merge(this.#tallies.get(key), tally));
      this.#writing.soon();
    }
  }

  #of(common: Durable['common'], at: number): Tally {
    const day = utcDay(at);
    const key = `${common.site_id} ${common.session_id} ${day}`;
    let tally = this.#tallies.get(key);
    if (!tally) {
      tally = emptyTally(common, day);
      this.#tallies.set(key, tally);
    }
    tally.common = common; // a later batch may know who the user is
    return tally;
  }
}

const dayNumber = (at: number) => Math.floor(at / DAY_MS);

const COUNTED_COLUMNS = Object.values(COUNTED);
const COLUMN_OF: Partial<Record<EventType, CountedColumn>> = COUNTED;

const NONE: Record<CountedColumn, number> = {
  pageviews: 0,
  clicks: 0,
  rage_clicks: 0,
  dead_clicks: 0,
  error_clicks: 0,
  u_turns: 0,
  js_errors: 0,
  request_problems: 0,
  form_submits: 0,
  form_abandons: 0,
};

const emptyTally = (common: Durable['common'], day: string): Tally => ({
  common,
  day,
  started_at: Number.POSITIVE_INFINITY,
  ended_at: 0,
  events: 0,
  ...NONE,
  replay_events: 0,
  replay_started_at: Number.POSITIVE_INFINITY,
  replay_ended_at: 0,
  entry: undefined,
  exit: undefined,
});

function addEvent(tally: Tally, { type, at }: TrackedEvent, path: string): void {
  tally.started_at = Math.min(tally.started_at, at);
  tally.ended_at = Math.max(tally.ended_at, at);
  tally.events += 1;
  const column = COLUMN_OF[type];
  if (column) tally[column] += 1;
  if (type !== 'page_view') return;
  tally.entry = earlier(tally.entry, [at, path]);
  tally.exit = later(tally.exit, [at, path]);
}

function addReplay(tally: Tally, { first_at, last_at, events }: ChunkSpan): void {
  tally.started_at = Math.min(tally.started_at, first_at);
  tally.ended_at = Math.max(tally.ended_at, last_at);
  tally.replay_events += events;
  tally.replay_started_at = Math.min(tally.replay_started_at, first_at);
  tally.replay_ended_at = Math.max(tally.replay_ended_at, last_at);
}

type Moment = Tally['entry'];

/** As the engine orders tuples: by the moment, then by the path. */
const isBefore = (a: NonNullable<Moment>, b: NonNullable<Moment>) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
const earlier = (a: Moment, b: Moment): Moment => (a && b ? (isBefore(a, b) ? a : b) : (a ?? b));
const later = (a: Moment, b: Moment): Moment => (a && b ? (isBefore(a, b) ? b : a) : (a ?? b));

function merge(a: Tally | undefined, b: Tally): Tally {
  if (!a) return b;
  const counts = { ...NONE };
  for (const column of COUNTED_COLUMNS) counts[column] = a[column] + b[column];
  return {
    ...a,
    ...counts,
    started_at: Math.min(a.started_at, b.started_at),
    ended_at: Math.max(a.ended_at, b.ended_at),
    events: a.events + b.events,
    replay_events: a.replay_events + b.replay_events,
    replay_started_at: Math.min(a.replay_started_at, b.replay_started_at),
    replay_ended_at: Math.max(a.replay_ended_at, b.replay_ended_at),
    entry: earlier(a.entry, b.entry),
    exit: later(a.exit, b.exit),
  };
}

/** What is not known is left to the column's default, which is neutral. */
function toRow({ common, replay_started_at, replay_ended_at, ...tally }: Tally): Row<'sessions'> {
  const { tab_id, received_at, ...who } = common;
  const replay = tally.replay_events > 0 ? { replay_started_at, replay_ended_at } : {};
  return { ...who, ...tally, ...replay };
}
