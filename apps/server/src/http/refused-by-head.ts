import type { IncomingMessage, Server } from 'node:http';
import { HTTP, IMPORTS, INGEST } from '@desirepath/contract/limits';
import { type AppError, appError, refusalHeaders, toErrorBody } from '../errors/app-error.ts';
import type { AddressOf } from './proxies.ts';

/** What of a request is there before its body. */
export interface Head {
  method: string;
  /** Without its query, and without a slash at its end. */
  path: string;
  headers: IncomingMessage['headers'];
  ip: string;
}

/** Why a request is refused, where its head alone says so. */
type HeadRule = (head: Head) => AppError | undefined;

export type AddHeadRule = (rule: HeadRule) => void;

/**
 * Refuses by their heads those requests of which some rule says so, before those who answer hear of them: a thousand of them a second,
 * answered the usual way, kept visitors waiting.
 * @returns adds a rule
 */
export function refuseByHead(server: Server, addressOf: AddressOf): AddHeadRule {
  const rules: HeadRule[] = [isTooLarge];
  const answering = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const head = headOf(request, addressOf);
    for (const rule of rules) {
      const refusal = rule(head);
      if (!refusal) continue;
      const { status, body } = toErrorBody(refusal);
      const text = JSON.stringify(body);
      response.writeHead(status, {
        ...HEADERS,
        ...refusalHeaders(refusal),
        'content-length': Buffer.byteLength(text),
        ...(isEndless(head) && { connection: 'close' }), // rather than read what is still to come
      });
      response.end(text);
      return;
    }
    for (const answer of answering) answer.call(server, request, response);
  });
  return (rule) => void rules.push(rule);
}

/** A page that cannot read why sends it again. */
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
};

const headOf = (request: IncomingMessage, addressOf: AddressOf): Head => ({
  method: request.method ?? '',
  path: (request.url ?? '').replace(/\/?(?:\?.*)?$/s, ''),
  headers: request.headers,
  ip: addressOf(request),
});

/** No route takes a larger body: those of pages and of imports take most. */
const MOST_BYTES = Math.max(INGEST.bodyBytes, IMPORTS.partBytes);

const announces = ({ headers }: Head, most: number) => Number(headers['content-length']) > most;

const isTooLarge: HeadRule = (head) => (announces(head, MOST_BYTES) ? appError('body_too_large') : undefined);

/** Whether so much of a body may still come that it is not worth reading only to keep the connection. */
const isEndless = (head: Head) => 'transfer-encoding' in head.headers || announces(head, HTTP.bodyBytes);
