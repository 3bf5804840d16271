import type { DomainEvent, DomainEventType } from '@desirepath/contract/domain-events';
import type { Webhook } from '@desirepath/contract/webhooks';
import type { Selectable } from 'kysely';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

type WebhookRow = Selectable<RecordsSchema['webhooks']>;

/** With its secrets, which the API does not tell. */
export interface KnownWebhook extends Webhook {
  /** Those that are good at the moment asked for; the newest first. */
  secrets: string[];
}

const known = (row: WebhookRow, now: number): KnownWebhook => {
  const old = row.old_secret !== null && (row.old_secret_until ?? 0) > now ? row.old_secret : undefined;
  return {
    id: row.id,
    site: row.site_id,
    url: row.url,
    format: row.format,
    events: JSON.parse(row.events),
    active: row.active === 1,
    inactive_because: row.inactive_because,
    old_secret_until: old === undefined ? null : new Date(row.old_secret_until ?? 0).toISOString(),
    created_at: new Date(row.created_at).toISOString(),
    secrets: old === undefined ? [row.secret] : [row.secret, old],
  };
};

/** The webhooks of a site, oldest first. */
export async function selectWebhooks(records: Records, site: number, now: number): Promise<KnownWebhook[]> {
  const rows = await records
    .selectFrom('webhooks')
    .selectAll()
    .where('site_id', '=', site)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => known(row, now));
}

/** A webhook of whatever site. */
export async function selectWebhook(records: Records, id: string, now: number): Promise<KnownWebhook | undefined> {
  const row = await records.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
  return row && known(row, now);
}

/** Which kinds of events somebody waits for, by site; sites where nobody waits for any are left out. */
export async function selectWanted(records: Records): Promise<Map<number, Set<DomainEventType>>> {
  const rows = await records.selectFrom('webhooks').select(['site_id', 'events']).where('active', '=', 1).execute();
  const wanted = new Map<number, Set<DomainEventType>>();
  for (const { site_id, events } of rows) {
    const types: DomainEventType[] = JSON.parse(events);
    wanted.set(site_id, new Set([...(wanted.get(site_id) ?? []), ...types]));
  }
  return wanted;
}

interface NewWebhook extends Pick<Webhook, 'id' | 'site' | 'url' | 'format' | 'events'> {
  secret: string;
  /** epoch ms */
  now: number;
}

export async function insertWebhook(
  records: Records,
  { site, events, now, ...webhook }: NewWebhook,
): Promise<KnownWebhook> {
  const row = await records
    .insertInto('webhooks')
    .values({
      ...webhook,
      site_id: site,
      events: JSON.stringify(events),
      old_secret: null,
      old_secret_until: null,
      active: 1,
      inactive_because: null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return known(row, now);
}

type WebhookChanges = Partial<Pick<Webhook, 'url' | 'events' | 'format' | 'active' | 'inactive_because'>>;

/** What is not named stays as it is. */
export async function updateWebhook(
  records: Records,
  { id, site }: Pick<Webhook, 'id' | 'site'>,
  { events, active, ...changes }: WebhookChanges,
): Promise<void> {
  await records
    .updateTable('webhooks')
    .set({
      ...changes,
      ...(events && { events: JSON.stringify(events) }),
      ...(active !== undefined && { active: Number(active), inactive_because: changes.inactive_because ?? null }),
    })
    .where('site_id', '=', site)
    .where('id', '=', id)
    .execute();
}

/** The newest of its secrets becomes the old one. */
export async function rotateSecret(
  records: Records,
  { id, site }: Pick<Webhook, 'id' | 'site'>,
  secret: string,
  oldUntil: number,
): Promise<void> {
  await records
    .updateTable('webhooks')
    .set(({ ref }) => ({ old_secret: ref('secret'), old_secret_until: oldUntil, secret }))
    .where('site_id', '=', site)
    .where('id', '=', id)
    .execute();
}

export async function deleteWebhook(records: Records, { id, site }: Pick<Webhook, 'id' | 'site'>): Promise<void> {
  await records.deleteFrom('webhooks').where('site_id', '=', site).where('id', '=', id).execute();
}

/** Those that want to hear of an event. */
export const listening = (webhooks: readonly KnownWebhook[], { type }: DomainEvent): KnownWebhook[] =>
  webhooks.filter(({ active, events }) => active && events.includes(type));
