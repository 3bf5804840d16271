import { z } from 'zod';
import type { Add, Jobs } from '../../../jobs/jobs.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { thinSnapshots } from './queries.ts';

type Thin = Add<{ site: number }>;

/** The job that lets go of snapshots of pages which nobody would look for. */
export const defineThinning = (jobs: Jobs, behaviour: Behaviour): Thin =>
  jobs.define('snapshot-thinning', z.object({ site: z.int() }), ({ site }, { signal }) =>
    thinSnapshots(behaviour, site, signal),
  );

/** Puts the job in line for each site. */
export async function thinAll(sites: Sites, thin: Thin): Promise<void> {
  for (const { id } of sites.everySite()) await thin({ site: id }, { key: String(id) });
}
