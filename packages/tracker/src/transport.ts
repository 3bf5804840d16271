import type { Warn } from './guard.ts';
import { bytesOf, PLAIN } from './pack.ts';
import { clamp } from './point.ts';

/**
 * Sends a batch. Undefined when the server has settled it: it is durable, or will never be taken. Otherwise it is to be
 * repeated, after the ms that the server asks for, which may be 0.
 * @param begin called when it leaves; false when that is no longer wanted
 */
export type Send = (json: string, begin: () => boolean) => Promise<number | undefined>;

/** A way for batches to leave. */
export interface Transport {
  send: Send;
  /** Makes a batch smaller at once, for when the page ends. */
  shrink?(json: string): BodyInit;
  close?(): void;
}

/** Keepalive requests and beacons share 65,536 bytes in flight; the rest is left to others on the page. */
const KEEPALIVE_BYTES = 60_000;

/** A server that has not answered by then is taken for gone. */
export const ANSWER_WITHIN = 30_000;

/** Whatever a server or something before it asks for: within the visit that it may take place. */
const LONGEST_ASKED = 60 * 60 * 1000;

/** What an answer means for its batch, as {@link Send} says. `retryAfter`: seconds or a date, as of the HTTP header. */
export const outcomeOf = (status: number, retryAfter: string | number | null, warn: Warn): number | undefined => {
  if (status > 499 || status === 429) {
    const asked = 1000 * Number(retryAfter) || Date.parse(`${retryAfter}`) - Date.now() || 0;
    return clamp(asked, LONGEST_ASKED);
  }
  if (status > 399) warn(`refused: ${status}`);
};

/** Requests, one a batch. @param toBytes what makes its body; the rarer signals bring one that packs */
export const createPost =
  (url: string, warn: Warn, toBytes: (json: string) => Promise<ArrayBuffer> = bytesOf): Send =>
  async (json, begin) => {
    const body = await toBytes(json);
    if (!begin()) return;
    const giveUp = new AbortController();
    const answer = async () => {
      const { status, headers } = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': PLAIN },
        keepalive: body.byteLength < KEEPALIVE_BYTES,
        credentials: 'omit',
        signal: giveUp.signal,
      });
      return outcomeOf(status, headers.get('retry-after'), warn);
    };
    // A `fetch` that others have replaced may not care for the signal.
    return new Promise((resolve) => {
      const settle = (asked: number | undefined) => {
        clearTimeout(timer);
        resolve(asked);
      };
      const timer = setTimeout(() => {
        giveUp.abort();
        settle(0);
      }, ANSWER_WITHIN);
      answer().then(settle, () => settle(0));
    });
  };
