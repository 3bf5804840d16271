import type { PathGroup } from '@desirepath/contract/path-groups';
import type { Selectable } from 'kysely';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

type PathGroupRow = Selectable<RecordsSchema['path_groups']>;

const toGroup = ({ site_id, created_at, ...group }: PathGroupRow): PathGroup => ({
  ...group,
  site: site_id,
  created_at: new Date(created_at).toISOString(),
});

/** The groups of a site, by name. */
export async function selectGroups(records: Records, site: number): Promise<PathGroup[]> {
  const rows = await records
    .selectFrom('path_groups')
    .selectAll()
    .where('site_id', '=', site)
    .orderBy('name')
    .execute();
  return rows.map(toGroup);
}

/** @throws a unique violation where the pattern is kept already */
export async function insertGroup(records: Records, group: PathGroupRow): Promise<PathGroup> {
  return toGroup(await records.insertInto('path_groups').values(group).returningAll().executeTakeFirstOrThrow());
}

/** False where there is no such group. */
export async function deleteGroup(records: Records, site: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('path_groups')
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
