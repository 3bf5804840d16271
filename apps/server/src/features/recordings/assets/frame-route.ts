import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Guard } from '../../../http/guard.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { hostsOf } from './hosts.ts';
import { showsHosts } from './queries.ts';

interface FrameDependencies {
  records: Records;
  sites: Sites;
}

const query = z.object({ site: z.coerce.number().int().min(1).optional() });

const EMPTY = '<!doctype html><title>Recorded page</title>';

/**
 * The document that recorded pages are rebuilt in. Its own policy lets nothing load but what is in the page itself or kept
 * here, and pictures and fonts from the hosts of the site for whom has allowed that; the dashboard's stays as it is. Whoever
 * proves nothing gets the strict one.
 */
export function frameRoute({ records, sites }: FrameDependencies, guard: Guard) {
  const hostsFor = async (request: FastifyRequest): Promise<string[]> => {
    const { site: id } = query.parse(request.query);
    if (id === undefined) return [];
    const caller = await guard.proveCaller(request);
    const site = await sites.permitted({ ...caller, needs: 'viewer' }, id);
    return (await showsHosts(records, caller.account.id, id)) ? hostsOf(site) : [];
  };
  return async (app: FastifyInstance) => {
    app.get('/replay-frame', async (request, reply) => {
      const hosts = await hostsFor(request).catch(() => []);
      reply.headers({
        'content-security-policy': policyOf(hosts),
        'x-frame-options': 'SAMEORIGIN',
        'cache-control': 'no-store', // who forbids it again has forbidden it
      });
      return reply.type('text/html; charset=utf-8').send(EMPTY);
    });
  };
}

/**
 * A host stands for those below it, and without a port for every one. Without a scheme it is asked by the one that this page
 * came by, or a safer one.
 */
function policyOf(hosts: string[]): string {
  const sources = hosts
    .map((host) => (host.includes(':') ? host : `${host}:*`))
    .flatMap((host) => [host, `*.${host}`])
    .join(' ');
  return [
    "default-src 'none'",
    "script-src 'none'",
    `img-src 'self' data: blob: ${sources}`,
    `font-src 'self' data: ${sources}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin',
  ].join('; ');
}
