import { SCOPES, type Scope } from '@desirepath/contract/access';
import type { ApiKey } from '@desirepath/contract/keys';
import type { Selectable } from 'kysely';
import type { Identity, KeyLimits } from '../../http/guard.ts';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

const isoOf = (at: number) => new Date(at).toISOString();
const sitesOf = (stored: string | null): number[] | null => (stored === null ? null : JSON.parse(stored));
/** What a later version may have written can do the least. */
const scopeOf = (stored: string): Scope => SCOPES.find((scope) => scope === stored) ?? 'ingest';

const working = (records: Records, now: number) =>
  records
    .selectFrom('api_keys as key')
    .innerJoin('accounts as account', 'account.id', 'key.account_id')
    .where('key.revoked_at', 'is', null)
    .where((key) => key.or([key('key.expires_at', 'is', null), key('key.expires_at', '>', now)]));

/** Whose key this is, and what it is limited to. */
export async function findKey(
  records: Records,
  hash: string,
  now: number,
): Promise<(Identity & { key: KeyLimits; last_used_at: number | null }) | undefined> {
  const row = await working(records, now)
    .select([
      'key.id',
      'key.team_id',
      'key.scope',
      'key.sites',
      'key.last_used_at',
      'account.id as account_id',
      'account.email',
      'account.name',
      'account.created_at',
    ])
    .where('key.hash', '=', hash)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    account: { id: row.account_id, email: row.email, name: row.name, created_at: row.created_at },
    session_id: '',
    key: { id: row.id, team: row.team_id, scope: scopeOf(row.scope), sites: sitesOf(row.sites) },
    last_used_at: row.last_used_at,
  };
}

export async function noteUse(records: Records, id: string, now: number): Promise<void> {
  await records.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute();
}

/** The newest first. */
export async function selectKeys(records: Records, team: string, now: number): Promise<ApiKey[]> {
  const rows = await working(records, now)
    .select([
      'key.id',
      'key.hint',
      'key.name',
      'key.scope',
      'key.sites',
      'key.created_at',
      'key.expires_at',
      'key.last_used_at',
      'account.name as maker',
      'account.email',
    ])
    .where('key.team_id', '=', team)
    .orderBy('key.created_at', 'desc')
    .execute();
  return rows.map(({ maker, email, scope, sites, created_at, expires_at, last_used_at, ...row }) => ({
    ...row,
    scope: scopeOf(scope),
    sites: sitesOf(sites),
    made_by: maker || email,
    created_at: isoOf(created_at),
    expires_at: expires_at === null ? null : isoOf(expires_at),
    last_used_at: last_used_at === null ? null : isoOf(last_used_at),
  }));
}

interface NewKey extends Omit<Selectable<RecordsSchema['api_keys']>, 'sites' | 'revoked_at' | 'last_used_at'> {
  scope: Scope;
  sites: number[] | null;
}

export async function insertKey(records: Records, { sites, ...key }: NewKey): Promise<void> {
  const stored = sites === null ? null : JSON.stringify(sites);
  await records
    .insertInto('api_keys')
    .values({ ...key, sites: stored, revoked_at: null, last_used_at: null })
    .execute();
}

/** False where there is none that works. */
export async function revokeKey(records: Records, team: string, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await records
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('team_id', '=', team)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
