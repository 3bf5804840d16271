import { oc } from '@orpc/contract';

/**
 * Who may call a route.
 * - `anyone`: no proof of identity (sign-in itself).
 * - `tracking`: whoever holds a site's public tracking id; may only write.
 * - `user`: a signed-in person, by cookie or by access token.
 */
export type Access = 'anyone' | 'tracking' | 'user';

/**
 * `raw` routes are served by a plain Fastify handler because of their volume; they stand in the contract for their types
 * and for the OpenAPI document. The router leaves them out.
 */
export interface RouteMeta extends Record<string, unknown> {
  access: Access;
  raw?: boolean;
}

// The bare builder is not exported: a route without an access rule cannot be written.
const base = oc.$meta<RouteMeta>({ access: 'user' });

export const anyone = base.meta({ access: 'anyone' });
export const tracking = base.meta({ access: 'tracking', raw: true });
export const user = base.meta({ access: 'user' });
export const userRaw = base.meta({ access: 'user', raw: true });
