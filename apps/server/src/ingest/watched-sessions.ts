import { LIVE } from '@desirepath/contract/limits';
import { Recent } from '../http/recent.ts';

/** Sessions that somebody watches while they go on; more than people who could. */
const MOST = 1_000;

interface Watched {
  /** Until when, epoch ms. */
  until: number;
  /** When something of it last became durable here, epoch ms; before anyone watched it may have been at any time. */
  newsAt: number;
  waiting: Set<() => void>;
}

const keyOf = (siteId: number, sessionId: string) => `${siteId} ${sessionId}`;

/**
 * Knows which sessions are being watched, so that their pages can be told to send what they record at once, and whoever
 * watches hears of it when it has come.
 */
export class WatchedSessions {
  /** By site and session. */
  readonly #sessions = new Recent<Watched>(MOST);
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Somebody has just looked. Whoever goes on watching looks again soon. */
  note(siteId: number, sessionId: string): void {
    this.#look(siteId, sessionId);
  }

  has(siteId: number, sessionId: string): boolean {
    const session = this.#sessions.get(keyOf(siteId, sessionId));
    return session !== undefined && session.until > this.#clock();
  }

  /** Something of a session is durable: whoever waits for it hears so. */
  tell(siteId: number, sessionId: string): void {
    const session = this.#sessions.get(keyOf(siteId, sessionId));
    if (!session) return;
    session.newsAt = this.#clock();
    for (const hear of session.waiting) hear();
  }

  /**
   * Looks at a session, and resolves once something of it came since then (epoch ms); or after `LIVE.newsWithin`, for what
   * another server took is not heard of here.
   */
  async news(siteId: number, sessionId: string, since: number): Promise<void> {
    const { newsAt, waiting } = this.#look(siteId, sessionId);
    if (newsAt >= since) return;
    await new Promise<void>((resolve) => {
      const hear = () => {
        clearTimeout(timer);
        waiting.delete(hear);
        resolve();
      };
      const timer = setTimeout(hear, LIVE.newsWithin);
      waiting.add(hear);
    });
  }

  #look(siteId: number, sessionId: string): Watched {
    const key = keyOf(siteId, sessionId);
    const now = this.#clock();
    const session = this.#sessions.get(key) ?? { until: 0, newsAt: now, waiting: new Set() };
    session.until = now + LIVE.watchedFor;
    this.#sessions.set(key, session);
    return session;
  }
}
