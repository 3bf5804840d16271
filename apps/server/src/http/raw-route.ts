import type { RouteMeta } from '@desirepath/contract/access';
import { HTTP } from '@desirepath/contract/limits';
import type { AnySchema, ContractProcedure, ErrorMap } from '@orpc/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { z } from 'zod';
import { auditedAs, memberEntry } from './audit.ts';
import type { Caller, CallerGuard, Guard, Share } from './guard.ts';
import { parseInput } from './parse-input.ts';

/** A `raw` route of the contract that takes some input. */
type RawProcedure<Input extends z.ZodType> = ContractProcedure<Input, AnySchema, ErrorMap, RouteMeta>;

/**
 * Serves a `raw` route of the contract by a plain handler, for answers that are too large to be built and checked as
 * objects. Address, access and input are the contract's all the same.
 */
export function rawRoute<Input extends z.ZodType>(
  app: FastifyInstance,
  guard: CallerGuard,
  procedure: RawProcedure<Input>,
  handler: (call: { input: z.output<Input>; caller: Caller; reply: FastifyReply }) => Promise<FastifyReply>,
  /** Of an answer that takes longer than others. */
  handlerTimeout: number = HTTP.handlerTimeout,
): void {
  serve(
    app,
    procedure,
    'member',
    async (request, input, reply) => {
      const { meta } = procedure['~orpc'];
      const identity = await guard.proveCaller(request, meta);
      const given = givenIn(request);
      const caller = await guard.permit(identity, { meta, method: request.method }, given);
      const checked = input();
      // Before the first byte: what is seen cannot be unseen.
      const action = auditedAs(meta, request.method, '');
      if (action) await guard.audit({ ...memberEntry(caller, given), action, address: request.ip, isRefused: false });
      return handler({ input: checked, caller, reply });
    },
    handlerTimeout,
  );
}

/** The same for a route that is called with a link. */
export function rawShareRoute<Input extends z.ZodType>(
  app: FastifyInstance,
  guard: Guard,
  procedure: RawProcedure<Input>,
  handler: (call: { input: z.output<Input>; share: Share; reply: FastifyReply }) => Promise<FastifyReply>,
): void {
  const { shows = [] } = procedure['~orpc'].meta;
  serve(app, procedure, 'share', async (request, input, reply) => {
    const share = await guard.proveShare(request, shows);
    return handler({ input: input(), share, reply });
  });
}

/** `input` is read when it is asked for, so that who may not call learns nothing of it. */
function serve<Input extends z.ZodType>(
  app: FastifyInstance,
  procedure: RawProcedure<Input>,
  access: RouteMeta['access'],
  handler: (request: FastifyRequest, input: () => z.output<Input>, reply: FastifyReply) => Promise<FastifyReply>,
  handlerTimeout: number = HTTP.handlerTimeout,
): void {
  const { route, inputSchema, meta } = procedure['~orpc'];
  if (meta.access !== access) throw new Error(`${route.path}: the contract says it is for ${meta.access}`);
  app.route({
    method: route.method as HTTPMethods, // oRPC's methods are among Fastify's
    url: `/api${route.path}`.replaceAll(/\{(\w+)\}/g, ':$1'),
    handlerTimeout,
    handler: (request, reply) => handler(request, () => parseInput(inputSchema, givenIn(request)), reply),
  });
}

// Both are maps of strings.
const givenIn = ({ query, params }: FastifyRequest) => ({ ...(query as object), ...(params as object) });
