import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../errors/app-error.ts';
import type { Audit } from '../../http/audit.ts';
import type { Seal } from '../../storage/sealed.ts';
import { journey, type Provider } from './oidc.ts';
import type { ProvidedAccounts } from './provided-accounts.ts';
import type { Call, SignIn } from './sign-in.ts';
import type { Throttle } from './throttle.ts';

interface OidcRoutesDependencies {
  provider: Provider;
  accounts: ProvidedAccounts;
  signIn: SignIn;
  throttle: Throttle;
  seal: Seal;
  audit: Audit;
  isSecure: boolean;
}

const COOKIE = 'desirepath.oidc';
/** As long as somebody takes at their provider. */
const TEN_MINUTES = 600;

/** Where to go on: an address of this dashboard, never another site's. Browsers take tabs out of addresses, so there are none. */
const start = z.object({
  return: z
    .string()
    .regex(/^\/(?![/\\])[!-~]*$/)
    .max(2_000)
    .catch('/'),
});

/**
 * The two addresses that a browser goes through to sign in by a provider. They are no part of the API: they answer with where to go
 * next. What has to survive the way there is sealed into a cookie of this path alone; Lax, for the way back begins elsewhere.
 */
export function oidcRoutes({ provider, accounts, signIn, throttle, seal, audit, isSecure }: OidcRoutesDependencies) {
  const keep = (reply: FastifyReply, value: string, seconds: number) =>
    reply.header(
      'set-cookie',
      `${COOKIE}=${value}; Path=/auth/oidc; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`,
    );
  const journeyOf = (request: FastifyRequest) => {
    const sealed = new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
    try {
      return journey.parse(JSON.parse(seal.open(sealed ?? '')));
    } catch {
      return undefined; // none, or none of ours
    }
  };
  /** What went wrong is told on the page that people know. */
  const toSignIn = (reply: FastifyReply, error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    reply.log.warn({ err: error.cause ?? error }, 'a sign-in by the provider failed');
    return reply.redirect(`/sign-in?problem=${error.code}`, 303);
  };

  return async (app: FastifyInstance) => {
    app.get('/auth/oidc/start', async (request, reply) => {
      try {
        await throttle.register(callOf(request, reply));
        const { url, journey: begun } = await provider.begin(start.parse(request.query).return);
        return keep(reply, seal.seal(JSON.stringify(begun)), TEN_MINUTES).redirect(url, 303);
      } catch (error) {
        return toSignIn(reply, error);
      }
    });
    app.get('/auth/oidc/callback', async (request, reply) => {
      const begun = journeyOf(request);
      keep(reply, '', 0);
      if (!begun) return reply.redirect('/sign-in?problem=provider_refused', 303);
      try {
        const call = callOf(request, reply);
        await throttle.register(call);
        const identity = await provider.end(request.url.replace(/^[^?]*/, ''), begun);
        await signIn.begin(call, await accounts.of(identity));
        const { account } = call.found;
        if (account)
          await audit({ action: 'accounts.login', account, subject: '', address: request.ip, isRefused: false });
        return reply.redirect(begun.to, 303);
      } catch (error) {
        return toSignIn(reply, error);
      }
    });
  };
}

const callOf = (request: FastifyRequest, reply: FastifyReply): Call => ({
  ip: request.ip,
  headers: request.headers,
  setHeader: (name: string, value: string) => void reply.header(name, value),
  found: {},
});
