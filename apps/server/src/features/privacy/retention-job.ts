import { z } from 'zod';
import type { Add, Jobs } from '../../jobs/jobs.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { applyRetention, isLimited } from './retention.ts';

interface RetentionDependencies {
  jobs: Jobs;
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  /** epoch ms */
  clock: () => number;
}

type Retain = Add<{ site: number }>;

/** The job that deletes what one site does not keep any longer. */
export function defineRetention({ jobs, behaviour, records, sites, clock }: RetentionDependencies): Retain {
  return jobs.define('retention', z.object({ site: z.int() }), async ({ site: id }, running) => {
    const site = sites.findById(id);
    if (site && isLimited(site.settings)) await applyRetention({ behaviour, records }, site, clock(), running);
  });
}

/** Puts the job in line for each site that has a limit. */
export async function retainAll(sites: Sites, retain: Retain): Promise<void> {
  for (const { id, settings } of sites.everySite()) {
    if (isLimited(settings)) await retain({ site: id }, { key: String(id) });
  }
}
