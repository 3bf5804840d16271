import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CallToolRequestSchema, ErrorCode, ListToolsRequestSchema, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { FastifyInstance } from 'fastify';
import { appError, toErrorBody } from '../../http/app-error.ts';
import type { CallerGuard, Identity } from '../../http/guard.ts';
import { type Questions, TOOLS } from './tools.ts';

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
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const server = serverFor(ask, version, gone.signal);
      // No session ids: each request has a server and a transport of its own.
      const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
      await server.connect(transport);
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      await transport.handleRequest(request.raw, reply.raw, request.body);
      reply.raw.once('close', () => void server.close());
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

function serverFor(ask: Questions, version: string, signal: AbortSignal): Server {
  const server = new Server({ name: 'desirepath', version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: Object.entries(TOOLS).map(([name, { description, inputSchema }]) => ({
      name,
      description,
      inputSchema,
      annotations: { readOnlyHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: input = {} } }) => {
    const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined;
    if (!tool) throw new McpError(ErrorCode.InvalidParams, `There is no tool ${name}`);
    try {
      const answer = await tool.run(ask, input, signal);
      return { content: [{ type: 'text', text: JSON.stringify(answer) }] };
    } catch (error) {
      // As the API says it: an agent reads the sentence and asks better.
      return { isError: true, content: [{ type: 'text', text: JSON.stringify(toErrorBody(error).body) }] };
    }
  });
  return server;
}
