import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS, type SiteSettings } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import type { Selectable } from 'kysely';
import { appError } from '../../errors/app-error.ts';
import type { Identity } from '../../http/guard.ts';
import type { Records } from './open.ts';
import { isOpenTo } from './rights.ts';
import type { RecordsSchema } from './schema.ts';
import { insertTeam } from './team-rows.ts';

export type NewSite = Pick<Site, 'owner' | 'name' | 'domain' | 'tracking_id'> & {
  settings: Partial<SiteSettings>;
  /** Where there is none, the one that the owner cares for, which is made if need be. */
  team?: string | undefined;
  /** Whether also somebody may get a team of their own who only looks on in those of others. */
  isOpen?: boolean;
};
export type SiteChanges = Partial<Pick<Site, 'name' | 'domain'>> & { settings?: Partial<SiteSettings> };

const toSite = ({ settings, created_at, team_id, ...row }: Selectable<RecordsSchema['sites']>): Site => ({
  ...row,
  team: team_id ?? '',
  created_at: new Date(created_at).toISOString(),
  settings: settingsOf(JSON.parse(settings)),
});

/** What came after they were written has its default. */
const settingsOf = (written: Partial<SiteSettings>): SiteSettings => ({
  ...DEFAULT_SETTINGS,
  ...written,
  feedback: { ...DEFAULT_SETTINGS.feedback, ...written.feedback },
});

export async function selectAllSites(records: Records): Promise<Site[]> {
  return (await records.selectFrom('sites').selectAll().execute()).map(toSite);
}

/** Sites that an identity may see and whose id is above `after`, oldest first. */
export async function selectSites(records: Records, identity: Identity, after: number, limit: number): Promise<Site[]> {
  const rows = await records
    .selectFrom('sites')
    .selectAll()
    .where((site) => isOpenTo(site, identity))
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toSite);
}

export async function selectSite(records: Records, account: string, id: number): Promise<Site | undefined> {
  const row = await records
    .selectFrom('sites')
    .selectAll()
    .where((site) => isOpenTo(site, { account: { id: account } }))
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toSite(row);
}

export interface SitePerson {
  id: string;
  name: string;
  email: string;
}

/** The accounts that may see a site. */
export function selectPeople(records: Records, id: number): Promise<SitePerson[]> {
  return records
    .selectFrom('sites as site')
    .innerJoin('team_members as member', 'member.team_id', 'site.team_id')
    .innerJoin('accounts as account', 'account.id', 'member.account_id')
    .leftJoin('team_member_sites as allowed', (on) =>
      on
        .onRef('allowed.team_id', '=', 'member.team_id')
        .onRef('allowed.account_id', '=', 'member.account_id')
        .onRef('allowed.site_id', '=', 'site.id'),
    )
    .select(['account.id', 'account.name', 'account.email'])
    .where('site.id', '=', id)
    .where((person) => person.or([person('member.all_sites', '=', 1), person('allowed.site_id', 'is not', null)]))
    .orderBy('account.name')
    .execute();
}

/** @throws a unique violation where the team has a site with this domain; AppError forbidden where none is named and its owner cares for none */
export function insertSite(records: Records, { team, isOpen = false, ...site }: NewSite, now: number): Promise<Site> {
  return records.transaction().execute(async (transaction) => {
    const { value: id } = await transaction
      .updateTable('counters')
      .set((counters) => ({ value: counters('value', '+', 1) }))
      .where('name', '=', 'sites')
      .returning('value')
      .executeTakeFirstOrThrow();
    // Behind the counter, for which others wait: of two first sites at once one makes the team.
    const team_id = team ?? (await caredFor(transaction, site.owner, isOpen, now));
    const row = await transaction
      .insertInto('sites')
      .values({
        ...site,
        team_id,
        id,
        settings: JSON.stringify(site.settings),
        created_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toSite(row);
  });
}

/** @throws a unique violation where the team has another site with this domain */
export function updateSite(
  records: Records,
  account: string,
  id: number,
  { settings, ...changes }: SiteChanges,
): Promise<Site | undefined> {
  return records.transaction().execute(async (transaction) => {
    await lockSite(transaction, id);
    const site = await selectSite(transaction, account, id);
    if (!site) return;
    const row = await transaction
      .updateTable('sites')
      .set({ ...changes, settings: JSON.stringify({ ...site.settings, ...settings }) })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    return row && toSite(row);
  });
}

/** Of two who change settings of a site at once the second one waits, and changes what the first one has left. */
async function lockSite(records: Records, id: number): Promise<void> {
  await records
    .updateTable('sites')
    .set((site) => ({ name: site.ref('name') }))
    .where('id', '=', id)
    .execute();
}

/** Deletes a site and notes that its behaviour data is still to be removed. False where there is no such site. */
export function deleteSite(records: Records, account: string, id: number, now: number): Promise<boolean> {
  return records.transaction().execute(async (transaction) => {
    if (!(await selectSite(transaction, account, id))) return false;
    const { numDeletedRows } = await transaction.deleteFrom('sites').where('id', '=', id).executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return false; // somebody else has, since it was looked for
    await transaction.insertInto('site_removals').values({ site_id: id, removed_at: now }).execute();
    return true;
  });
}

export async function selectRemovals(records: Records): Promise<number[]> {
  const rows = await records.selectFrom('site_removals').select('site_id').execute();
  return rows.map((row) => row.site_id);
}

/** Of a site that was removed at a moment, or before it. */
export async function deleteRemoval(records: Records, id: number, until: number): Promise<void> {
  await records.deleteFrom('site_removals').where('site_id', '=', id).where('removed_at', '<=', until).execute();
}

/**
 * The team that an account cares for: the oldest that it owns, else the oldest that it is an admin of, and a new one where it is a member
 * of none. Who came to look on in the team of others gets one of their own only where anyone may.
 * @throws AppError forbidden
 */
async function caredFor(records: Records, account: string, isOpen: boolean, now: number): Promise<string> {
  const teams = await records
    .selectFrom('team_members')
    .select(['team_id', 'role'])
    .where('account_id', '=', account)
    .orderBy('created_at')
    .execute();
  const one = teams.find(({ role }) => role === 'owner') ?? teams.find(({ role }) => role === 'admin');
  if (one) return one.team_id;
  if (teams.length > 0 && !isOpen) throw appError('forbidden');
  return insertTeam(records, { id: randomUUID(), owner: account, now });
}

/** The ids of the sites with this id, domain or tracking id, for whoever may write the data folder. Several teams may have one domain. */
export async function findSitesNamed(records: Records, named: string): Promise<number[]> {
  const rows = await records
    .selectFrom('sites')
    .select('id')
    .where((site) =>
      site.or([
        site('domain', '=', named.toLowerCase()),
        site('tracking_id', '=', named.toLowerCase()),
        ...(/^\d{1,15}$/.test(named) ? [site('id', '=', Number(named))] : []),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
