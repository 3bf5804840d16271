import { DAY_MS } from '@desirepath/contract/durations';
import type { EventType, TrackedEvent } from '@desirepath/contract/tracking';
import type { BaseLogger } from 'pino';
import { utcDay } from '../storage/behaviour/days.ts';
import { type Row, toLine, toLines } from '../storage/behaviour/rows.ts';
import { COUNTED, type CountedColumn } from '../storage/behaviour/sessions-of.ts';
import type { Insert } from './commit.ts';
import { DelayedWork } from './delayed-work.ts';
import type { ChunkSpan, CommonColumns, PlacedEvent } from './rows.ts';

/** Sessions are a second behind their events: one insert then serves the batches of that second. */
const WRITE_EVERY_MS = 1000;
/** Rows that are written at once. */
const FULL = 20_000;

/** What one batch brings, and what all of it has in common. */
export interface Batch {
  common: CommonColumns;
  events: PlacedEvent[];
  replay: ChunkSpan | undefined;
}

/** What is to be added to the row of one session and UTC day; the definition is that of `storage/behaviour/sessions-of.ts`. */
interface Tally extends Record<CountedColumn, number> {
  common: Batch['common'];
  /** UTC days since 1970. */
  day: number;
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

  /** Counts what a batch has. @returns what adds it, once it is durable */
  count(batch: Batch): () => void {
    const tallies = talliesOf(batch);
    return () => this.#add(tallies);
  }

  #add(tallies: Tally[]): void {
    for (const tally of tallies) {
      const key = `${tally.common.site_id} ${tally.common.session_id} ${tally.day}`;
      const known = this.#tallies.get(key);
      if (known) addLater(known, tally);
      else this.#tallies.set(key, tally);
    }
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
      await this.#insert('sessions', toLines(lines));
    } catch (err) {
      this.#log.error({ err }, 'sessions could not be written; trying again');
      for (const [key, tally] of taken) {
        const later = this.#tallies.get(key);
        if (later) addLater(tally, later);
        this.#tallies.set(key, tally);
      }
      this.#writing.soon();
    }
  }
}

/** One for each day. */
function talliesOf({ common, events, replay }: Batch): Tally[] {
  const tallies: Tally[] = [];
  const of = (at: number): Tally => {
    const day = Math.floor(at / DAY_MS);
    const last = tallies.at(-1); // nearly always
    const known = last?.day === day ? last : tallies.find((one) => one.day === day);
    if (known) return known;
    const tally = emptyTally(common, day);
    tallies.push(tally);
    return tally;
  };
  for (const { event, address } of events) addEvent(of(event.at), event, address.path);
  if (replay) addReplay(of(replay.first_at), replay);
  return tallies;
}

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

const emptyTally = (common: Batch['common'], day: number): Tally => ({
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
  tally.entry = earliest(tally.entry, [at, path]);
  tally.exit = latest(tally.exit, [at, path]);
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
const earliest = (a: Moment, b: Moment): Moment => (a && b ? (isBefore(a, b) ? a : b) : (a ?? b));
const latest = (a: Moment, b: Moment): Moment => (a && b ? (isBefore(a, b) ? b : a) : (a ?? b));

/** Adds what came after it. */
function addLater(tally: Tally, later: Tally): void {
  tally.common = later.common; // it may know who the user is
  for (const column of COUNTED_COLUMNS) tally[column] += later[column];
  tally.started_at = Math.min(tally.started_at, later.started_at);
  tally.ended_at = Math.max(tally.ended_at, later.ended_at);
  tally.events += later.events;
  tally.replay_events += later.replay_events;
  tally.replay_started_at = Math.min(tally.replay_started_at, later.replay_started_at);
  tally.replay_ended_at = Math.max(tally.replay_ended_at, later.replay_ended_at);
  tally.entry = earliest(tally.entry, later.entry);
  tally.exit = latest(tally.exit, later.exit);
}

/** What is not known is left to the column's default, which is neutral. */
function toRow({ common, day, replay_started_at, replay_ended_at, ...tally }: Tally): Row<'sessions'> {
  const { tab_id, received_at, ...who } = common;
  const replay = tally.replay_events > 0 ? { replay_started_at, replay_ended_at } : {};
  return { ...who, ...tally, day: utcDay(day * DAY_MS), ...replay };
}
