import { z } from 'zod';
import type { Add, Jobs } from '../../jobs/jobs.ts';
import type { EraseMails } from '../../net/mailer/mail-files.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { applyRetention, isLimited } from './retention.ts';

interface RetentionDependencies {
  jobs: Jobs;
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  /** Deletes the assets that no page of a site shows any more, and the pieces of snapshots that have grown old. */
  clearUnused: (siteId: number, signal: AbortSignal) => Promise<void>;
  /** Deletes mails that were written as files. @returns how many */
  eraseMails: EraseMails;
  /** epoch ms */
  clock: () => number;
}

type Retain = Add<{ site: number }>;

/** The job that deletes what one site does not keep any longer, and what that was the last to show. */
export function defineRetention({
  jobs,
  behaviour,
  records,
  sites,
  clearUnused,
  eraseMails,
  clock,
}: RetentionDependencies): Retain {
  return jobs.define('retention', z.object({ site: z.int() }), async ({ site: id }, running) => {
    const site = sites.findById(id);
    if (!site) return;
    if (isLimited(site.settings)) await applyRetention({ behaviour, records, eraseMails }, site, clock(), running);
    await clearUnused(id, running.signal);
  });
}

/** Puts the job in line for each site. */
export async function retainAll(sites: Sites, retain: Retain): Promise<void> {
  for (const { id } of sites.everySite()) await retain({ site: id }, { key: String(id) });
}
