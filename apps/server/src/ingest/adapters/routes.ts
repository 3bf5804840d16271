import { clients } from '@desirepath/contract/clients';
import type { BatchAnswer } from '@desirepath/contract/tracking';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { originOf } from '../origin.ts';
import { buffered, type Call, collect, identify, pointer, refuseNothing, startSession, trackEvents } from './calls.ts';
import type { Caller, DeliveryDependencies } from './deliver.ts';
import { fingerprintOf } from './identity.ts';

type Serve = (call: Call, deps: DeliveryDependencies) => Promise<object>;

const events =
  (translate: (call: Call, deps: DeliveryDependencies) => Promise<BatchAnswer>): Serve =>
  async (call, deps) =>
    refuseNothing(await translate(call, deps));

/** The public calls of `contract/clients.ts` that are single requests. */
const CALLS: { url: string; status: number; serve: Serve }[] = [
  { url: `/api${clients.startSession['~orpc'].route.path}`, status: 201, serve: startSession },
  { url: `/api${clients.events['~orpc'].route.path}`, status: 202, serve: events(trackEvents) },
  { url: `/api${clients.identify['~orpc'].route.path}`, status: 200, serve: identify },
  { url: `${clients.collect['~orpc'].route.path}`, status: 202, serve: events(collect) },
  { url: `/api${clients.buffered['~orpc'].route.path}`, status: 202, serve: events(buffered) },
  { url: `/api${clients.pointer['~orpc'].route.path}`, status: 202, serve: events(pointer) },
];

/** How the app that these calls are added to reads a body and lets any page call. */
export interface OpenCalls {
  read(request: FastifyRequest): Promise<{ text: string; value: unknown }>;
  allowAnyOrigin(url: string): void;
}

export function addClientCalls(app: FastifyInstance, { read, allowAnyOrigin }: OpenCalls, deps: DeliveryDependencies) {
  for (const { url, status, serve } of CALLS) {
    allowAnyOrigin(url);
    app.post(url, { helmet: false }, async (request, reply) => {
      const { text, value } = await read(request);
      const keySite = await deps.siteOfKey(request.headers.authorization);
      const call = { body: value, identity: fingerprintOf(text), caller: { ...callerOf(request), keySite } };
      return reply.code(status).send(await serve(call, deps));
    });
  }
}

export const callerOf = (request: FastifyRequest): Caller => ({
  origin: originOf(request),
  pageOrigin: request.headers.origin === 'null' ? undefined : request.headers.origin,
  page: request.headers.referer,
});
