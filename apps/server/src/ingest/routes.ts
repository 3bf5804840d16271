import { INGEST } from '@desirepath/contract/limits';
import type { FastifyInstance } from 'fastify';
import { decodeBody } from './decode.ts';
import type { createReceiver } from './receive.ts';

/** Any page may write with a public tracking id, and none may read: so any origin, and never credentials. */
const ANY_ORIGIN = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' };
const PREFLIGHT = {
  ...ANY_ORIGIN,
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '86400',
};

/** The public calls of `contract/tracking.ts`. */
export function ingestRoutes(receive: ReturnType<typeof createReceiver>) {
  return async (app: FastifyInstance) => {
    // Beacons say text/plain, to spare a preflight; what counts is the body itself.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: INGEST.bodyBytes }, (_request, body, done) =>
      done(null, body),
    );
    app.addHook('onRequest', async (_request, reply) => void reply.headers(ANY_ORIGIN));

    app.options('/api/track/batches', async (_request, reply) => reply.headers(PREFLIGHT).code(204).send());

    // Headers that protect documents mean nothing on these answers, and made a tenth of their cost.
    app.post<{ Body: Buffer | undefined }>('/api/track/batches', { helmet: false }, async (request, reply) => {
      const answer = await receive(await decodeBody(request.body ?? Buffer.alloc(0)), {
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
      });
      return reply.code(202).send(answer);
    });
  };
}
