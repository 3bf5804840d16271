import { appError } from '../../errors/app-error.ts';
import type { Records } from './open.ts';

/** A team of one, named as its owner is. @returns its id */
export async function insertTeam(
  records: Records,
  { id, owner, name, now }: { id: string; owner: string; name?: string; now: number },
): Promise<string> {
  const account = await records
    .selectFrom('accounts')
    .select(['name', 'email'])
    .where('id', '=', owner)
    .executeTakeFirstOrThrow();
  await records
    .insertInto('teams')
    .values({ id, name: name ?? (account.name || account.email), created_at: now })
    .execute();
  await records
    .insertInto('team_members')
    .values({ team_id: id, account_id: owner, role: 'owner', all_sites: 1, created_at: now })
    .execute();
  return id;
}

export async function sitesOfTeam(records: Records, team: string): Promise<number[]> {
  const rows = await records.selectFrom('sites').select('id').where('team_id', '=', team).execute();
  return rows.map(({ id }) => id);
}

/** The same answer for a site of another team and for one that never was. @throws AppError site_not_found */
export async function refuseForeignSites(records: Records, team: string, sites: number[] | null): Promise<void> {
  if (!sites) return;
  const own = new Set(await sitesOfTeam(records, team));
  if (!sites.every((site) => own.has(site))) throw appError('site_not_found');
}
