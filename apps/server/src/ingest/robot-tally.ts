import type { RobotReason } from '@desirepath/contract/trends';
import type { BaseLogger } from 'pino';
import { utcDay } from '../storage/behaviour/days.ts';
import { toLine, toLines } from '../storage/behaviour/rows.ts';
import type { Insert } from './commit.ts';
import { DelayedWork } from './delayed-work.ts';

/** Nobody watches robots live: a row for each reason and site every few seconds is enough. */
const WRITE_EVERY_MS = 5000;

interface Count {
  site_id: number;
  day: string;
  reason: RobotReason;
  batches: number;
  events: number;
}

/**
 * Counts what robots sent, by site, UTC day and reason. What a crash loses is some seconds of robots. There are no more counts
 * at a time than sites with robots times reasons.
 */
export class RobotTally {
  readonly #insert: Insert;
  readonly #log: Pick<BaseLogger, 'error'>;
  #counts = new Map<string, Count>();
  readonly #writing = new DelayedWork(() => this.#write(), WRITE_EVERY_MS);

  constructor(insert: Insert, log: Pick<BaseLogger, 'error'>) {
    this.#insert = insert;
    this.#log = log;
  }

  /** @param at epoch ms */
  add(site_id: number, reason: RobotReason, events: number, at: number): void {
    this.#count({ site_id, day: utcDay(at), reason, batches: 1, events });
    this.#writing.soon();
  }

  /** Writes what there is. What the store does not take is tried again with what comes next. */
  drain(): Promise<void> {
    return this.#writing.now();
  }

  #count({ batches, events, ...what }: Count): void {
    const key = `${what.site_id} ${what.day} ${what.reason}`;
    const count = this.#counts.get(key) ?? { ...what, batches: 0, events: 0 };
    count.batches += batches;
    count.events += events;
    this.#counts.set(key, count);
  }

  async #write(): Promise<void> {
    const taken = [...this.#counts.values()];
    if (taken.length === 0) return;
    this.#counts = new Map();
    try {
      await this.#insert('robots', toLines(taken.map((count) => toLine('robots', { ...count }))));
    } catch (err) {
      this.#log.error({ err }, 'robots could not be counted; trying again');
      for (const count of taken) this.#count(count);
      this.#writing.soon();
    }
  }
}
