import { DAY_MS } from '@desirepath/contract/durations';
import { type ShareLink, sharedThing } from '@desirepath/contract/shares';
import type { Selectable } from 'kysely';
import type { Share } from '../../http/guard.ts';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

export interface NewShare
  extends Omit<Selectable<RecordsSchema['shares']>, 'kind' | 'thing' | 'revoked_at' | 'last_seen_at'> {
  thing: ShareLink['thing'];
}

export async function insertShare(records: Records, { thing, ...share }: NewShare): Promise<void> {
  await records
    .insertInto('shares')
    .values({ ...share, kind: thing.kind, thing: JSON.stringify(thing) })
    .execute();
}

const isoOf = (at: number) => new Date(at).toISOString();

/** What a row shows. Undefined where a later version wrote it, or an earlier one that knew kinds which are gone. */
const thingOf = (json: string) => sharedThing.safeParse(JSON.parse(json)).data;

/** The links of a site that work at `now`, newest first. @param subject only those to this recording or parts of it */
export async function selectShares(
  records: Records,
  site: number,
  subject: string | undefined,
  now: number,
): Promise<ShareLink[]> {
  const rows = await records
    .selectFrom('shares as share')
    .leftJoin('accounts as account', 'account.id', 'share.created_by')
    .select(['share.id', 'share.thing', 'share.name', 'share.note', 'share.created_at', 'share.expires_at'])
    .select(['share.last_seen_at', 'account.name as account_name', 'account.email as account_email'])
    .where('share.site_id', '=', site)
    .where('share.expires_at', '>', now)
    .where('share.revoked_at', 'is', null)
    .$if(subject !== undefined, (links) => links.where('share.subject', '=', subject ?? ''))
    .orderBy('share.created_at', 'desc')
    .orderBy('share.id')
    .execute();
  return rows.flatMap(({ thing: json, account_name, account_email, ...row }) => {
    const thing = thingOf(json);
    if (!thing) return [];
    return {
      ...row,
      thing,
      created_by: account_name || account_email || '',
      created_at: isoOf(row.created_at),
      expires_at: isoOf(row.expires_at),
      last_seen_at: row.last_seen_at === null ? null : isoOf(row.last_seen_at),
    };
  });
}

export async function countShares(records: Records, site: number, now: number): Promise<number> {
  const { count } = await records
    .selectFrom('shares')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('site_id', '=', site)
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The link with this token, if it works at `now`. */
export async function selectShare(records: Records, hash: string, now: number): Promise<Share | undefined> {
  const row = await records
    .selectFrom('shares')
    .select(['id', 'site_id', 'thing', 'name', 'expires_at'])
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  const thing = row && thingOf(row.thing);
  return thing && { id: row.id, site: row.site_id, thing, name: row.name, expires_at: row.expires_at };
}

export async function noteSeen(records: Records, id: string, now: number): Promise<void> {
  await records.updateTable('shares').set({ last_seen_at: now }).where('id', '=', id).execute();
}

/** False where the site has no such link that works. */
export async function revokeShare(records: Records, site: number, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await records
    .updateTable('shares')
    .set({ revoked_at: now })
    .where('site_id', '=', site)
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** So long a link that has ended can still be looked up in the store, by who asks when it was last opened. */
const ENDED_KEPT_MS = 90 * DAY_MS;

/** Clears away links that ended long before `now`. */
export async function deleteEndedShares(records: Records, now: number): Promise<void> {
  const before = now - ENDED_KEPT_MS;
  await records
    .deleteFrom('shares')
    .where((share) => share.or([share('expires_at', '<', before), share('revoked_at', '<', before)]))
    .execute();
}
