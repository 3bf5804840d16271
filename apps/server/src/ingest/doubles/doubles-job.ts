import type { BaseLogger } from 'pino';
import { z } from 'zod';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import { forgetRetried, selectRetried } from '../../storage/records/retried-batches.ts';
import { eraseDoubles } from './queries.ts';

/** Whatever wrote a batch beside its retry has ended by then: a commit is given up sooner, and a client waits no longer. */
const LOOK_AFTER_MS = 60_000;
const AT_ONCE = 1_000;

interface DoublesDependencies {
  jobs: Jobs;
  behaviour: Behaviour;
  records: Records;
  /** epoch ms */
  clock: () => number;
  log: Pick<BaseLogger, 'warn'>;
}

/**
 * The job that makes sure of what retries leave to chance where there are several servers: that none of them was written while another
 * server wrote the same batch. docs/decisions/0046-many-servers.md has the cases.
 */
export function defineDoubles({ jobs, behaviour, records, clock, log }: DoublesDependencies) {
  return jobs.define('doubles', z.object({}), async (_, { signal }) => {
    // All of them: whoever sends retries by the thousand must not be faster than a round a minute.
    for (;;) {
      const batches = await selectRetried(records, clock() - LOOK_AFTER_MS, AT_ONCE);
      if (batches.length === 0) return;
      for (const batch of batches) {
        signal.throwIfAborted();
        const erased = await eraseDoubles(behaviour, batch, clock(), signal);
        if (erased > 0)
          log.warn({ site: batch.site_id, erased }, 'a batch was written by two servers; one of it is kept');
        await forgetRetried(records, batch);
      }
    }
  });
}
