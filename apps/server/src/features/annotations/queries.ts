import type { Annotation } from '@desirepath/contract/annotations';
import type { Selectable } from 'kysely';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

const toAnnotation = ({ id, at, text }: Selectable<RecordsSchema['annotations']>): Annotation => ({
  id,
  at: new Date(at).toISOString(),
  text,
});

/** Annotations of a stretch of time (epoch ms, its end not included), in order. */
export async function selectAnnotations(
  records: Records,
  site: number,
  from: number,
  until: number,
): Promise<Annotation[]> {
  const rows = await records
    .selectFrom('annotations')
    .selectAll()
    .where('site_id', '=', site)
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toAnnotation);
}

export async function countAnnotations(records: Records, site: number): Promise<number> {
  const { count } = await records
    .selectFrom('annotations')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('site_id', '=', site)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertAnnotation(
  records: Records,
  given: { id: string; site_id: number; at: number; text: string },
): Promise<Annotation> {
  return toAnnotation(await records.insertInto('annotations').values(given).returningAll().executeTakeFirstOrThrow());
}

/** False where there is no such annotation. */
export async function deleteAnnotation(records: Records, site: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('annotations')
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
