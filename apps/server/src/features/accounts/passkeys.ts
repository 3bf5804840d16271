import { SECURITY } from '@desirepath/contract/limits';
import type { Passkey } from '@desirepath/contract/security';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { appError } from '../../errors/app-error.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Challenges } from './challenges.ts';
import { deletePasskey, findPasskey, insertPasskey, notePasskeyUse, selectPasskeys } from './passkeys/queries.ts';

interface PasskeysDependencies {
  records: Records;
  challenges: Challenges;
  /** Where people open the dashboard, if it is told: passkeys are for one name. Else the name by which they come. */
  origin: string | undefined;
  /** epoch ms */
  clock: () => number;
}

interface Holder {
  id: string;
  email: string;
}

/** What a browser has sent; the library checks all of it. */
export type Credential = Record<string, unknown>;

/**
 * Passkeys: what a person has and knows (or is) in one, so that nothing else is asked of who comes with one. User verification is
 * required for that reason.
 */
export function createPasskeys({ records, challenges, origin, clock }: PasskeysDependencies) {
  const placeOf = (host: string) => {
    const own = new URL(origin ?? `http://${host}`);
    return {
      rpID: own.hostname,
      expectedOrigin: origin ? [own.origin] : [`http://${own.host}`, `https://${own.host}`],
    };
  };
  const list = async (account: string): Promise<Passkey[]> =>
    (await selectPasskeys(records, account)).map(({ id, name, created_at, last_used_at }) => ({
      id,
      name,
      created_at: new Date(created_at).toISOString(),
      last_used_at: last_used_at === null ? null : new Date(last_used_at).toISOString(),
    }));

  return {
    list,

    async creationOptions({ id, email }: Holder, host: string) {
      const known = await selectPasskeys(records, id);
      if (known.length >= SECURITY.passkeys) throw appError('too_many_passkeys');
      const { generateRegistrationOptions } = await webauthn();
      return generateRegistrationOptions({
        rpName: 'Desirepath',
        rpID: placeOf(host).rpID,
        userName: email,
        userID: new TextEncoder().encode(id),
        challenge: challenges.make(`passkey of ${id}`),
        excludeCredentials: known.map((passkey) => ({ id: passkey.id })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
    },

    /** @throws AppError passkey_not_valid */
    async add({ id: account }: Holder, host: string, name: string, credential: Credential): Promise<Passkey> {
      const { rpID, expectedOrigin } = placeOf(host);
      const { verifyRegistrationResponse } = await webauthn();
      const verified = await verifyRegistrationResponse({
        response: credential as unknown as RegistrationResponseJSON, // checked by the library, field by field
        expectedChallenge: (challenge) => challenges.spend(challenge, `passkey of ${account}`),
        expectedOrigin,
        expectedRPID: rpID,
      }).catch(refused);
      if (!verified.verified) throw appError('passkey_not_valid');
      const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
      const public_key = Buffer.from(publicKey).toString('base64url');
      const row = { id, account_id: account, public_key, counter, transports: JSON.stringify(transports), name };
      if (!(await insertPasskey(records, { ...row, created_at: clock(), last_used_at: null }))) {
        throw appError('passkey_not_valid');
      }
      return { id, name, created_at: new Date(clock()).toISOString(), last_used_at: null };
    },

    async remove(account: string, id: string): Promise<void> {
      if (!(await deletePasskey(records, account, id))) throw appError('passkey_not_found');
    },

    /** Says nothing of whose passkeys there are: the browser offers those that it has. */
    async requestOptions(host: string) {
      const { generateAuthenticationOptions } = await webauthn();
      return generateAuthenticationOptions({
        rpID: placeOf(host).rpID,
        challenge: challenges.make('sign in'),
        userVerification: 'required',
      });
    },

    /** The id of the account that a passkey is of. @throws AppError passkey_not_valid */
    async prove(host: string, credential: Credential): Promise<string> {
      const known = await findPasskey(records, String(credential.id));
      if (!known) throw appError('passkey_not_valid');
      const { rpID, expectedOrigin } = placeOf(host);
      const { verifyAuthenticationResponse } = await webauthn();
      const verified = await verifyAuthenticationResponse({
        response: credential as unknown as AuthenticationResponseJSON, // checked by the library, field by field
        expectedChallenge: (challenge) => challenges.spend(challenge, 'sign in'),
        expectedOrigin,
        expectedRPID: rpID,
        credential: {
          id: known.id,
          publicKey: new Uint8Array(Buffer.from(known.public_key, 'base64url')),
          counter: known.counter,
        },
      }).catch(refused);
      if (!verified.verified) throw appError('passkey_not_valid');
      await notePasskeyUse(records, known.id, verified.authenticationInfo.newCounter, clock());
      return known.account_id;
    },
  };
}
export type Passkeys = ReturnType<typeof createPasskeys>;

/** Loaded when the first passkey is asked for: with all that it brings along it takes as much memory as the whole API. */
const webauthn = () => import('@simplewebauthn/server');

/** Whatever the library finds wrong is wrong in the same way to who sent it. */
function refused(cause: unknown): never {
  throw appError('passkey_not_valid', { cause });
}
