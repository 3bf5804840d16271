import { Cron } from 'croner';
import type { BaseLogger } from 'pino';

/** When the work of the clock is done. At odd moments: on the hour all machines of the world are busy. */
const TIMES = { minute: '37 * * * * *', hour: '11 23 * * * *' } as const;

/**
 * Does some things one after the other, every minute or every hour, by the clock of this machine; not again while it is at it. They
 * put in line: of several servers each does, and the queue keeps one. What takes long by itself stands last. One that fails keeps no other from being done.
 * @returns how to stop it
 */
export function every(
  interval: keyof typeof TIMES,
  works: (() => Promise<unknown>)[],
  log: Pick<BaseLogger, 'error'>,
): () => void {
  const round = async () => {
    for (const work of works) {
      try {
        await work();
      } catch (err) {
        log.error({ err }, `a work of the ${interval} failed; it is tried again with the next`);
      }
    }
  };
  const clock = new Cron(TIMES[interval], { protect: true, unref: true }, round);
  return () => clock.stop();
}
