import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { appError } from './app-error.ts';

const FOLDER = join(import.meta.dirname, '../../../dashboard/dist');

/** The built dashboard. Addresses that are views of it, not files, get its page. */
export async function dashboardRoutes(app: FastifyInstance): Promise<void> {
  if (!existsSync(FOLDER)) throw new Error('The dashboard has not been built: run `npm start`, which does that.');
  await app.register(fastifyStatic, {
    root: FOLDER,
    wildcard: false, // one route a file: what is not there is a view
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Vite names the files in assets/ by their content.
      const isNamedByContent = path.includes('/assets/');
      reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isView =
      request.method === 'GET' && !/^\/(api|t|demo|docs)\//.test(request.url) && acceptsPage(request.headers.accept);
    if (!isView) throw appError('not_found');
    return reply.sendFile('index.html');
  });
}

const acceptsPage = (accept: string | undefined) => accept?.includes('text/html') ?? false;
