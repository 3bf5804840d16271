import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CallToolRequestSchema, ErrorCode, ListToolsRequestSchema, McpError } from '@modelcontextprotocol/sdk/types.js';
import { toErrorBody } from '../../errors/app-error.ts';
import { type Questions, TOOLS } from './tools.ts';

interface Call {
  ask: Questions;
  version: string;
  request: IncomingMessage;
  /** Read already. */
  body: unknown;
  response: ServerResponse;
}

/** Answers one call of the protocol. There are no session ids: each has a server and a transport of its own. */
export async function answer({ ask, version, request, body, response }: Call): Promise<void> {
  const gone = new AbortController();
  const server = serverFor(ask, version, gone.signal);
  response.once('close', () => {
    gone.abort();
    void server.close();
  });
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
  await server.connect(transport);
  await transport.handleRequest(request, response, body);
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
