import type { Segment } from '@desirepath/contract/segment';
import type { SavedSegment } from '@desirepath/contract/segments';
import type { Selectable } from 'kysely';
import type { Records } from '../../../storage/records/open.ts';
import type { RecordsSchema } from '../../../storage/records/schema.ts';

const toSegment = ({ id, name, filter, created_at }: Selectable<RecordsSchema['segments']>): SavedSegment => ({
  id,
  name,
  filter: JSON.parse(filter),
  created_at: new Date(created_at).toISOString(),
});

/** The segments of a site, by name. */
export async function selectSegments(records: Records, site: number): Promise<SavedSegment[]> {
  const rows = await records.selectFrom('segments').selectAll().where('site_id', '=', site).orderBy('name').execute();
  return rows.map(toSegment);
}

/** Nothing where there is no such segment. */
export async function selectSegment(records: Records, site: number, id: string): Promise<SavedSegment | undefined> {
  const row = await records
    .selectFrom('segments')
    .selectAll()
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toSegment(row);
}

/** @throws a unique violation where there is one of that name */
export async function insertSegment(
  records: Records,
  segment: { id: string; site_id: number; name: string; filter: Segment; created_at: number },
): Promise<SavedSegment> {
  const row = await records
    .insertInto('segments')
    .values({ ...segment, filter: JSON.stringify(segment.filter) })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toSegment(row);
}

/** Nothing where there is no such segment. @throws a unique violation where there is another one of that name */
export async function updateSegment(
  records: Records,
  site: number,
  id: string,
  { name, filter }: { name?: string; filter?: Segment },
): Promise<SavedSegment | undefined> {
  const row = await records
    .updateTable('segments')
    // Its own id, so that there is always something to set.
    .set({ id, ...(name === undefined ? {} : { name }), ...(filter ? { filter: JSON.stringify(filter) } : {}) })
    .where('site_id', '=', site)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toSegment(row);
}

/** False where there is no such segment. */
export async function deleteSegment(records: Records, site: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('segments')
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** What filters by a segment besides other segments: names, by what they are of. */
export interface SegmentUsers {
  boards: string[];
  alerts: string[];
  recording_views: string[];
}

/** Conditions stand in JSON as they are written, and the id of a segment is written in one way. */
export async function selectUsers(records: Records, site: number, id: string): Promise<SegmentUsers> {
  const named = `%segment:${id}%`;
  const namesOf = (rows: { name: string }[]) => rows.map(({ name }) => name);
  const boards = await records
    .selectFrom('boards')
    .select('name')
    .where('site_id', '=', site)
    .where(({ eb, or }) => or([eb('filter', 'like', named), eb('tiles', 'like', named)]))
    .orderBy('name')
    .execute();
  const alerts = await records
    .selectFrom('alerts')
    .select('name')
    .where('site_id', '=', site)
    .where('watch', 'like', named)
    .orderBy('name')
    .execute();
  const recording_views = await records
    .selectFrom('recording_views')
    .select('name')
    .where('site_id', '=', site)
    .where('filter', 'like', named)
    .orderBy('name')
    .execute();
  return { boards: namesOf(boards), alerts: namesOf(alerts), recording_views: namesOf(recording_views) };
}
