import { oc } from '@orpc/contract';
import type { Role } from './roles.ts';

/**
 * Who may call a route.
 * - `anyone`: no proof of identity (sign-in itself).
 * - `tracking`: whoever holds a site's public tracking id; may only write, and read what is made for its pages to show.
 * - `member`: a signed-in person or an API key, by what they may do in the team that the route is about.
 * - `share`: whoever holds a link to one thing, and only of a kind that the route shows; may only read. Such a route takes
 *   no site and no id: the link says what it is about.
 */
export type Access = 'anyone' | 'tracking' | 'member' | 'share';

/**
 * Where the input of a route for members says what it is about; the guard finds it there, before all else, and compares.
 * - `site`: in `site`, `site_id` or, of a DELETE, `query.site`. Where it is left out, as far as it may be, all sites of the
 *   caller's are meant, or it is as with `child`.
 * - `id`: the id is the site's own.
 * - `team`: in `team`.
 * - `child`: the handler finds the site by the thing that is asked for, and hands it to `sites.permitted`.
 * - `own`: it is about all that the caller may see, and names nothing.
 * - `account`: it is about the caller's own account, which no API key may touch.
 */
export type About = 'site' | 'id' | 'team' | 'child' | 'own' | 'account';

/** What an API key may do: read, nothing but send what was measured, or what an admin may but for members and keys. */
export const SCOPES = ['read', 'ingest', 'manage'] as const;
export type Scope = (typeof SCOPES)[number];

/** What can be shared. `docs/decisions/0010-shares.md` says what a further kind needs. */
export const SHARE_KINDS = ['recording', 'clip', 'heatmap', 'board'] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/**
 * `raw` routes are served by a plain Fastify handler because of their volume; they stand in the contract for their types
 * and for the OpenAPI document. The router leaves them out.
 */
export interface RouteMeta extends Record<string, unknown> {
  access: Access;
  /** Of `member`: the least role. */
  role?: Role;
  /** Of `member`. */
  about?: About;
  /** Of `share`: the kinds of thing that it shows. */
  shows?: readonly ShareKind[];
  raw?: boolean;
  /** Of `raw`: media types of the file that is answered, or sent, where that is not JSON. */
  answersFile?: readonly string[];
  takesFile?: string;
  /** Of a GET: pictures and styles of a page may name it, and browsers load it with their cookie. */
  shown?: boolean;
  /** Of a POST that changes nothing: its question is longer than an address. */
  reads?: boolean;
  /** What the audit log calls it, where it is not a change called by its own name; empty where it is not worth a line. */
  audit?: string;
}

// The bare builder is not exported: a route without an access rule cannot be written.
const base = oc.$meta<RouteMeta>({ access: 'member', role: 'owner', about: 'site' });
const member = (role: Role) => base.meta({ access: 'member', role, about: 'site' });

export const anyone = base.meta({ access: 'anyone' });
export const tracking = base.meta({ access: 'tracking', raw: true });
export const share = (...shows: ShareKind[]) => base.meta({ access: 'share', shows });
export const shareRaw = (...shows: ShareKind[]) => base.meta({ access: 'share', shows, raw: true });

/** By role, and about the site that the input names. What is about something else says so: `admin.meta(ABOUT.id)`. */
export const viewer = member('viewer');
export const analyst = member('analyst');
export const admin = member('admin');
export const owner = member('owner');
export const viewerRaw = viewer.meta({ access: 'member', raw: true });
export const analystRaw = analyst.meta({ access: 'member', raw: true });
export const adminRaw = admin.meta({ access: 'member', raw: true });

/** A signed-in person about their own account. */
export const person = viewer.meta({ access: 'member', about: 'account' });

export const ABOUT = {
  id: { access: 'member', about: 'id' },
  team: { access: 'member', about: 'team' },
  child: { access: 'member', about: 'child' },
  own: { access: 'member', about: 'own' },
} as const satisfies Record<string, RouteMeta>;

/** Of a POST that changes nothing. */
export const READS = { access: 'member', reads: true } as const satisfies RouteMeta;

/** Of what recordings show. */
export const SHOWN = { access: 'member', shown: true } as const satisfies RouteMeta;

/** Names a route in the audit log that only reads, or is called by somebody who is not known before; `''` leaves a change out. */
export const audited = <Who extends Access>(access: Who, audit: string) => ({ access, audit }) satisfies RouteMeta;

/** Of a `raw` route for members whose answer is a file. */
export const answersFile = (...types: string[]) => ({ access: 'member', answersFile: types }) satisfies RouteMeta;
