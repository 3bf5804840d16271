import { LIVE } from '@desirepath/contract/limits';
import type { LiveMessage } from '@desirepath/contract/trends';
import { mayPass } from '../../../app/passing.ts';
import { type Problem, problemOf } from '../../../app/problem.ts';

export type Connection =
  | { state: 'connecting' }
  | { state: 'open' }
  /** It was there and is lost, or cannot be had yet; it is tried again by itself. */
  | { state: 'lost' }
  /** It will not come by itself. */
  | { state: 'refused'; problem: Problem };

interface Following {
  /** Opens the stream, until it is told to end. */
  open: (signal: AbortSignal) => Promise<AsyncIterable<LiveMessage>>;
  signal: AbortSignal;
  onMessage: (message: LiveMessage) => void;
  onConnection: (connection: Connection) => void;
}

/** Follows the live stream of a site, through lost connections and restarts of the server, until it is told to stop. */
export async function followLive({ open, signal, onMessage, onConnection }: Following): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const connection = new AbortController();
    signal.addEventListener('abort', () => connection.abort(), { signal: connection.signal });
    // What is cut off on the way, as by a network that is left, says nothing of it.
    let silence: ReturnType<typeof setTimeout> | undefined;
    const hear = () => {
      clearTimeout(silence);
      silence = setTimeout(() => connection.abort(), LIVE.silence);
    };
    try {
      hear();
      const messages = await open(connection.signal);
      onConnection({ state: 'open' });
      for await (const message of messages) {
        failures = 0;
        hear();
        onMessage(message);
      }
    } catch (error) {
      if (!signal.aborted && !mayPass(error)) return onConnection({ state: 'refused', problem: problemOf(error) });
    } finally {
      clearTimeout(silence);
      connection.abort();
    }
    if (signal.aborted) return;
    onConnection({ state: 'lost' });
    await pause(retryDelay(failures, Math.random()), signal);
    failures += 1;
  }
}

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/** Twice as long after each failure, and for each window another time: a server that starts is not asked by all at once. */
export const retryDelay = (failures: number, random: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** failures) * (0.5 + random / 2);

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
