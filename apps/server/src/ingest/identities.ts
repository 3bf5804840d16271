import { IDENTITIES } from '@desirepath/contract/limits';
import { z } from 'zod';
import { Recent } from '../http/recent.ts';
import { toLine } from '../storage/behaviour/rows.ts';
import type { OnErased } from '../storage/erasures.ts';
import { silentWire } from '../storage/records/wire.ts';

/** Lines to write, and what to call once they are durable. */
export interface IdentityNews {
  lines: string[];
  kept: () => void;
}

export interface Identified {
  site_id: number;
  visitor_id: string;
  user_id: string;
  /** epoch ms */
  at: number;
}

/**
 * When a batch says who its sender is: with its last event. Of a browser that two people use, who came last counts, and not whose batch was held
 * up for longest.
 */
export const saidAt = (events: readonly { event: { at: number } }[], receivedAt: number): number =>
  events.length === 0 ? receivedAt : Math.min(receivedAt, Math.max(0, ...events.map(({ event }) => event.at)));

const NO_NEWS: IdentityNews = { lines: [], kept: () => {} };

/**
 * Knows which visitors are known to be whom, so that only news are written: every batch says who sends it. What is
 * forgotten, or was known to the process before, is written once more, which changes nothing.
 */
export function createIdentityNews(
  wire = silentWire,
  onErased: OnErased = () => {},
): (identified: Identified) => IdentityNews {
  const written = new Recent<string>(IDENTITIES.remembered);
  // Who has become somebody else at another server, and is the first again here, is news again.
  wire.hear('identity', z.object({ key: z.string() }), ({ key }) => written.set(key, ''));
  wire.onGap(() => written.clear());
  // Whoever was deleted and comes back is to be found again.
  onErased('identities', () => written.clear());
  return ({ site_id, visitor_id, user_id, at }) => {
    const key = `${site_id} ${visitor_id}`;
    if (user_id === '' || written.get(key) === user_id) return NO_NEWS;
    return {
      lines: [toLine('identities', { site_id, visitor_id, user_id, identified_at: at })],
      kept: () => {
        written.set(key, user_id);
        wire.tell('identity', { key });
      },
    };
  };
}
