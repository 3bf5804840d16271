import { Cron } from 'croner';
import type { BaseLogger } from 'pino';

/** When the work of the clock is done. At odd moments: on the hour all machines of the world are busy. */
const TIMES = { minute: '37 * * * * *', hour: '11 23 * * * *' } as const;

/**
 * Does some things one after the other, every minute or every hour, by the clock of this machine; not again while it is at it. They
 * put in line: of several servers each does, and the queue keeps one. What takes long by itself stands last. One that fails keeps no other from being done.
 * @returns how to stop it: no other work is begun, and it resolves when the one under way has ended
 */
export function every(
  interval: keyof typeof TIMES,
  works: (() => Promise<unknown>)[],
  log: Pick<BaseLogger, 'error'>,
): () => Promise<void> {
  let isStopped = false;
  let underWay = Promise.resolve();
  const round = async () => {
    for (const work of works) {
      if (isStopped) return;
      try {
        await work();
      } catch (err) {
        log.error({ err }, `a work of the ${interval} failed; it is tried again with the next`);
      }
    }
  };
  const clock = new Cron(TIMES[interval], { protect: true, unref: true }, () => {
    underWay = round();
    return underWay;
  });
  return () => {
    isStopped = true;
    clock.stop();
    return underWay;
  };
}
