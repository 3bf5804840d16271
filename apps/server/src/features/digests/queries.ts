import type { Records } from '../../storage/records/open.ts';

/** Who gets the mail of the week, and for which Monday they last did. */
export function selectReaders(records: Records): Promise<{ id: string; email: string; last_monday: string }[]> {
  return records
    .selectFrom('digests as digest')
    .innerJoin('accounts as account', 'account.id', 'digest.account_id')
    .select(['account.id', 'account.email', 'digest.last_monday'])
    .execute();
}

export async function isReader(records: Records, account_id: string): Promise<boolean> {
  const row = await records
    .selectFrom('digests')
    .select('account_id')
    .where('account_id', '=', account_id)
    .executeTakeFirst();
  return row !== undefined;
}

/** @param last_monday what is before the first that they get */
export async function insertReader(records: Records, account_id: string, last_monday: string): Promise<void> {
  await records
    .insertInto('digests')
    .values({ account_id, last_monday })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .execute();
}

export async function deleteReader(records: Records, account_id: string): Promise<void> {
  await records.deleteFrom('digests').where('account_id', '=', account_id).execute();
}

export async function noteSent(records: Records, account_id: string, last_monday: string): Promise<void> {
  await records.updateTable('digests').set({ last_monday }).where('account_id', '=', account_id).execute();
}
