import type { Add } from '../../jobs/jobs.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { sitesOfTeam } from '../../storage/records/team-rows.ts';
import { deleteTeam } from './queries.ts';

interface Removal {
  records: Records;
  sites: Sites;
  /** Removes all behaviour of a site, later. */
  removeData: Add<{ site: number }>;
}

/** Deletes a team; what its sites have measured goes as it does when each is removed. */
export async function removeTeam({ records, sites, removeData }: Removal, owner: string, team: string): Promise<void> {
  for (const site of await sitesOfTeam(records, team)) {
    await sites.remove(owner, site);
    await removeData({ site }, { owner, key: String(site) });
  }
  await deleteTeam(records, team);
}
