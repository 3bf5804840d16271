import { LIVE } from '@desirepath/contract/limits';
import { Recent } from './recent.ts';

/** Sessions that somebody watches while they go on; more than people who could. */
const MOST = 1_000;

/** Knows which sessions are being watched, so that their pages can be told to send what they record at once. */
export class WatchedSessions {
  /** Until when, epoch ms, by site and session. */
  readonly #until = new Recent<number>(MOST);
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Somebody has just looked. Whoever goes on watching looks again soon. */
  note(siteId: number, sessionId: string): void {
    this.#until.set(`${siteId} ${sessionId}`, this.#clock() + LIVE.watchedFor);
  }

  has(siteId: number, sessionId: string): boolean {
    const until = this.#until.get(`${siteId} ${sessionId}`);
    return until !== undefined && until > this.#clock();
  }
}
