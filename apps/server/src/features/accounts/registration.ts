import { appError } from '../../http/app-error.ts';
import type { Records } from '../../storage/records/open.ts';
import { type Auth, type NewSession, SignUpRefused } from './auth.ts';
import { refuseWeakPassword } from './passwords.ts';
import { hasAccounts, hasEmail } from './queries.ts';

/** Who may register: anyone, no one, or only the first, who then owns the installation. */
export type RegistrationPolicy = 'open' | 'closed' | 'first';

interface Applicant {
  email: string;
  password: string;
  name?: string | undefined;
}

export interface Registration {
  state(): Promise<{ can_register: boolean; is_new: boolean }>;
  /** @throws AppError registration_closed, weak_password, email_taken */
  register(applicant: Applicant, userAgent: string): Promise<NewSession>;
}

export function createRegistration(records: Records, auth: Auth, policy: RegistrationPolicy): Registration {
  const state = async () => {
    const is_new = !(await hasAccounts(records));
    return { is_new, can_register: policy === 'open' || (policy === 'first' && is_new) };
  };

  const register = async (applicant: Applicant, userAgent: string): Promise<NewSession> => {
    const { email, password, name } = applicant;
    const { can_register, is_new } = await state();
    // Before all else: where no one may register, no one may find out which addresses are taken.
    if (!can_register) throw appError('registration_closed');
    refuseWeakPassword(password, email);
    if (await hasEmail(records, email)) throw appError('email_taken');
    try {
      const [localPart = email] = email.split('@');
      return await auth.signUp({ email, password, name: name || localPart, owner: is_new ? 1 : undefined }, userAgent);
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
