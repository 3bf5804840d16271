import type { IncomingHttpHeaders } from 'node:http';
import type { ShareKind } from '@desirepath/contract/access';
import type { Account } from '@desirepath/contract/accounts';
import type { SharedThing } from '@desirepath/contract/shares';
import { appError } from './app-error.ts';

/** Who is calling: an account, and the signed-in session that the proof belongs to. */
export interface Caller {
  account: Account;
  session_id: string;
}

/** A link that works: what it shows, and of which site. */
export interface Share {
  id: string;
  site: number;
  thing: SharedThing;
  name: string;
  /** epoch ms */
  expires_at: number;
}

/** How links are known. */
export interface Links {
  /** Undefined for one that is unknown, revoked or expired. @throws AppError rate_limited */
  find(token: string, ip: string): Promise<Share | undefined>;
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

/** The guard of routes for people who are signed in. */
export interface CallerGuard {
  /** @throws AppError not_signed_in, foreign_origin */
  proveCaller(claim: Claim): Promise<Caller>;
}

export interface Guard extends CallerGuard {
  /** The link that a request came by, if it shows one of these kinds. @throws AppError share_not_found, rate_limited */
  proveShare(claim: Claim & { ip: string }, shows: readonly ShareKind[]): Promise<Share>;
  /** Refuses a change that a browser sends on behalf of another website. @throws AppError foreign_origin */
  refuseForeignOrigin(claim: Claim): void;
}

export function createGuard(identities: Identities, links: Links, baseUrl: string): Guard {
  const ownOrigin = new URL(baseUrl).origin;
  const refuseForeignOrigin = (claim: Claim) => {
    if (isForeign(claim, ownOrigin)) throw appError('foreign_origin');
  };
  return {
    refuseForeignOrigin,
    async proveCaller(claim) {
      const token = tokenOf(claim.headers, 'bearer');
      // Browsers add cookies to requests unasked, but never a token: it needs no check. And a bad token is not saved
      // by a good cookie, for the sender meant to be someone else.
      if (token === undefined) refuseForeignOrigin(claim);
      const { cookie } = claim.headers;
      const caller =
        token !== undefined ? await identities.byAccessToken(token) : cookie && (await identities.byCookie(cookie));
      if (!caller) throw appError('not_signed_in');
      return caller;
    },
    async proveShare({ headers, ip }, shows) {
      // In a header that no browser adds by itself, and never by cookie: who opens a link shows nothing of themselves.
      const found = await links.find(tokenOf(headers, 'share') ?? '', ip);
      if (!found || !shows.includes(found.thing.kind)) throw appError('share_not_found');
      return found;
    },
  };
}

/** The token of one scheme; empty where the header says anything else. */
function tokenOf({ authorization }: IncomingHttpHeaders, wanted: 'bearer' | 'share'): string | undefined {
  if (authorization === undefined) return undefined;
  const [, scheme, token] = /^(\S+) +(\S+)$/.exec(authorization) ?? [];
  return scheme?.toLowerCase() === wanted && token ? token : '';
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
