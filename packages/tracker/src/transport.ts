import { askedWait } from './retry.ts';

/** Keepalive requests and beacons share 65,536 bytes in flight; the rest is left to others on the page. */
export const KEEPALIVE_BYTES = 60_000;

/** A server that has not answered by then is taken for gone. */
const ANSWER_WITHIN = 30_000;

/** `done`: durable. `refused`: will never be taken. Otherwise to be repeated, after `asked` ms if the server said so. */
export type Outcome = { kind: 'done' | 'refused' | 'failed'; asked?: number; said?: string };

/** The body to send. Of this content type, so that no preflight is needed. */
export const plain = (json: string): Blob => new Blob([json], { type: 'text/plain' });

/** The same, compressed where the browser can; the server knows gzip by its first bytes. */
export const compressed = async (json: string): Promise<Blob> => {
  if (typeof CompressionStream === 'undefined') return plain(json);
  const stream = plain(json).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream, { headers: { 'content-type': 'text/plain' } }).blob();
};

export const post = async (url: string, body: Blob, now: () => number): Promise<Outcome> => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      keepalive: body.size < KEEPALIVE_BYTES,
      credentials: 'omit',
      // Missing before Chrome 103, Safari 16, Firefox 100: there a request ends when the browser ends it.
      signal: AbortSignal.timeout?.(ANSWER_WITHIN),
    });
    if (answer.ok) return { kind: 'done' };
    if (answer.status < 500 && answer.status !== 429) return { kind: 'refused', said: await answer.text() };
    return { kind: 'failed', asked: askedWait(answer.headers.get('retry-after'), now()) };
  } catch {
    return { kind: 'failed' };
  }
};
