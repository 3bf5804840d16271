import { appError } from '../../errors/app-error.ts';
import type { Records } from './open.ts';

/** Whether an account owns the installation. */
export async function ownsInstallation(records: Records, account: string): Promise<boolean> {
  const row = await records.selectFrom('accounts').select('owner').where('id', '=', account).executeTakeFirst();
  return row?.owner === 1;
}

/** For what is of all teams, and so the business of whoever runs the server. @throws AppError not_the_owner */
export async function refuseOthers(records: Records, account: string): Promise<void> {
  if (!(await ownsInstallation(records, account))) throw appError('not_the_owner');
}
