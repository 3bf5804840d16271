import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { appError } from '../../errors/app-error.ts';

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
}

/** Who a provider says somebody is. */
export interface ProvidedIdentity {
  /** Of the issuer, for ever the same. */
  subject: string;
  email: string;
  name: string;
}

/** What has to come back with the answer, kept by the browser meanwhile. */
export const journey = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });
export type Journey = z.infer<typeof journey>;

const claims = z.object({
  sub: z.string().max(255),
  email: z.email().max(254),
  email_verified: z.literal(true),
  name: z.string().max(100).catch(''),
});

/** An OpenID Connect provider, whose address is the operator's to choose and no visitor's: authorization code with PKCE, state and nonce. */
export function createProvider({ issuer, clientId, clientSecret }: OidcSettings, redirectUri: string) {
  let known: Promise<Configuration> | undefined;
  /** Asked when somebody comes, so that a provider that is away keeps no server from starting. */
  const configuration = () => {
    const url = new URL(issuer);
    const discover = (at: URL) =>
      discovery(at, clientId, clientSecret, undefined, {
        // Without TLS only where the operator has said so, such as beside it on one machine.
        execute: url.protocol === 'http:' ? [allowInsecureRequests] : [],
      });
    known ??= discover(url)
      .catch((error) => (isNamedOtherwise(error) ? discover(withOtherEnd(url)) : Promise.reject(error)))
      .catch((cause) => {
        known = undefined;
        throw appError('provider_refused', { cause });
      });
    return known;
  };

  return {
    /** Where to send a browser, and what it has to bring along again. @throws AppError provider_refused */
    async begin(to: string): Promise<{ url: string; journey: Journey }> {
      const begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), to };
      const [config, code_challenge] = await Promise.all([configuration(), calculatePKCECodeChallenge(begun.verifier)]);
      const url = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        code_challenge,
        code_challenge_method: 'S256',
        state: begun.state,
        nonce: begun.nonce,
      });
      return { url: url.href, journey: begun };
    },

    /** @param search of the address that the provider sent the browser to. @throws AppError provider_refused */
    async end(search: string, { state, nonce, verifier }: Journey): Promise<ProvidedIdentity> {
      const config = await configuration();
      const refuse = (cause: unknown) => {
        throw appError('provider_refused', { cause });
      };
      const answer = await authorizationCodeGrant(config, new URL(`${redirectUri}${search}`), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      }).catch(refuse);
      const said = answer.claims();
      if (!said) throw appError('provider_refused');
      const told =
        said.email === undefined ? await fetchUserInfo(config, answer.access_token, said.sub).catch(refuse) : said;
      const read = claims.safeParse(told);
      // An address that nobody has checked could be that of anybody.
      if (!read.success) throw appError('provider_refused', { cause: read.error });
      const { sub, email, name } = read.data;
      return { subject: `${said.iss} ${sub}`, email: email.toLowerCase(), name };
    },
  };
}
export type Provider = ReturnType<typeof createProvider>;

/** The provider calls itself something else than the setting does. */
const isNamedOtherwise = (error: unknown) =>
  error instanceof ClientError && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED';

/** Some providers have a `/` at the end of their names, and who copies one loses or adds it: both stand for the same document. */
const withOtherEnd = ({ href }: URL) => new URL(href.endsWith('/') ? href.slice(0, -1) : `${href}/`);
