import type { IncomingHttpHeaders } from 'node:http';
import type { RouteMeta, Scope, ShareKind } from '@desirepath/contract/access';
import type { Account } from '@desirepath/contract/accounts';
import { type Role, reaches } from '@desirepath/contract/roles';
import type { SharedThing } from '@desirepath/contract/shares';
import { appError } from '../errors/app-error.ts';
import type { Audit } from './audit.ts';
import { SAFE_METHODS } from './safe-methods.ts';
import { subjectOf } from './subject.ts';

/** What an API key may do of what its maker may. */
export interface KeyLimits {
  id: string;
  team: string;
  scope: Scope;
  /** Null for all of the team's. */
  sites: number[] | null;
}

/** Who somebody has proven to be: an account, and the signed-in session or the API key that the proof belongs to. */
export interface Identity {
  account: Account;
  session_id: string;
  key?: KeyLimits;
}

/** Who is calling, and what their route asks of them wherever it looks at a site. */
export interface Caller extends Identity {
  needs: Role;
  /** What they may do at the site, or in the team, that the call is about. */
  role?: Role;
  team?: string;
  site?: number;
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
  /** An access token, or an API key. */
  byToken(token: string): Promise<Identity | undefined>;
  /** `cookie` is the whole Cookie header. */
  byCookie(cookie: string): Promise<Identity | undefined>;
}

/** What an identity may do; undefined for what is somebody else's, and for what never was. */
export interface Rights {
  atSite(identity: Identity, siteId: number): Promise<{ role: Role; team: string } | undefined>;
  inTeam(identity: Identity, teamId: string): Promise<Role | undefined>;
}

/** The guard of routes for members of teams. */
export interface CallerGuard {
  /**
   * @param meta of the route that is called, which may be one whose answer is shown
   * @throws AppError not_signed_in, foreign_origin
   */
  proveCaller(claim: Claim, meta?: Pick<RouteMeta, 'shown'>): Promise<Identity>;
  /** Compares what a route of the contract asks for with what its caller may do where the input says. @throws AppError forbidden, site_not_found, team_not_found */
  permit(identity: Identity, route: Route, input: unknown): Promise<Caller>;
  audit: Audit;
}

/** What of a route the guard looks at. */
export interface Route {
  meta: RouteMeta;
  method: string;
}

export interface Guard extends CallerGuard {
  /** The link that a request came by, if it shows one of these kinds. @throws AppError share_not_found, rate_limited */
  proveShare(claim: Claim & { ip: string }, shows: readonly ShareKind[]): Promise<Share>;
  /** Refuses a change that a browser sends on behalf of another website. @throws AppError foreign_origin */
  refuseForeignOrigin(claim: Claim): void;
}

export interface GuardDependencies {
  identities: Identities;
  links: Links;
  rights: Rights;
  audit: Audit;
  baseUrl: string;
}

export function createGuard({ identities, links, rights, audit, baseUrl }: GuardDependencies): Guard {
  const ownOrigin = new URL(baseUrl).origin;
  const refuseForeignOrigin = (claim: Claim) => {
    if (isForeign(claim, ownOrigin)) throw appError('foreign_origin');
  };
  const atSite = async (identity: Identity, site: number) => {
    const place = await rights.atSite(identity, site);
    if (!place) throw appError('site_not_found');
    return { ...place, site };
  };
  const inTeam = async (identity: Identity, team: string) => {
    const role = await rights.inTeam(identity, team);
    if (!role) throw appError('team_not_found');
    return { role, team };
  };
  return {
    audit,
    refuseForeignOrigin,
    async proveCaller(claim, meta) {
      const token = bearerOf(claim.headers);
      // Browsers add cookies to requests unasked, but never a token: it needs no check. And a bad token is not saved
      // by a good cookie, for the sender meant to be someone else.
      if (token === undefined) refuseForeignOrigin(claim);
      if (token === undefined && !meta?.shown && isLoaded(claim)) throw appError('not_signed_in');
      const { cookie } = claim.headers;
      const caller =
        token !== undefined ? await identities.byToken(token) : cookie && (await identities.byCookie(cookie));
      if (!caller) throw appError('not_signed_in');
      return caller;
    },
    async permit(identity, { meta, method }, input) {
      const { role: needs = 'owner' } = meta;
      if (identity.key && !isForKeys(meta, method, identity.key.scope)) throw appError('forbidden');

      const subject = subjectOf(meta.about, input);
      if (!subject) return { ...identity, needs };
      const place = 'site' in subject ? await atSite(identity, subject.site) : await inTeam(identity, subject.team);
      if (!reaches(place.role, needs)) throw appError('forbidden');
      return { ...identity, needs, ...place };
    },
    async proveShare({ headers, ip }, shows) {
      // In a header that no browser adds by itself, and never by cookie: who opens a link shows nothing of themselves.
      const found = await links.find(tokenOf(headers, 'share') ?? '', ip);
      if (!found || !shows.includes(found.thing.kind)) throw appError('share_not_found');
      return found;
    },
  };
}

/** A key that leaks can neither take over its maker's account nor make further keys and members. */
function isForKeys({ about, reads = false }: RouteMeta, method: string, scope: Scope): boolean {
  const isSafe = SAFE_METHODS.has(method);
  if (scope === 'ingest' || about === 'account' || (about === 'team' && !isSafe)) return false;
  return isSafe || reads || scope === 'manage';
}

/** Undefined where there is none; empty where the header says anything else. */
export const bearerOf = (headers: IncomingHttpHeaders): string | undefined => tokenOf(headers, 'bearer');

/** The token of one scheme; empty where the header says anything else. */
function tokenOf({ authorization }: IncomingHttpHeaders, wanted: 'bearer' | 'share'): string | undefined {
  if (authorization === undefined) return undefined;
  const [, scheme, token] = /^(\S+) +(\S+)$/.exec(authorization) ?? [];
  return scheme?.toLowerCase() === wanted && token ? token : '';
}

/** How browsers call it that a script asks, that a person opens it, or that it is put into a frame. */
const ASKED = new Set(['empty', 'document', 'iframe']);

/**
 * Whether a browser asks for the sake of an element or a style: rebuilt pages have any, and what these name is a stranger's word. It is
 * told on secure origins.
 */
function isLoaded({ headers }: Claim): boolean {
  const wanted = headers['sec-fetch-dest'];
  return wanted !== undefined && !ASKED.has(String(wanted));
}

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
