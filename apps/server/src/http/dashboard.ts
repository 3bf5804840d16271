import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { appError } from '../errors/app-error.ts';

const FOLDER = join(import.meta.dirname, '../../../dashboard/dist');

/** Which websites may show what a link leads to in a frame. @throws AppError rate_limited */
type FramedBy = (token: string, ip: string) => Promise<readonly string[]>;

/**
 * The built dashboard, as it is on the disk when it is asked for: a newer one may be built while the server runs. Addresses that are
 * views of it, not files, get its page.
 */
export const dashboardRoutes =
  (framedBy: FramedBy) =>
  async (app: FastifyInstance): Promise<void> => {
    if (!existsSync(FOLDER)) throw new Error('The dashboard has not been built: run `npm start`, which does that.');
    await app.register(fastifyStatic, {
      root: FOLDER,
      preCompressed: true,
      setHeaders: (reply, path) => {
        // Vite names the files in assets/ by their content.
        const isNamedByContent = path.includes('/assets/');
        reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    app.get<{ Params: { token: string } }>('/embed/:token', async ({ params, ip }, reply) => {
      const hosts = await framedBy(params.token, ip);
      if (hosts.length > 0) {
        const policy = String(reply.getHeader('content-security-policy'));
        reply.header(
          'content-security-policy',
          policy.replace("frame-ancestors 'none'", `frame-ancestors ${hosts.join(' ')}`),
        );
        // It knows no list of hosts, and would forbid what the policy allows.
        reply.removeHeader('x-frame-options');
      }
      return reply.sendFile('index.html');
    });
    app.setNotFoundHandler((request, reply) => {
      const isView =
        request.method === 'GET' && !/^\/(api|t|demo|docs)\//.test(request.url) && acceptsPage(request.headers.accept);
      if (!isView) throw appError('not_found');
      return reply.sendFile('index.html');
    });
  };

const acceptsPage = (accept: string | undefined) => accept?.includes('text/html') ?? false;
