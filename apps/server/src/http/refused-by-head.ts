import type { Server } from 'node:http';
import { IMPORTS, INGEST } from '@desirepath/contract/limits';
import { appError, toErrorBody } from '../errors/app-error.ts';

/** No route takes a larger body: those of pages and of imports take most. */
const MOST_BYTES = Math.max(INGEST.bodyBytes, IMPORTS.partBytes);

const { status, body } = toErrorBody(appError('body_too_large'));
const REFUSAL = JSON.stringify(body);
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': Buffer.byteLength(REFUSAL),
  'access-control-allow-origin': '*', // a page that cannot read why sends it again
  connection: 'close', // rather than read what is still to come
};

/**
 * Refuses what no route would take when its head has come, before those who answer hear of it: a thousand of them a second, answered the
 * usual way, kept visitors waiting.
 */
export function refuseByHead(server: Server): void {
  const answering = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (Number(request.headers['content-length']) > MOST_BYTES) response.writeHead(status, HEADERS).end(REFUSAL);
    else for (const answer of answering) answer.call(server, request, response);
  });
}
