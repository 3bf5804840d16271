import { MINUTE_MS } from '@desirepath/contract/durations';
import { OPERATION } from '@desirepath/contract/limits';

interface Minute {
  /** epoch ms of its beginning */
  at: number;
  accepted: number;
  rejected: number;
}

/** How many events came in each minute of the last hour since the start. A minute in which none came counts, too. */
export class MinuteCounts {
  readonly #clock: () => number;
  #minutes: Minute[];

  constructor(clock: () => number) {
    this.#clock = clock;
    this.#minutes = [emptyAt(minuteOf(clock()))];
  }

  add(what: 'accepted' | 'rejected', events: number): void {
    this.#now()[what] += events;
  }

  /** Oldest first; the last one is not over. */
  all(): readonly Readonly<Minute>[] {
    this.#now();
    return this.#minutes;
  }

  #now(): Minute {
    const at = minuteOf(this.#clock());
    const last = this.#minutes.at(-1);
    // A clock that was set back counts into the minute that it had.
    if (last && at <= last.at) return last;
    const from = Math.max((last?.at ?? at) + MINUTE_MS, at - (OPERATION.minutes - 1) * MINUTE_MS);
    for (let begin = from; begin < at; begin += MINUTE_MS) this.#minutes.push(emptyAt(begin));
    const now = emptyAt(at);
    this.#minutes = [...this.#minutes, now].slice(-OPERATION.minutes);
    return now;
  }
}

const minuteOf = (at: number) => at - (at % MINUTE_MS);
const emptyAt = (at: number): Minute => ({ at, accepted: 0, rejected: 0 });
