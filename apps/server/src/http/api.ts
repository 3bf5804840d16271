import { HTTP } from '@desirepath/contract/limits';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { onError } from '@orpc/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { appError, isGivenUp, refusalHeaders, toErrorBody } from '../errors/app-error.ts';
import type { Guard } from './guard.ts';
import { type CallContext, guardRouter } from './implement.ts';
import { plainJson } from './plain-json.ts';

/** Serves the contract's routes under `/api`. */
export function apiRoutes(router: Parameters<typeof guardRouter>[0], guard: Guard) {
  return async (app: FastifyInstance) => {
    const handler = new OpenAPIHandler(guardRouter(router), {
      customErrorResponseBodyEncoder: (error) => toErrorBody(error).body,
      clientInterceptors: [plainJson],
      interceptors: [
        onError((error, { context }) => {
          const { status, body } = toErrorBody(error);
          if (status >= 500 && !isGivenUp(error))
            app.log.error({ err: error, code: body.code, method: context.method }, 'request failed');
          for (const [name, value] of Object.entries(refusalHeaders(error))) context.setHeader(name, value);
        }),
        // oRPC answers with the status that an error has, and for whatever it does not know with 500.
        onError((error) => {
          if (toErrorBody(error).body.code === 'storage_full') throw appError('storage_full', { cause: error });
        }),
      ],
    });

    const answer = (prefix?: '/api') => async (request: FastifyRequest, reply: FastifyReply) => {
      const { matched } = await handler.handle(withoutTrailingSlash(request), reply, {
        prefix,
        context: contextOf(request, reply, guard),
      });
      if (!matched) throw appError('not_found');
      return reply;
    };
    app.all('/api/*', { handlerTimeout: HTTP.handlerTimeout }, answer('/api'));
    // Clients of other systems ask for these without a prefix.
    for (const path of ['/stats', '/sessions/:session_id'])
      app.get(path, { handlerTimeout: HTTP.handlerTimeout }, answer());
  };
}

const contextOf = (request: FastifyRequest, reply: FastifyReply, guard: Guard): CallContext => ({
  method: request.method,
  headers: request.headers,
  ip: request.ip,
  setHeader: (name, value) => void reply.header(name, value),
  guard,
  found: {},
});

/** Every path works with and without its trailing slash; Fastify's own router sees only `/api/*`. */
function withoutTrailingSlash(request: FastifyRequest): FastifyRequest {
  request.raw.url = request.raw.url?.replace(/^([^?]+)\/(?=\?|$)/, '$1');
  return request;
}
