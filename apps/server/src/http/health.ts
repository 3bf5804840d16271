import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import { appError } from '../errors/app-error.ts';
import { bearerOf } from './guard.ts';
import { isSameSecret } from './secret-token.ts';
import { isAtThisMachine } from './this-machine.ts';

export interface HealthDependencies {
  /** Each resolves when its store answers. */
  stores: Record<string, () => Promise<void>>;
  registry: Registry;
  metricsToken: string | undefined;
}

/** For load balancers and monitoring: `/healthz` the process runs, `/readyz` both stores answer, `/metrics`. */
export function healthRoutes({ stores, registry, metricsToken }: HealthDependencies) {
  collectDefaultMetrics({ register: registry });
  return async (app: FastifyInstance) => {
    app.get('/healthz', async ({ headers, ip, socket }) => ({
      status: 'ok',
      // For `desirepath doctor`, which asks by the way that visitors take.
      forwarded: headers['x-forwarded-for'] !== undefined,
      proxy_trusted: ip !== socket.remoteAddress,
    }));

    app.get('/readyz', async (_request, reply) => {
      const checks = await Promise.all(
        Object.entries(stores).map(
          async ([name, answers]) =>
            [
              name,
              await answers().then(
                () => true,
                () => false,
              ),
            ] as const,
        ),
      );
      const isReady = checks.every(([, answered]) => answered);
      return reply
        .code(isReady ? 200 : 503)
        .send({ status: isReady ? 'ok' : 'unavailable', ...Object.fromEntries(checks) });
    });

    app.get('/metrics', async (request, reply) => {
      const isAllowed = metricsToken
        ? isSameSecret(bearerOf(request.headers) ?? '', metricsToken)
        : isAtThisMachine(request);
      if (!isAllowed) throw appError('not_found');
      return reply.type(registry.contentType).send(await registry.metrics());
    });
  };
}
