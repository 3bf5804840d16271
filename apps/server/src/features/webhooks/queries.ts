import type { DomainEvent, DomainEventType } from '@desirepath/contract/domain-events';
import type { Webhook } from '@desirepath/contract/webhooks';
import type { Selectable } from 'kysely';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';
import type { Seal } from '../../storage/sealed.ts';

/** Addresses of Slack and Teams are as good as a password, so they are sealed as secrets are. */
export interface WebhookStore {
  records: Records;
  seal: Seal;
}

type WebhookRow = Selectable<RecordsSchema['webhooks']>;

/** With its secrets, which the API does not tell. */
export interface KnownWebhook extends Webhook {
  /** Those that are good at the moment asked for; the newest first. */
  secrets: string[];
}

/** What stands before what is sealed; what was stored before anything was has none. */
const SEALED = 'sealed:';

const sealed = (seal: Seal, text: string) => `${SEALED}${seal.seal(text)}`;

/** Undefined where it was sealed with secrets that the installation has lost. */
function opened(seal: Seal, stored: string): string | undefined {
  try {
    return seal.open(stored.slice(SEALED.length));
  } catch {
    return undefined; // said at the start, see sealStored
  }
}

function known({ seal }: WebhookStore, row: WebhookRow, now: number): KnownWebhook | undefined {
  const isOldGood = row.old_secret !== null && (row.old_secret_until ?? 0) > now;
  const [url, ...secrets] = [row.url, row.secret, ...(isOldGood && row.old_secret ? [row.old_secret] : [])].map(
    (stored) => opened(seal, stored),
  );
  if (url === undefined || !secrets.every((secret) => secret !== undefined)) return undefined;
  return {
    id: row.id,
    site: row.site_id,
    url,
    format: row.format,
    events: JSON.parse(row.events),
    active: row.active === 1,
    inactive_because: row.inactive_because,
    old_secret_until: isOldGood ? new Date(row.old_secret_until ?? 0).toISOString() : null,
    created_at: new Date(row.created_at).toISOString(),
    secrets,
  };
}

/** Seals what an older version stored as it was. @returns how many cannot be opened, since the secrets are others now */
export async function sealStored({ records, seal }: WebhookStore): Promise<number> {
  const rows = await records.selectFrom('webhooks').select(['id', 'url', 'secret', 'old_secret']).execute();
  let lost = 0;
  for (const { id, ...stored } of rows) {
    const plain = Object.entries(stored).filter(([, text]) => text !== null && !text.startsWith(SEALED));
    const changes = Object.fromEntries(plain.map(([column, text]) => [column, sealed(seal, String(text))]));
    if (plain.length > 0) await records.updateTable('webhooks').set(changes).where('id', '=', id).execute();
    else if (opened(seal, stored.secret) === undefined) lost += 1;
  }
  return lost;
}

/** The webhooks of a site, oldest first. */
export async function selectWebhooks(store: WebhookStore, site: number, now: number): Promise<KnownWebhook[]> {
  const rows = await store.records
    .selectFrom('webhooks')
    .selectAll()
    .where('site_id', '=', site)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => known(store, row, now)).filter((webhook) => webhook !== undefined);
}

/** A webhook of whatever site. */
export async function selectWebhook(store: WebhookStore, id: string, now: number): Promise<KnownWebhook | undefined> {
  const row = await store.records.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
  return row && known(store, row, now);
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
  { records, seal }: WebhookStore,
  { site, events, now, url, secret, ...webhook }: NewWebhook,
): Promise<void> {
  await records
    .insertInto('webhooks')
    .values({
      ...webhook,
      site_id: site,
      url: sealed(seal, url),
      events: JSON.stringify(events),
      secret: sealed(seal, secret),
      old_secret: null,
      old_secret_until: null,
      active: 1,
      inactive_because: null,
      created_at: now,
    })
    .execute();
}

type WebhookChanges = Partial<Pick<Webhook, 'url' | 'events' | 'format' | 'active' | 'inactive_because'>>;

/** What is not named stays as it is. */
export async function updateWebhook(
  { records, seal }: WebhookStore,
  { id, site }: Pick<Webhook, 'id' | 'site'>,
  { events, active, url, ...changes }: WebhookChanges,
): Promise<void> {
  await records
    .updateTable('webhooks')
    .set({
      ...changes,
      ...(url !== undefined && { url: sealed(seal, url) }),
      ...(events && { events: JSON.stringify(events) }),
      ...(active !== undefined && { active: Number(active), inactive_because: changes.inactive_because ?? null }),
    })
    .where('site_id', '=', site)
    .where('id', '=', id)
    .execute();
}

/** The newest of its secrets becomes the old one. */
export async function rotateSecret(
  { records, seal }: WebhookStore,
  { id, site }: Pick<Webhook, 'id' | 'site'>,
  secret: string,
  oldUntil: number,
): Promise<void> {
  const newest = sealed(seal, secret);
  await records
    .updateTable('webhooks')
    .set(({ ref }) => ({ old_secret: ref('secret'), old_secret_until: oldUntil, secret: newest }))
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
