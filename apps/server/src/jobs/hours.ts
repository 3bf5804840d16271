import { Cron } from 'croner';
import type { BaseLogger } from 'pino';

/** Does something every hour, at an odd minute: on the hour all machines of the world are busy. @returns how to stop it */
export function everyHour(work: () => Promise<void>, log: Pick<BaseLogger, 'error'>): () => void {
  const clock = new Cron('23 * * * *', { protect: true, unref: true, catch: false }, () =>
    work().catch((err) => log.error({ err }, 'the work of the hour failed; trying again with the next')),
  );
  return () => clock.stop();
}
