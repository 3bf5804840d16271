import type { Random } from '../random.ts';

/** The first pause, and the longest. Shorter than a browser's, whose server is not on the same machine. */
const PAUSE_MS = { first: 250, longest: 5000 };

/** Whether the same batch may be sent again: the server was busy or broken, not the batch. */
export const mayRetry = (status: number): boolean => status === 429 || status >= 500;

/** How many ms to wait before an attempt (2 is the first retry): doubling, and spread so that senders do not come as one; never less
 * than the seconds the server asks for. */
export function pauseBefore(attempt: number, random: Random, retryAfter: string | undefined): number {
  const asked = Number(retryAfter ?? 0) * 1000;
  const doubled = Math.min(PAUSE_MS.longest, PAUSE_MS.first * 2 ** (attempt - 2));
  return Math.max(asked, doubled) * random.between(1, 1.5);
}
