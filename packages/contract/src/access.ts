import { oc } from '@orpc/contract';

/**
 * Who may call a route.
 * - `anyone`: no proof of identity (sign-in itself).
 * - `tracking`: whoever holds a site's public tracking id; may only write, and read what is made for its pages to show.
 * - `user`: a signed-in person, by cookie or by access token.
 * - `share`: whoever holds a link to one thing, and only of a kind that the route shows; may only read. Such a route takes
 *   no site and no id: the link says what it is about.
 */
export type Access = 'anyone' | 'tracking' | 'user' | 'share';

/** What can be shared. `docs/decisions/0010-shares.md` says what a further kind needs. */
export const SHARE_KINDS = ['recording', 'clip', 'heatmap'] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/**
 * `raw` routes are served by a plain Fastify handler because of their volume; they stand in the contract for their types
 * and for the OpenAPI document. The router leaves them out.
 */
export interface RouteMeta extends Record<string, unknown> {
  access: Access;
  /** Of `share`: the kinds of thing that it shows. */
  shows?: readonly ShareKind[];
  raw?: boolean;
}

// The bare builder is not exported: a route without an access rule cannot be written.
const base = oc.$meta<RouteMeta>({ access: 'user' });

export const anyone = base.meta({ access: 'anyone' });
export const tracking = base.meta({ access: 'tracking', raw: true });
export const user = base.meta({ access: 'user' });
export const userRaw = base.meta({ access: 'user', raw: true });
export const share = (...shows: ShareKind[]) => base.meta({ access: 'share', shows });
export const shareRaw = (...shows: ShareKind[]) => base.meta({ access: 'share', shows, raw: true });
