import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_FOLDER, DEMO_PAGES, TRACKING_ID_PLACEHOLDER } from '@desirepath/traffic/demo';
import type { FastifyInstance } from 'fastify';
import { appError } from '../errors/app-error.ts';
import { readDemo } from './credentials.ts';

const ASSETS: Record<string, string> = { 'shop.css': 'text/css', 'shop.js': 'text/javascript' };

/** The demo's shop at `/demo/`, as a site that carries the tracking script. Only where the data folder holds a demo. */
export function demoRoutes(folder: string) {
  return async (app: FastifyInstance) => {
    for (const { path } of DEMO_PAGES) {
      app.get(path, async (_request, reply) => {
        const demo = readDemo(folder);
        if (!demo?.tracking_id) throw appError('not_found');
        const page = await readFile(join(DEMO_FOLDER, path.slice('/demo/'.length), 'index.html'), 'utf8');
        return reply.type('text/html; charset=utf-8').send(page.replaceAll(TRACKING_ID_PLACEHOLDER, demo.tracking_id));
      });
    }
    for (const [file, type] of Object.entries(ASSETS)) {
      app.get(`/demo/${file}`, async (_request, reply) =>
        reply.type(type).send(await readFile(join(DEMO_FOLDER, file))),
      );
    }
  };
}
