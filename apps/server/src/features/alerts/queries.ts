import { isDeepStrictEqual } from 'node:util';
import type { Alert, AlertFacts, AlertFields, AlertFiring } from '@desirepath/contract/alerts';
import type { Selectable } from 'kysely';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

const iso = (at: number) => new Date(at).toISOString();

/** With what the API does not tell. */
export interface KnownAlert extends Alert {
  /** epoch ms */
  checked_until: number;
}

const known = (row: Selectable<RecordsSchema['alerts']>): KnownAlert => ({
  id: row.id,
  site: row.site_id,
  name: row.name,
  watch: JSON.parse(row.watch),
  mail_to: JSON.parse(row.mail_to),
  webhooks: row.webhooks === 1,
  cooldown_minutes: row.cooldown_minutes,
  active: row.active === 1,
  last_fired_at: row.last_fired_at === null ? null : iso(row.last_fired_at),
  problem: row.problem,
  created_at: iso(row.created_at),
  checked_until: row.checked_until,
});

const columnsOf = ({ name, watch, mail_to, webhooks, cooldown_minutes }: AlertFields) => ({
  name,
  watch: JSON.stringify(watch),
  mail_to: JSON.stringify(mail_to),
  webhooks: Number(webhooks),
  cooldown_minutes,
});

/** The alerts of a site, by name. */
export async function selectAlerts(records: Records, site: number): Promise<KnownAlert[]> {
  const rows = await records
    .selectFrom('alerts')
    .selectAll()
    .where('site_id', '=', site)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(known);
}

/** An alert of whatever site. */
export async function selectAlert(records: Records, id: string): Promise<KnownAlert | undefined> {
  const row = await records.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst();
  return row && known(row);
}

/** Sites of which anything is watched. */
export async function watchedSites(records: Records): Promise<number[]> {
  const rows = await records.selectFrom('alerts').select('site_id').distinct().where('active', '=', 1).execute();
  return rows.map(({ site_id }) => site_id);
}

export async function insertAlert(
  records: Records,
  { id, site, now, ...fields }: AlertFields & { id: string; site: number; now: number },
): Promise<KnownAlert> {
  const row = await records
    .insertInto('alerts')
    .values({
      id,
      site_id: site,
      ...columnsOf(fields),
      active: 1,
      checked_until: now,
      last_fired_at: null,
      problem: null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return known(row);
}

/**
 * Changes an alert. What it watches anew is watched from now on (epoch ms): what was before that is not told by what it has become. What it
 * watched already goes on, so that what waits until it is no longer quiet is told.
 */
export async function replaceAlert(
  records: Records,
  was: KnownAlert,
  { active, now, ...fields }: AlertFields & { active: boolean; now: number },
): Promise<void> {
  const goesOn = was.active && isDeepStrictEqual(was.watch, fields.watch);
  await records
    .updateTable('alerts')
    .set({ ...columnsOf(fields), active: Number(active), problem: null, ...(!goesOn && { checked_until: now }) })
    .where('site_id', '=', was.site)
    .where('id', '=', was.id)
    .execute();
}

export async function deleteAlert(records: Records, { id, site }: Pick<Alert, 'id' | 'site'>): Promise<void> {
  await records.deleteFrom('alerts').where('site_id', '=', site).where('id', '=', id).execute();
}

/** Notes how far an alert was looked at, or why it could not be. */
export async function noteChecked(
  records: Records,
  { id, site }: Pick<Alert, 'id' | 'site'>,
  checked: { checked_until?: number; problem: string | null },
): Promise<void> {
  await records.updateTable('alerts').set(checked).where('site_id', '=', site).where('id', '=', id).execute();
}

interface NewFiring {
  id: string;
  /** epoch ms */
  at: number;
  value: number | null;
  text: string;
  facts: AlertFacts;
}

/** Notes that an alert fired; once, however often it is noted. */
export async function insertFiring(
  records: Records,
  { id, site }: Pick<Alert, 'id' | 'site'>,
  { at, value, text, facts, id: firing }: NewFiring,
): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('alert_firings')
      .values({ id: firing, alert_id: id, at, value, text, facts: JSON.stringify(facts) })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await transaction
      .updateTable('alerts')
      .set({ last_fired_at: at })
      .where('site_id', '=', site)
      .where('id', '=', id)
      .execute();
  });
}

/** Where the page before ended. */
export interface AfterFiring {
  at: number;
  id: string;
}

/** When the alerts of a site fired, newest first. */
export async function selectFirings(
  records: Records,
  {
    site,
    alert,
    limit,
    after,
  }: { site: number; alert?: string | undefined; limit: number; after?: AfterFiring | undefined },
): Promise<AlertFiring[]> {
  let query = records
    .selectFrom('alert_firings as firing')
    .innerJoin('alerts as alert', 'alert.id', 'firing.alert_id')
    .select(['firing.id', 'firing.alert_id as alert', 'firing.at', 'firing.value', 'firing.text', 'firing.facts'])
    .where('alert.site_id', '=', site)
    .orderBy('firing.at', 'desc')
    .orderBy('firing.id', 'desc')
    .limit(limit);
  if (alert !== undefined) query = query.where('alert.id', '=', alert);
  if (after)
    query = query.where(({ eb, and, or }) =>
      or([eb('firing.at', '<', after.at), and([eb('firing.at', '=', after.at), eb('firing.id', '<', after.id)])]),
    );
  const rows = await query.execute();
  return rows.map(({ at, facts, ...firing }) => ({
    ...firing,
    at: iso(at),
    facts: facts === null ? null : JSON.parse(facts),
  }));
}

/** Forgets what fired before a moment (epoch ms). */
export async function deleteFirings(records: Records, before: number): Promise<void> {
  await records.deleteFrom('alert_firings').where('at', '<', before).execute();
}
