import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import {
  type Batch,
  batch,
  SETTINGS_PLACEHOLDER,
  type TrackedEvent,
  type TrackerSettings,
} from '@desirepath/contract/tracking';
import { buildScripts } from '../build.ts';

export const TRACKING_ID = '6f1f4a52-9d0e-4c53-8a2f-3f3f5a2f9b10';

const SETTINGS: TrackerSettings = {
  tracking_id: TRACKING_ID,
  domain: '127.0.0.1',
  replay: false,
  sample_rate: 1,
  respect_dnt: true,
  require_consent: false,
  cookieless: false,
  allow_localhost: false,
  query_keys: ['tab'],
  replay_script: 'replay.js',
};

/** How the server answers a batch; `lost` takes it and then breaks the connection. */
export type Answer = number | 'lost' | { status: number; retryAfter: string };

export interface Received {
  batch: Batch;
  /** The body after decompression, as text. */
  text: string;
  wasGzip: boolean;
  /** By which browser feature it came: `ping` is a beacon. */
  by: string | undefined;
}

/**
 * A website with the tracker on it, and the server that takes its batches and checks each against the contract, in one.
 * Pages are what tests put into `pages`, with `%SCRIPT%` for the tag.
 */
export const startSite = async () => {
  const scripts = await buildScripts();
  const received: Received[] = [];
  const refused: string[] = [];
  const pages = new Map<string, string>();
  let settings = SETTINGS;
  let attributes = '';
  let answer: (incoming: Batch) => Answer = () => 202;

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    const wasGzip = body[0] === 0x1f && body[1] === 0x8b;
    const text = (wasGzip ? gunzipSync(body) : body).toString();
    const parsed = batch.safeParse(JSON.parse(text));
    if (!parsed.success) {
      refused.push(`${parsed.error.message} in ${text.slice(0, 2000)}`);
      return response.writeHead(400).end();
    }
    const given = answer(parsed.data);
    received.push({
      batch: parsed.data,
      text,
      wasGzip,
      by: request.headers['sec-fetch-mode'],
    });
    if (given === 'lost') return request.socket.destroy();
    const { status, retryAfter } = typeof given === 'number' ? { status: given, retryAfter: undefined } : given;
    response.writeHead(status, retryAfter ? { 'retry-after': retryAfter } : {});
    return response.end(JSON.stringify({ accepted: parsed.data.events.length, rejected: [] }));
  };

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    if (path === '/api/track/batches') {
      void take(request, response);
    } else if (path === '/t/core.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(scripts.core.replace(JSON.stringify(SETTINGS_PLACEHOLDER), () => JSON.stringify(settings)));
    } else if (path === '/t/replay.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(scripts.replay);
    } else if (path === '/t/plain.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(scripts.core);
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const page = pages.get(path) ?? `<!doctype html><title>${path}</title><h1>${path}</h1>%SCRIPT%`;
      response.end(page.replace('%SCRIPT%', `<script src="/t/core.js" ${attributes}></script>`));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    pages,
    received,
    /** Bodies that the contract does not accept: none, ever. */
    refused,
    events: (type?: TrackedEvent['type']) =>
      received.flatMap(({ batch }) => batch.events).filter((event) => !type || event.type === type),
    set: (changes: Partial<TrackerSettings>, tag = '') => {
      settings = { ...settings, ...changes };
      attributes = tag;
    },
    answer: (how: (incoming: Batch) => Answer) => {
      answer = how;
    },
    reset() {
      received.length = 0;
      refused.length = 0;
      settings = SETTINGS;
      attributes = '';
      answer = () => 202;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
};

export type Site = Awaited<ReturnType<typeof startSite>>;

/** Waits until `find` finds something. @throws Error when it has not after `withinMs` */
export const eventually = async <T>(find: () => T | undefined | false, withinMs = 12_000): Promise<T> => {
  const until = Date.now() + withinMs;
  for (;;) {
    const found = find();
    if (found) return found;
    if (Date.now() > until) throw new Error(`nothing within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
