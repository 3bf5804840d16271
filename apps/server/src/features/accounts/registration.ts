import { randomUUID } from 'node:crypto';
import { appError } from '../../errors/app-error.ts';
import { hashOfToken } from '../../http/secret-token.ts';
import { acceptInvitation, findInvitation } from '../../storage/records/invitation-rows.ts';
import type { Records } from '../../storage/records/open.ts';
import { insertTeam } from '../../storage/records/team-rows.ts';
import { type Auth, type NewSession, SignUpRefused } from './auth.ts';
import { refuseWeakPassword } from './passwords.ts';
import { hasAccounts, hasEmail } from './queries.ts';

/** Who may register: anyone, no one, or only the first, who then owns the installation. */
export type RegistrationPolicy = 'open' | 'closed' | 'first';

interface Applicant {
  email: string;
  password: string;
  name?: string | undefined;
  /** The token of an invitation. */
  invitation?: string | undefined;
}

export interface Registration {
  state(): Promise<{ can_register: boolean; is_new: boolean }>;
  /** @throws AppError registration_closed, invitation_not_found, invitation_of_another, weak_password, email_taken */
  register(applicant: Applicant, userAgent: string): Promise<NewSession>;
}

export function createRegistration(
  records: Records,
  auth: Auth,
  policy: RegistrationPolicy,
  clock: () => number,
): Registration {
  const state = async () => {
    const is_new = !(await hasAccounts(records));
    return { is_new, can_register: policy === 'open' || (policy === 'first' && is_new) };
  };

  /** Undefined where there is no token. @throws AppError invitation_not_found, invitation_of_another */
  const invitationOf = async ({ email, invitation: token }: Applicant) => {
    if (token === undefined) return undefined;
    const invitation = await findInvitation(records, hashOfToken(token), clock());
    if (!invitation) throw appError('invitation_not_found');
    if (invitation.email !== email.toLowerCase()) throw appError('invitation_of_another');
    return invitation;
  };

  const register = async (applicant: Applicant, userAgent: string): Promise<NewSession> => {
    const { email, password, name } = applicant;
    const [{ can_register, is_new }, invitation] = await Promise.all([state(), invitationOf(applicant)]);
    // Before all else: where no one may register, no one may find out which addresses are taken.
    if (!can_register && !invitation) throw appError('registration_closed');
    refuseWeakPassword(password, email);
    if (await hasEmail(records, email)) throw appError('email_taken');
    try {
      const [localPart = email] = email.split('@');
      const owner = is_new ? 1 : undefined;
      const session = await auth.signUp({ email, password, name: name || localPart, owner }, userAgent);
      // A crash between leaves an account without a team: its first site makes one, and the invitation still stands.
      if (invitation) await acceptInvitation(records, invitation, session.account.id, clock());
      else await insertTeam(records, { id: randomUUID(), owner: session.account.id, now: clock() });
      return session;
    } catch (error) {
      // Somebody else may have become the owner, or taken the address, since we looked; the store lets only one of us.
      // Looking again says which; with neither, something is broken.
      const nothingChanged = is_new === (await state()).is_new && !(await hasEmail(records, email));
      if (!(error instanceof SignUpRefused) || nothingChanged) throw error;
      return register(applicant, userAgent);
    }
  };

  return { state, register };
}
