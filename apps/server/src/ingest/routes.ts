import { INGEST, RATE_LIMITS } from '@desirepath/contract/limits';
import { SERVER_TIMING_SNAPSHOT, SERVER_TIMING_WATCHED } from '@desirepath/contract/tracking';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { toErrorBody } from '../errors/app-error.ts';
import type { AddHeadRule } from '../http/refused-by-head.ts';
import { addClientCalls } from './adapters/routes.ts';
import type { createAssetKeeper } from './assets/keep.ts';
import { holdBodies } from './bodies.ts';
import { readBody } from './decode.ts';
import { type Origin, originOf } from './origin.ts';
import type { createPieceOffers } from './pieces/offer.ts';
import type { createSnapshotKeeper } from './snapshot-keeper.ts';
import { addSocketCalls, type SocketDependencies } from './socket-routes.ts';
import { addSurveyCalls, type SurveyCalls } from './surveys/routes.ts';

/** Any page may write with a public tracking id, and none may read: so any origin, and never credentials. */
const ANY_ORIGIN = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' };
/**
 * How the rest of the tracker learns that somebody watches, or that a snapshot is wanted: the core of the tracker reads no answers, but any script of a page can read
 * this of them (https://w3c.github.io/server-timing/).
 */
const told = (metrics: string[]) => ({ 'server-timing': metrics.join(', '), 'timing-allow-origin': '*' });
const PREFLIGHT = {
  ...ANY_ORIGIN,
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, content-encoding, x-requested-with',
  'access-control-max-age': '86400',
};

/** Statuses of bodies that cost work and gave nothing: not readable, of no site, too large, of the wrong kind. */
const WORTHLESS = new Set([400, 404, 413, 415]);

/** What else a page may write, each taken by its slice. Answered 202 once it is durable. */
export interface Post {
  url: string;
  /** Bytes, once decoded. */
  most: number;
  take(body: unknown, origin: Origin): Promise<object>;
}

export interface RoutesDependencies extends SocketDependencies {
  addHeadRule: AddHeadRule;
  posts: readonly Post[];
  assets: ReturnType<typeof createAssetKeeper>;
  offerPieces: ReturnType<typeof createPieceOffers>;
  keepSnapshot: ReturnType<typeof createSnapshotKeeper>;
  surveys: SurveyCalls;
}

/** The public calls of `contract/tracking.ts` and `contract/clients.ts`. */
export function ingestRoutes(deps: RoutesDependencies) {
  return async (app: FastifyInstance) => {
    // Beacons say text/plain, to spare a preflight; what counts is the body itself.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: INGEST.bodyBytes }, (_request, body, done) =>
      done(null, body),
    );
    app.addHook('onRequest', (_request, reply, done) => {
      reply.headers(ANY_ORIGIN);
      done();
    });
    // Whoever has spent what they may is refused before their body is read. A preflight is answered: without it nobody learns why.
    const posts = new Set<string>();
    app.addHook('onRoute', ({ method, url }) => {
      if (method === 'POST') posts.add(url);
    });
    deps.addHeadRule(({ method, path, ip }) =>
      method === 'POST' && posts.has(path) ? deps.limits.refusalOfIp(ip) : undefined,
    );
    app.addHook('onError', async ({ ip }, _reply, error) => {
      if (WORTHLESS.has(toErrorBody(error).status)) deps.limits.chargeIp(ip, RATE_LIMITS.refusedBody);
    });
    const hold = holdBodies(app, deps.bodies);
    const read = (request: FastifyRequest, most?: number) =>
      // The parser above gives bytes; without a body there is none to parse.
      readBody((request.body as Buffer | undefined) ?? Buffer.alloc(0), (bytes) => hold(request, bytes), most);
    const allowAnyOrigin = (url: string) =>
      app.options(url, async (_request, reply) => reply.headers(PREFLIGHT).code(204).send());

    allowAnyOrigin('/api/track/batches');
    // Headers that protect documents mean nothing on these answers, and made a tenth of their cost.
    app.post('/api/track/batches', { helmet: false }, async (request, reply) => {
      // What waits for its answer holds nothing of the body.
      const answer = await read(request).then(({ value }) =>
        deps.receive(value, { ...originOf(request), isTracker: true }),
      );
      const metrics = [
        ...(answer.watched ? [SERVER_TIMING_WATCHED] : []),
        ...(answer.snapshot ? [SERVER_TIMING_SNAPSHOT] : []),
      ];
      if (metrics.length > 0) reply.headers(told(metrics));
      return reply.code(202).send(answer);
    });
    allowAnyOrigin('/api/track/snapshots');
    app.post('/api/track/snapshots', { helmet: false }, async (request, reply) => {
      const { value } = await read(request);
      return reply.code(202).send(await deps.keepSnapshot(value, originOf(request)));
    });
    for (const [url, receive] of [
      ['/api/track/assets', deps.assets.offer],
      ['/api/track/assets/contents', deps.assets.upload],
      ['/api/track/pieces', deps.offerPieces],
    ] as const) {
      allowAnyOrigin(url);
      app.post(url, { helmet: false }, async (request, reply) => {
        const { value } = await read(request);
        return reply.code(202).send(await receive(value, request.ip));
      });
    }
    for (const { url, most, take } of deps.posts) {
      allowAnyOrigin(url);
      app.post(url, { helmet: false, bodyLimit: most }, async (request, reply) => {
        const { value } = await read(request, most);
        return reply.code(202).send(await take(value, originOf(request)));
      });
    }
    addSurveyCalls(app, { read, allowAnyOrigin }, deps.surveys);
    addClientCalls(app, { read, allowAnyOrigin }, deps);
    addSocketCalls(app, deps);
  };
}
