import { DEFAULT_SETTINGS, type Site, type SiteSettings } from '@desirepath/contract/sites';
import type { Selectable } from 'kysely';
import type { Records } from './open.ts';
import type { RecordsSchema } from './schema.ts';

export type NewSite = Pick<Site, 'owner' | 'name' | 'domain' | 'tracking_id'> & { settings: Partial<SiteSettings> };
export type SiteChanges = Partial<Pick<Site, 'name' | 'domain'>> & { settings?: Partial<SiteSettings> };

/** Settings that came after the row was written have their defaults. */
const toSite = ({ settings, created_at, ...row }: Selectable<RecordsSchema['sites']>): Site => ({
  ...row,
  created_at: new Date(created_at).toISOString(),
  settings: { ...DEFAULT_SETTINGS, ...JSON.parse(settings) },
});

export async function selectAllSites(records: Records): Promise<Site[]> {
  return (await records.selectFrom('sites').selectAll().execute()).map(toSite);
}

/** Sites of one owner whose id is above `after`, oldest first. */
export async function selectSites(records: Records, owner: string, after: number, limit: number): Promise<Site[]> {
  const rows = await records
    .selectFrom('sites')
    .selectAll()
    .where('owner', '=', owner)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toSite);
}

export async function selectSite(records: Records, owner: string, id: number): Promise<Site | undefined> {
  const row = await records
    .selectFrom('sites')
    .selectAll()
    .where('owner', '=', owner)
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
    .innerJoin('accounts as account', 'account.id', 'site.owner')
    .select(['account.id', 'account.name', 'account.email'])
    .where('site.id', '=', id)
    .orderBy('account.name')
    .execute();
}

/** @throws a unique violation where the owner has a site with this domain */
export function insertSite(records: Records, site: NewSite, now: number): Promise<Site> {
  return records.transaction().execute(async (transaction) => {
    const { value: id } = await transaction
      .updateTable('counters')
      .set((counters) => ({ value: counters('value', '+', 1) }))
      .where('name', '=', 'sites')
      .returning('value')
      .executeTakeFirstOrThrow();
    const row = await transaction
      .insertInto('sites')
      .values({ ...site, id, settings: JSON.stringify(site.settings), created_at: now })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toSite(row);
  });
}

/** @throws a unique violation where the owner has another site with this domain */
export function updateSite(
  records: Records,
  owner: string,
  id: number,
  { settings, ...changes }: SiteChanges,
): Promise<Site | undefined> {
  return records.transaction().execute(async (transaction) => {
    const site = await selectSite(transaction, owner, id);
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

/** Deletes a site and notes that its behaviour data is still to be removed. False where there is no such site. */
export function deleteSite(records: Records, owner: string, id: number, now: number): Promise<boolean> {
  return records.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('sites')
      .where('owner', '=', owner)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return false;
    await transaction.insertInto('site_removals').values({ site_id: id, removed_at: now }).execute();
    return true;
  });
}

export async function selectRemovals(records: Records): Promise<number[]> {
  const rows = await records.selectFrom('site_removals').select('site_id').execute();
  return rows.map((row) => row.site_id);
}

export async function deleteRemoval(records: Records, id: number): Promise<void> {
  await records.deleteFrom('site_removals').where('site_id', '=', id).execute();
}
