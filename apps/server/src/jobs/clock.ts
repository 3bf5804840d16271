import { Cron } from 'croner';
import type { BaseLogger } from 'pino';

/** When the work of the clock is done. At odd moments: on the hour all machines of the world are busy. */
const TIMES = { minute: '37 * * * * *', hour: '11 23 * * * *' } as const;

/**
 * Does something every minute or every hour, by the clock of this machine; not again while it is at it. It only puts in line:
 * of several servers each does, and the queue keeps one. @returns how to stop it
 */
export function every(
  interval: keyof typeof TIMES,
  work: () => Promise<void>,
  log: Pick<BaseLogger, 'error'>,
): () => void {
  const clock = new Cron(TIMES[interval], { protect: true, unref: true, catch: false }, () =>
    work().catch((err) => log.error({ err }, `the work of the ${interval} failed; trying again with the next`)),
  );
  return () => clock.stop();
}
