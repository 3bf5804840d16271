import type { Records } from '../../../storage/records/open.ts';

export async function selectTotp(records: Records, account: string) {
  return records
    .selectFrom('totp_factors')
    .select(['secret', 'confirmed_at', 'last_step'])
    .where('account_id', '=', account)
    .executeTakeFirst();
}

/** False where one is in force. */
export async function putTotp(records: Records, account: string, secret: string): Promise<boolean> {
  const row = { secret, confirmed_at: null, last_step: 0 };
  const put = await records
    .insertInto('totp_factors')
    .values({ account_id: account, ...row })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet(row).where('totp_factors.confirmed_at', 'is', null),
    )
    .returning('account_id')
    .executeTakeFirst();
  return put !== undefined;
}

export async function confirmTotp(records: Records, account: string, now: number): Promise<void> {
  await records.updateTable('totp_factors').set({ confirmed_at: now }).where('account_id', '=', account).execute();
}

/** False where this step, or a later one, was used before. */
export async function spendTotpStep(records: Records, account: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await records
    .updateTable('totp_factors')
    .set({ last_step: step })
    .where('account_id', '=', account)
    .where('last_step', '<', step)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function deleteTotp(records: Records, account: string): Promise<void> {
  await records.deleteFrom('totp_factors').where('account_id', '=', account).execute();
  await records.deleteFrom('recovery_codes').where('account_id', '=', account).execute();
}

/** In the place of all others. */
export function putRecoveryCodes(records: Records, account: string, hashes: string[]): Promise<void> {
  return records.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('recovery_codes').where('account_id', '=', account).execute();
    await transaction
      .insertInto('recovery_codes')
      .values(hashes.map((hash) => ({ hash, account_id: account })))
      .execute();
  });
}

export async function countRecoveryCodes(records: Records, account: string): Promise<number> {
  return (await records.selectFrom('recovery_codes').select('hash').where('account_id', '=', account).execute()).length;
}

/** False where there is none, or it was used. */
export async function spendRecoveryCode(records: Records, account: string, hash: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('recovery_codes')
    .where('account_id', '=', account)
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
