import type { RouteMeta } from '@desirepath/contract/access';
import { HTTP } from '@desirepath/contract/limits';
import type { AnySchema, ContractProcedure, ErrorMap } from '@orpc/contract';
import type { FastifyInstance, FastifyReply, HTTPMethods } from 'fastify';
import type { z } from 'zod';
import { appError } from './app-error.ts';
import type { Caller, Guard } from './guard.ts';

/**
 * Serves a `raw` route of the contract by a plain handler, for answers that are too large to be built and checked as
 * objects. Address, access and input are the contract's all the same.
 */
export function rawRoute<Input extends z.ZodType>(
  app: FastifyInstance,
  guard: Guard,
  procedure: ContractProcedure<Input, AnySchema, ErrorMap, RouteMeta>,
  handler: (call: { input: z.output<Input>; caller: Caller; reply: FastifyReply }) => Promise<FastifyReply>,
): void {
  const { route, inputSchema, meta } = procedure['~orpc'];
  if (meta.access !== 'user') throw new Error(`${route.path}: raw routes for others than users are written by hand`);
  app.route({
    method: route.method as HTTPMethods, // oRPC's methods are among Fastify's
    url: `/api${route.path}`.replaceAll(/\{(\w+)\}/g, ':$1'),
    handlerTimeout: HTTP.handlerTimeout,
    handler: async (request, reply) => {
      const caller = await guard.proveCaller(request);
      const given = { ...(request.query as object), ...(request.params as object) }; // both are maps of strings
      const read = inputSchema?.safeParse(given);
      if (!read?.success) {
        throw appError('invalid_input', {
          issues: read?.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
        });
      }
      return handler({ input: read.data, caller, reply });
    },
  });
}
