import type { ImportPreview, RefusedRow, SiteImport } from '@desirepath/contract/imports';
import type { Selectable } from 'kysely';
import type { Records } from './open.ts';
import type { RecordsSchema } from './schema.ts';

/** What came of an import. */
export interface ImportOutcome {
  events: number;
  repeated: number;
  refused: number;
  refusals: RefusedRow[];
}

const NOTHING_YET: ImportOutcome = { events: 0, repeated: 0, refused: 0, refusals: [] };

type Row = Selectable<RecordsSchema['imports']>;

interface Place {
  site: number;
  id: string;
}

interface Changes {
  status?: Row['status'];
  preview?: ImportPreview;
  outcome?: ImportOutcome;
  error?: string | null;
}

/** Newest first. */
export async function selectImports(records: Records, site: number): Promise<SiteImport[]> {
  const rows = await records
    .selectFrom('imports')
    .selectAll()
    .where('site_id', '=', site)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toImport);
}

/** Those of every site whose files are wanted: what is brought in, or may be as it was added since a moment (epoch ms). */
export async function selectWantedImports(records: Records, since: number): Promise<string[]> {
  const rows = await records
    .selectFrom('imports')
    .select('id')
    .where((row) => row.or([row('status', '=', 'running'), row('created_at', '>=', since)]))
    .execute();
  return rows.map(({ id }) => id);
}

/** Deletes those that were added before a moment (epoch ms) and never begun. */
export async function deleteUnbegunImports(records: Records, before: number): Promise<void> {
  await records
    .deleteFrom('imports')
    .where('status', 'in', ['waiting', 'ready'])
    .where('created_at', '<', before)
    .execute();
}

export async function selectImport(records: Records, { site, id }: Place): Promise<SiteImport | undefined> {
  const row = await records
    .selectFrom('imports')
    .selectAll()
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toImport(row);
}

export async function insertImport(
  records: Records,
  given: Place & { name: string; now: number },
): Promise<SiteImport> {
  const { id, site, name, now } = given;
  const row = {
    id,
    site_id: site,
    name,
    status: 'waiting' as const,
    preview: null,
    outcome: JSON.stringify(NOTHING_YET),
    error: null,
    created_at: now,
  };
  await records.insertInto('imports').values(row).execute();
  return toImport(row);
}

/** @param from what it has to be now, so that of two who ask only one begins. @returns whether it was */
export async function updateImport(
  records: Records,
  { site, id }: Place,
  { preview, outcome, ...changes }: Changes,
  from?: Row['status'][],
): Promise<boolean> {
  let update = records
    .updateTable('imports')
    .set({
      ...changes,
      ...(preview && { preview: JSON.stringify(preview) }),
      ...(outcome && { outcome: JSON.stringify(outcome) }),
    })
    .where('site_id', '=', site)
    .where('id', '=', id);
  if (from) update = update.where('status', 'in', from);
  const { numUpdatedRows } = await update.executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteImport(records: Records, { site, id }: Place): Promise<void> {
  await records.deleteFrom('imports').where('site_id', '=', site).where('id', '=', id).execute();
}

// Both texts are written above alone.
const toImport = ({ site_id: _, outcome, preview, created_at, ...row }: Row): SiteImport => ({
  ...row,
  ...(JSON.parse(outcome) as ImportOutcome),
  preview: preview === null ? null : (JSON.parse(preview) as ImportPreview),
  created_at: new Date(created_at).toISOString(),
});
