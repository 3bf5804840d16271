import { randomUUID } from 'node:crypto';
import { appError } from '../../errors/app-error.ts';
import { acceptInvitation, invitationsTo } from '../../storage/records/invitation-rows.ts';
import type { Records } from '../../storage/records/open.ts';
import { insertTeam } from '../../storage/records/team-rows.ts';
import type { Auth } from './auth.ts';
import type { ProvidedIdentity } from './oidc.ts';
import type { Registration } from './registration.ts';
import { accountOfProvider, endWaysIn, findAccount, isVerified, noteVerified } from './security/queries.ts';

interface Dependencies {
  records: Records;
  auth: Auth;
  registration: Registration;
  /** epoch ms */
  clock: () => number;
}

/** What our table of credentials calls the provider: there is one. */
const PROVIDER = 'oidc';

/** Whose account it is that a provider speaks of. */
export function createProvidedAccounts({ records, auth, registration, clock }: Dependencies) {
  /** Open to whom an invitation waits for, and to whoever may register. @throws AppError registration_closed */
  const create = async ({ email, name }: ProvidedIdentity): Promise<string> => {
    const [{ can_register, is_new }, invitations] = await Promise.all([
      registration.state(),
      invitationsTo(records, email, clock()),
    ]);
    if (!can_register && invitations.length === 0) throw appError('registration_closed');
    const [localPart = email] = email.split('@');
    const id = await auth.createAccount({ email, name: name || localPart, owner: is_new ? 1 : undefined });
    for (const invitation of invitations) await acceptInvitation(records, invitation, id, clock());
    if (invitations.length === 0) await insertTeam(records, { id: randomUUID(), owner: id, now: clock() });
    return id;
  };

  /** Who registered with an address that nobody has checked may be anybody, waiting for whom it belongs to. */
  const takeOver = async (id: string): Promise<void> => {
    if (await isVerified(records, id)) return;
    if ((await registration.state()).can_register) await endWaysIn(records, id);
    await noteVerified(records, id);
  };

  return {
    /**
     * The one that was tied to this subject; else the one with this address, which the provider has checked; else a new one.
     * @throws AppError registration_closed
     */
    async of(identity: ProvidedIdentity): Promise<string> {
      const tied = await accountOfProvider(records, PROVIDER, identity.subject);
      if (tied !== undefined) return tied;
      const known = await findAccount(records, { email: identity.email });
      if (known) await takeOver(known.id);
      const id = known?.id ?? (await create(identity));
      await auth.linkProvider(id, PROVIDER, identity.subject);
      return id;
    },
  };
}
export type ProvidedAccounts = ReturnType<typeof createProvidedAccounts>;
