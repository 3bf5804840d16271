import type { FunnelDefinition } from '@desirepath/contract/funnel-definition';
import type { Funnel, FunnelMetrics } from '@desirepath/contract/funnels';
import type { Selectable } from 'kysely';
import type { Records } from '../../storage/records/open.ts';
import { refuseUnseen, revisionOf } from '../../storage/records/revision.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

const toFunnel = ({
  id,
  site_id,
  name,
  definition,
  created_at,
  metrics,
}: Selectable<RecordsSchema['funnels']>): Funnel => ({
  id,
  site: site_id,
  name,
  ...JSON.parse(definition),
  created_at: new Date(created_at).toISOString(),
  revision: revisionOf({ name, definition }),
  metrics: metrics === null ? null : JSON.parse(metrics),
});

/** What of a funnel says who is in it. */
export const definitionOf = ({
  steps,
  order,
  window_seconds,
  count_by,
  exclusions,
}: FunnelDefinition): FunnelDefinition => ({
  steps,
  order,
  window_seconds,
  count_by,
  exclusions,
});

const toText = (definition: FunnelDefinition) => JSON.stringify(definitionOf(definition));

/** Where the page before ended. */
export interface AfterFunnel {
  name: string;
  id: string;
}

/** Funnels of a site, by name. */
export async function selectFunnels(
  records: Records,
  site: number,
  { limit, after }: { limit: number; after?: AfterFunnel | undefined },
): Promise<Funnel[]> {
  let query = records
    .selectFrom('funnels')
    .selectAll()
    .where('site_id', '=', site)
    .orderBy('name')
    .orderBy('id')
    .limit(limit);
  if (after)
    query = query.where(({ eb, and, or }) =>
      or([eb('name', '>', after.name), and([eb('name', '=', after.name), eb('id', '>', after.id)])]),
    );
  return (await query.execute()).map(toFunnel);
}

/** A funnel of whatever site. */
export async function selectFunnel(records: Records, id: string): Promise<Funnel | undefined> {
  const row = await records.selectFrom('funnels').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toFunnel(row);
}

export async function insertFunnel(
  records: Records,
  {
    definition,
    ...funnel
  }: { id: string; site_id: number; name: string; definition: FunnelDefinition; created_at: number },
): Promise<Funnel> {
  const row = await records
    .insertInto('funnels')
    .values({ ...funnel, definition: toText(definition), metrics: null })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toFunnel(row);
}

/**
 * What was measured of the old definition goes with it. Nothing where there is no such funnel.
 * @throws AppError changed_meanwhile where it is not of the revision that is named
 */
export function updateFunnel(
  records: Records,
  id: string,
  { name, definition, revision }: { name: string; definition: FunnelDefinition; revision?: string | undefined },
): Promise<Funnel | undefined> {
  return records.transaction().execute(async (transaction) => {
    const own = transaction.updateTable('funnels').where('id', '=', id).returningAll();
    // Written before it is looked at, so that a second one waits for the first.
    const before = await own.set((funnel) => ({ name: funnel.ref('name') })).executeTakeFirst();
    if (!before) return;
    refuseUnseen(before, revision);
    return toFunnel(await own.set({ name, definition: toText(definition), metrics: null }).executeTakeFirstOrThrow());
  });
}

export async function deleteFunnel(records: Records, id: string): Promise<void> {
  await records.deleteFrom('funnels').where('id', '=', id).execute();
}

/** Keeps what was measured, unless the funnel has changed meanwhile. */
export async function updateMetrics(records: Records, funnel: Funnel, metrics: FunnelMetrics): Promise<void> {
  await records
    .updateTable('funnels')
    .set({ metrics: JSON.stringify(metrics) })
    .where('id', '=', funnel.id)
    .where('definition', '=', toText(funnel))
    .execute();
}
