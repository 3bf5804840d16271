import { type IncomingMessage, request as requestOf, type ServerResponse } from 'node:http';

/** Lets another server answer. */
export function pass(request: IncomingMessage, response: ServerResponse, server: string): void {
  const { method, headers, url = '/' } = request;
  const asked = requestOf(new URL(url, server), { method, headers }, (given) => {
    response.writeHead(given.statusCode ?? 502, given.headers);
    given.pipe(response);
  });
  asked.on('error', () => response.writeHead(502).end());
  request.pipe(asked);
}
