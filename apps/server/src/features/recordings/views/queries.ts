import type { RecordingView, ViewFilter } from '@desirepath/contract/recording-views';
import type { Selectable } from 'kysely';
import type { Records } from '../../../storage/records/open.ts';
import type { RecordsSchema } from '../../../storage/records/schema.ts';

const toView = ({ id, name, filter, created_at }: Selectable<RecordsSchema['recording_views']>): RecordingView => ({
  id,
  name,
  filter: JSON.parse(filter),
  created_at: new Date(created_at).toISOString(),
});

/** The views of a site, by name. */
export async function selectViews(records: Records, site: number): Promise<RecordingView[]> {
  const rows = await records
    .selectFrom('recording_views')
    .selectAll()
    .where('site_id', '=', site)
    .orderBy('name')
    .execute();
  return rows.map(toView);
}

/** @throws a unique violation where there is one of that name */
export async function insertView(
  records: Records,
  view: { id: string; site_id: number; name: string; filter: ViewFilter; created_at: number },
): Promise<RecordingView> {
  const row = await records
    .insertInto('recording_views')
    .values({ ...view, filter: JSON.stringify(view.filter) })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toView(row);
}

/** Nothing where there is no such view. @throws a unique violation where there is another one of that name */
export async function updateView(
  records: Records,
  site: number,
  id: string,
  { name, filter }: { name?: string; filter?: ViewFilter },
): Promise<RecordingView | undefined> {
  const row = await records
    .updateTable('recording_views')
    // Its own id, so that there is always something to set.
    .set({ id, ...(name === undefined ? {} : { name }), ...(filter ? { filter: JSON.stringify(filter) } : {}) })
    .where('site_id', '=', site)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toView(row);
}

/** False where there is no such view. */
export async function deleteView(records: Records, site: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('recording_views')
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
