import type { FastifyInstance } from 'fastify';
import { appError } from '../../errors/app-error.ts';
import type { CallerGuard, Identity } from '../../http/guard.ts';
import type { Questions } from './tools.ts';

export interface McpDependencies {
  guard: Pick<CallerGuard, 'proveCaller'>;
  /** The routes, asked in somebody's name. */
  questionsOf: (who: Identity) => Questions;
  version: string;
}

/**
 * `/mcp`: the Model Context Protocol over streamable HTTP, for agents that ask what the dashboard asks. Each request stands alone, with
 * an API key or an access token, so any server of several may answer it.
 */
export function mcpRoutes({ guard, questionsOf, version }: McpDependencies) {
  return async (app: FastifyInstance) => {
    app.post('/mcp', async (request, reply) => {
      // A cookie is sent by any page that a browser shows; a token is not.
      if (request.headers.authorization === undefined) throw appError('not_signed_in');
      const ask = questionsOf(await guard.proveCaller(request));
      // Loaded with the first call: with all that it brings along the protocol takes as much memory as the whole API.
      const { answer } = await import('./answer.ts');
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      await answer({ ask, version, request: request.raw, body: request.body, response: reply.raw });
      return reply;
    });
    // There are no streams to listen to, and no sessions to end.
    for (const method of ['GET', 'DELETE'] as const) {
      app.route({
        method,
        url: '/mcp',
        handler: async (_request, reply) => {
          reply.header('allow', 'POST');
          throw appError('method_not_allowed');
        },
      });
    }
  };
}
