import { SECURITY } from '@desirepath/contract/limits';
import { z } from 'zod';
import { appError } from '../../errors/app-error.ts';
import { hashOfToken, newSecretToken } from '../../http/secret-token.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { SendMail } from '../../net/mailer/mail.ts';
import { resetLetter } from '../../net/mailer/templates.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Auth } from './auth.ts';
import { refuseWeakPassword } from './passwords.ts';
import { endSessionsOf, findAccount, findReset, insertReset, noteVerified, spendReset } from './security/queries.ts';

interface ResetsDependencies {
  records: Records;
  auth: Auth;
  jobs: Jobs;
  sendMail: SendMail;
  baseUrl: string;
  /** epoch ms */
  clock: () => number;
}

/** New passwords by a link that is mailed. */
export function createResets({ records, auth, jobs, sendMail, baseUrl, clock }: ResetsDependencies) {
  // Whether there is such an account is looked up later, by nobody's leave to wait for: so no answer is slower than another.
  const request = jobs.define('password-reset', z.object({ email: z.string() }), async ({ email }) => {
    const account = await findAccount(records, { email: email.toLowerCase() });
    if (!account) return;
    const token = newSecretToken();
    await insertReset(records, {
      hash: hashOfToken(token),
      account_id: account.id,
      expires_at: clock() + SECURITY.resetTtl,
    });
    await sendMail({ to: account.email, ...resetLetter({ url: `${baseUrl}/reset/${token}` }) });
  });

  return {
    request: (email: string) => request({ email }, { key: email.toLowerCase() }),
    /** Sets a new password, once, and ends all sessions. @returns the id of the account. @throws AppError reset_not_valid, weak_password */
    async confirm(token: string, password: string): Promise<string> {
      const hash = hashOfToken(token);
      const found = await findReset(records, hash, clock());
      if (!found) throw appError('reset_not_valid');
      refuseWeakPassword(password, found.email); // before the link is spent
      if (!(await spendReset(records, hash))) throw appError('reset_not_valid');
      await auth.setPassword(found.account_id, password);
      await noteVerified(records, found.account_id); // the link was mailed there
      await endSessionsOf(records, found.account_id);
      return found.account_id;
    },
  };
}
export type Resets = ReturnType<typeof createResets>;
