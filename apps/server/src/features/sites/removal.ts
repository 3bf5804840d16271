import { z } from 'zod';
import type { Add, Jobs } from '../../jobs/jobs.ts';
import type { Sites } from '../../storage/records/sites.ts';

interface Removal {
  jobs: Jobs;
  sites: Sites;
  /** Removes all behaviour of a site, from the disk. */
  forgetSite: (siteId: number, signal: AbortSignal) => Promise<void>;
  /** epoch ms */
  clock: () => number;
}

export type RemoveData = Add<{ site: number }>;

/** The job that removes the behaviour data of a site that is gone. */
export function defineRemoval({ jobs, sites, forgetSite, clock }: Removal): RemoveData {
  return jobs.define('site-removal', z.object({ site: z.int() }), async ({ site }, { signal }) => {
    const since = clock();
    await forgetSite(site, signal);
    await sites.forgotten(site, since);
  });
}

/**
 * Puts in line what was noted as removed and has no job, such as after a crash between the two: at the start, and every
 * hour for those that were given up, and for what other servers have stored of a site before they knew.
 */
export async function removeNoted(sites: Sites, removeData: RemoveData): Promise<void> {
  for (const site of await sites.removed()) await removeData({ site }, { key: String(site) });
}
