import type { Insertable } from 'kysely';
import type { Records } from '../../../storage/records/open.ts';
import type { RecordsSchema } from '../../../storage/records/schema.ts';

/** Of one account, oldest first. */
export const selectPasskeys = (records: Records, account: string) =>
  records.selectFrom('passkeys').selectAll().where('account_id', '=', account).orderBy('created_at').execute();

export const findPasskey = (records: Records, id: string) =>
  records.selectFrom('passkeys').selectAll().where('id', '=', id).executeTakeFirst();

/** False where it is somebody's already. */
export async function insertPasskey(records: Records, row: Insertable<RecordsSchema['passkeys']>): Promise<boolean> {
  const put = await records
    .insertInto('passkeys')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return put !== undefined;
}

export async function notePasskeyUse(records: Records, id: string, counter: number, now: number): Promise<void> {
  await records.updateTable('passkeys').set({ counter, last_used_at: now }).where('id', '=', id).execute();
}

/** False where the account has no such passkey. */
export async function deletePasskey(records: Records, account: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('passkeys')
    .where('account_id', '=', account)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
