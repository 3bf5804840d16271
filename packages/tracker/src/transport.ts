import type { Warn } from './guard.ts';

/** Keepalive requests and beacons share 65,536 bytes in flight; the rest is left to others on the page. */
const KEEPALIVE_BYTES = 60_000;

/** A server that has not answered by then is taken for gone. */
const ANSWER_WITHIN = 30_000;

/** Of this content type a body needs no preflight. */
export const bodyOf = (content: BlobPart): Blob => new Blob([content], { type: 'text/plain' });

/**
 * Sends a batch. Undefined when the server has settled it: it is durable, or will never be taken. Otherwise it is to be
 * repeated, after the ms that the server asks for, which may be 0.
 */
export const post = async (url: string, body: Blob, warn: Warn): Promise<number | undefined> => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      keepalive: body.size < KEEPALIVE_BYTES,
      credentials: 'omit',
      // Missing before Chrome 103, Safari 16, Firefox 100: there a request ends when the browser ends it.
      signal: AbortSignal.timeout?.(ANSWER_WITHIN),
    });
    if (answer.status > 499 || answer.status === 429) return 1000 * Number(answer.headers.get('retry-after')) || 0;
    if (!answer.ok) warn(answer);
  } catch {
    return 0;
  }
};
