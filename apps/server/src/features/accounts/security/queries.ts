import type { Account } from '@desirepath/contract/accounts';
import type { Insertable } from 'kysely';
import type { Records } from '../../../storage/records/open.ts';
import type { RecordsSchema } from '../../../storage/records/schema.ts';

/** An account by its id or its address, in lower case. */
export function findAccount(records: Records, by: { id: string } | { email: string }): Promise<Account | undefined> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['email', by.email] as const);
  return records
    .selectFrom('accounts')
    .select(['id', 'email', 'name', 'created_at'])
    .where(column, '=', value)
    .executeTakeFirst();
}

export async function renameAccount(records: Records, id: string, name: string): Promise<void> {
  await records.updateTable('accounts').set({ name }).where('id', '=', id).execute();
}

/** What an account signs in by: `credential` for a password, and providers. */
export async function waysOf(records: Records, account: string): Promise<string[]> {
  const rows = await records
    .selectFrom('account_credentials')
    .select('provider_id')
    .where('account_id', '=', account)
    .execute();
  return rows.map(({ provider_id }) => provider_id);
}

/** Whose account a provider means. */
export async function accountOfProvider(
  records: Records,
  provider: string,
  subject: string,
): Promise<string | undefined> {
  const row = await records
    .selectFrom('account_credentials')
    .select('account_id')
    .where('provider_id', '=', provider)
    .where('provider_account_id', '=', subject)
    .executeTakeFirst();
  return row?.account_id;
}

/** Sessions that have not ended, the latest first. */
export function sessionsOf(records: Records, account: string, now: number) {
  return records
    .selectFrom('account_sessions')
    .select(['id', 'user_agent', 'created_at', 'updated_at'])
    .where('account_id', '=', account)
    .where('expires_at', '>', new Date(now).toISOString())
    .orderBy('updated_at', 'desc')
    .execute();
}

/** Ends one session. False where the account has no such session. */
export async function endSession(records: Records, account: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('account_sessions')
    .where('account_id', '=', account)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Ends all sessions of an account, but for one where it is named. Their tokens go with them. */
export async function endSessionsOf(records: Records, account: string, but = ''): Promise<void> {
  await records.deleteFrom('account_sessions').where('account_id', '=', account).where('id', '!=', but).execute();
}

/** Whether somebody has shown that the address of an account is theirs. */
export async function isVerified(records: Records, id: string): Promise<boolean> {
  const row = await records.selectFrom('accounts').select('email_verified').where('id', '=', id).executeTakeFirst();
  return row?.email_verified === 1;
}

export async function noteVerified(records: Records, id: string): Promise<void> {
  await records.updateTable('accounts').set({ email_verified: 1 }).where('id', '=', id).execute();
}

/** Ends all ways into an account, and every session. */
export async function endWaysIn(records: Records, id: string): Promise<void> {
  const tables = [
    ...(['account_credentials', 'passkeys', 'totp_factors', 'recovery_codes'] as const),
    ...(['api_keys', 'account_sessions'] as const),
  ];
  await records.transaction().execute(async (transaction) => {
    for (const table of tables) await transaction.deleteFrom(table).where('account_id', '=', id).execute();
  });
}

export async function insertReset(records: Records, row: Insertable<RecordsSchema['password_resets']>): Promise<void> {
  await records.insertInto('password_resets').values(row).execute();
}

export function findReset(records: Records, hash: string, now: number) {
  return records
    .selectFrom('password_resets as reset')
    .innerJoin('accounts as account', 'account.id', 'reset.account_id')
    .select(['reset.account_id', 'account.email'])
    .where('reset.hash', '=', hash)
    .where('reset.expires_at', '>', now)
    .executeTakeFirst();
}

/** Takes a link away, with all others of its account. False where somebody was faster. */
export async function spendReset(records: Records, hash: string): Promise<boolean> {
  const row = await records
    .deleteFrom('password_resets')
    .where('hash', '=', hash)
    .returning('account_id')
    .executeTakeFirst();
  if (!row) return false;
  await records.deleteFrom('password_resets').where('account_id', '=', row.account_id).execute();
  return true;
}
