import type { Account } from '@desirepath/contract/accounts';
import { hashPassword } from 'better-auth/crypto';
import type { Records } from '../../storage/records/open.ts';
import { createAuth } from './auth.ts';
import { refuseWeakPassword } from './passwords.ts';
import { setPasswordHash } from './queries.ts';
import { createRegistration } from './registration.ts';
import { endSessionsOf } from './security/queries.ts';

interface Credentials {
  email: string;
  password: string;
}

/** Makes an account for whoever may write the data folder, whatever REGISTRATION says. @throws AppError email_taken, weak_password */
export async function createAccountByHand(
  records: Records,
  secret: string,
  given: Credentials & { name: string | undefined },
): Promise<Account> {
  // No cookie leaves this process, so the address that cookies are for does not matter.
  const auth = createAuth({ records, secret, baseUrl: 'http://localhost', log: { error: () => {} } });
  const { account } = await createRegistration(records, auth, 'open', Date.now).register(
    given,
    'desirepath create-user',
  );
  await endSessionsOf(records, account.id);
  return account;
}

/** Sets a new password and ends all sessions. @returns the id of the account, where there is one @throws AppError weak_password */
export async function resetPasswordByHand(
  records: Records,
  { email, password }: Credentials,
): Promise<string | undefined> {
  refuseWeakPassword(password, email);
  const account = await setPasswordHash(records, email, await hashPassword(password));
  if (account !== undefined) await endSessionsOf(records, account);
  return account;
}
