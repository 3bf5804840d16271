import type { IncomingHttpHeaders } from 'node:http';
import type { Account } from '@desirepath/contract/accounts';
import { appError } from './app-error.ts';

/** Who is calling: an account, and the signed-in session that the proof belongs to. */
export interface Caller {
  account: Account;
  session_id: string;
}

/** What of a request is judged; a Fastify request fits. */
export interface Claim {
  method: string;
  headers: IncomingHttpHeaders;
}

/** How identities are known. Each answers undefined for what is not, or no longer, valid. */
export interface Identities {
  byAccessToken(token: string): Promise<Caller | undefined>;
  /** `cookie` is the whole Cookie header. */
  byCookie(cookie: string): Promise<Caller | undefined>;
}

export interface Guard {
  /** @throws AppError not_signed_in, foreign_origin */
  proveCaller(claim: Claim): Promise<Caller>;
  /** Refuses a change that a browser sends on behalf of another website. @throws AppError foreign_origin */
  refuseForeignOrigin(claim: Claim): void;
}

export function createGuard(identities: Identities, baseUrl: string): Guard {
  const ownOrigin = new URL(baseUrl).origin;
  const refuseForeignOrigin = (claim: Claim) => {
    if (isForeign(claim, ownOrigin)) throw appError('foreign_origin');
  };
  return {
    refuseForeignOrigin,
    async proveCaller(claim) {
      const token = bearerOf(claim.headers);
      // Browsers add cookies to requests unasked, but never a token: it needs no check. And a bad token is not saved
      // by a good cookie, for the sender meant to be someone else.
      if (token === undefined) refuseForeignOrigin(claim);
      const { cookie } = claim.headers;
      const caller =
        token !== undefined ? await identities.byAccessToken(token) : cookie && (await identities.byCookie(cookie));
      if (!caller) throw appError('not_signed_in');
      return caller;
    },
  };
}

/** The token of a bearer; empty where the header says anything else. */
function bearerOf({ authorization }: IncomingHttpHeaders): string | undefined {
  return authorization === undefined ? undefined : (/^bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The rules of Go's `http.CrossOriginProtection`: browsers say `Sec-Fetch-Site` on secure origins, and `Origin` with
 * every unsafe method; what has neither was not sent by a browser, so no cookie came along unasked. The request's own
 * host is ours as well as BASE_URL is, since a dashboard is opened by several names.
 */
function isForeign({ method, headers }: Claim, ownOrigin: string): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (SAFE_METHODS.has(method) || site === 'same-origin' || site === 'none' || origin === ownOrigin) return false;
  if (site !== undefined) return true;
  return origin !== undefined && URL.parse(origin)?.host !== host;
}
