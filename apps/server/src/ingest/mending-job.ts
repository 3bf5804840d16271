import { z } from 'zod';
import type { Jobs } from '../jobs/jobs.ts';
import type { Behaviour } from '../storage/behaviour/open.ts';

/**
 * The job that counts what a server had acknowledged and, killed, could not add to its sessions any more. Once at a time over all
 * servers: two that find the same missing would both add it. Undefined where a start sees to that, because nobody else writes.
 */
export function defineMending(jobs: Jobs, { mend }: Behaviour, clock: () => number) {
  const add = jobs.define('mending', z.object({}), async () => mend?.(clock()));
  return mend && (() => add({}, { key: 'mending' }));
}
