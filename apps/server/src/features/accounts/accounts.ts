import type { Identities } from '../../http/guard.ts';
import { type AuthDependencies, createAuth } from './auth.ts';
import { createRegistration, type RegistrationPolicy } from './registration.ts';
import { createAccountsRoutes } from './routes.ts';
import { createThrottle } from './throttle.ts';
import { createTokens } from './tokens.ts';

export interface AccountsDependencies extends AuthDependencies {
  registration: RegistrationPolicy;
  /** epoch ms */
  clock: () => number;
}

/** The accounts slice: its routes, and how the guard of all other routes knows who calls. */
export function createAccounts({ registration, clock, ...dependencies }: AccountsDependencies) {
  const { records } = dependencies;
  const auth = createAuth(dependencies);
  const tokens = createTokens(records, clock);
  const identities: Identities = { byToken: tokens.callerOf, byCookie: auth.findSession };
  const routes = createAccountsRoutes({
    auth,
    tokens,
    registration: createRegistration(records, auth, registration, clock),
    throttle: createThrottle(clock),
  });
  return { identities, routes };
}
