import type { FastifyInstance } from 'fastify';
import type { Audit } from '../../http/audit.ts';
import type { Identities } from '../../http/guard.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { SendMail } from '../../net/mailer/mail.ts';
import { ownsInstallation } from '../../storage/records/installation.ts';
import { createSeal } from '../../storage/sealed.ts';
import { type AuthDependencies, createAuth } from './auth.ts';
import { createChallenges } from './challenges.ts';
import { guardFirstAccount } from './first-account.ts';
import { createProvider, type OidcSettings } from './oidc.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { createPasskeys } from './passkeys.ts';
import { createProvidedAccounts } from './provided-accounts.ts';
import { createRegistration, type RegistrationPolicy } from './registration.ts';
import { createResets } from './resets.ts';
import { createAccountsRoutes } from './routes.ts';
import { createSecondFactor } from './second-factor.ts';
import { createSecurityRoutes } from './security-routes.ts';
import { createSignIn } from './sign-in.ts';
import { createThrottle } from './throttle.ts';
import { createTokens } from './tokens.ts';

export interface AccountsDependencies extends AuthDependencies {
  registration: RegistrationPolicy;
  /** What whoever makes the first account has to know, where they are not at the machine. */
  setupToken: string;
  /** Whether `baseUrl` was told, or is a guess. */
  isBaseUrlFixed?: boolean;
  /** How people can sign in besides. */
  oidc?: (OidcSettings & { name: string }) | undefined;
  jobs: Jobs;
  sendMail: SendMail;
  /** epoch ms */
  clock: () => number;
}

/** The accounts slice: its routes, and how the guard of all other routes knows who calls. */
export function createAccounts({
  registration: policy,
  setupToken,
  clock,
  oidc,
  ...dependencies
}: AccountsDependencies) {
  const { records, secret, baseUrl, isBaseUrlFixed = false } = dependencies;
  const seal = createSeal(secret);
  const auth = createAuth(dependencies);
  const tokens = createTokens(records, clock);
  const throttle = createThrottle(records, clock);
  const registration = createRegistration(records, auth, policy, clock);
  const factor = createSecondFactor({ records, seal, clock });
  const signIn = createSignIn({ records, auth, tokens, factor, throttle });
  const challenges = createChallenges(records, secret, clock);
  const origin = isBaseUrlFixed ? baseUrl : undefined;
  const passkeys = createPasskeys({ records, challenges, origin, clock });
  const resets = createResets({ ...dependencies, auth, clock });

  const identities: Identities = { byToken: tokens.callerOf, byCookie: auth.findSession };
  const provider = oidc?.name ?? null;
  const routes = createAccountsRoutes({
    auth,
    tokens,
    registration,
    firstAccount: guardFirstAccount(setupToken),
    throttle,
    signIn,
    provider,
    ownsInstallation: (account) => ownsInstallation(records, account),
  });
  const securityRoutes = createSecurityRoutes({ records, auth, signIn, factor, passkeys, resets, throttle, clock });
  /** Of the browser's way to the provider and back; none where there is none. */
  const registerProvider = async (app: FastifyInstance, audit: Audit) => {
    if (!oidc) return;
    const accounts = createProvidedAccounts({ records, auth, registration, clock });
    const isSecure = baseUrl.startsWith('https:');
    const at = createProvider(oidc, `${baseUrl}/auth/oidc/callback`);
    await app.register(oidcRoutes({ provider: at, accounts, signIn, throttle, seal, audit, isSecure }));
  };
  const isNew = async () => (await registration.state()).is_new;
  return { identities, routes, securityRoutes, registerProvider, isNew };
}
