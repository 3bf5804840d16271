import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { assetOffer, type SeenAsset } from '@desirepath/contract/assets';
import type { TrackerSettings } from '@desirepath/contract/tracker-settings';
import {
  type AnonymousBatch,
  anonymousBatch,
  type Batch,
  batch,
  type EventType,
  type PageSnapshotOffer,
  pageSnapshotOffer,
  SERVER_TIMING_SNAPSHOT,
  SERVER_TIMING_WATCHED,
  type TrackedEvent,
} from '@desirepath/contract/tracking';
import { inject } from 'vitest';
import { WebSocketServer } from 'ws';
import { answerJson, bodyOf, isCompressed, textOf, unpacked } from './bodies.ts';
import { scriptsOf } from './served-scripts.ts';
import { settingsOf } from './site-settings.ts';
import { type WithEvents, withEvents } from './with-events.ts';

export const TRACKING_ID = '6f1f4a52-9d0e-4c53-8a2f-3f3f5a2f9b10';

const SETTINGS = settingsOf(TRACKING_ID);

/** How a batch is answered; `lost`: it is taken, and then the connection breaks. */
type Answer = number | 'lost' | { status: number; retryAfter: number };

interface File {
  type: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

/** A batch, which on cookieless sites names no visitor, with what was recorded as events. */
type Sent = WithEvents<AnonymousBatch & Partial<Batch>>;

/** A batch as it arrived. */
interface Received {
  batch: Sent;
  /** The body after decompression, with what was recorded as events. */
  text: string;
  isGzip: boolean;
  /** `no-cors` for a beacon, `cors` or `same-origin` for a fetch, `websocket` for a frame. */
  mode: string;
  answered: Answer;
}

/**
 * A website with the tracker on it, and the server that takes its batches and checks each against the contract, in one.
 * Any path is a page; `pages` holds those with a content of their own, with `%SCRIPT%` in the place of the tag.
 */
export const startSite = async (isHasty = false) => {
  const scripts = inject(isHasty ? 'hastyScripts' : 'scripts');
  const received: Received[] = [];
  const refused: string[] = [];
  const wire: string[] = [];
  const foreign: { text: string; mode: string }[] = [];
  const pages = new Map<string, string>();
  const policies = new Map<string, string>();
  const files = new Map<string, File>();
  const asked: string[] = [];
  const seen: (SeenAsset & { page_id: string })[] = [];
  const contents = new Map<string, Buffer>();
  const upgrades: string[] = [];
  const unanswered = new Set<Socket>();
  let foreignStatus = 202;
  const posts: { path: string; body: string }[] = [];
  let answerPost: (path: string, body: string) => number | object = () => 202;
  let isWatched = false;
  let isSnapshotWanted = false;
  const snapshots: WithEvents<PageSnapshotOffer>[] = [];
  let sockets: 'open' | 'refused' | 'silent' = 'open';
  let settings = SETTINGS;
  let attributes = '';
  let answer: (incoming: Sent) => Answer = () => 202;

  const take = (body: Buffer, mode: string, url = ''): Answer => {
    const text = unpacked(body).toString();
    wire.push(`${url} ${text}`);
    const json = JSON.parse(text);
    const parsed = ('visitor_id' in json ? batch : anonymousBatch.strict()).safeParse(json);
    if (!parsed.success) {
      refused.push(`${parsed.error.message} in ${text.slice(0, 2000)}`);
      return 400;
    }
    const sent: Sent = withEvents(parsed.data);
    // As it came a recording says nothing to whoever looks for a text in it.
    const read = json.replay?.ops ? JSON.stringify({ ...json, replay: sent.replay }) : text;
    if (read !== text) wire.push(read);
    const answered = answer(sent);
    received.push({ batch: sent, text: read, isGzip: isCompressed(body), mode, answered });
    return answered;
  };
  const unfold = (answered: number | { status: number; retryAfter: number }) =>
    typeof answered === 'number' ? { status: answered, retryAfter: 0 } : answered;

  const takeForeign = async (request: IncomingMessage, response: ServerResponse) => {
    foreign.push({ text: await textOf(request), mode: String(request.headers['sec-fetch-mode']) });
    response.writeHead(foreignStatus).end('{}');
  };

  const takeRequest = async (request: IncomingMessage, response: ServerResponse) => {
    const answered = take(await bodyOf(request), String(request.headers['sec-fetch-mode']), request.url);
    if (answered === 'lost') return request.socket.destroy();
    const { status, retryAfter } = unfold(answered);
    response.writeHead(status, {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'retry-after',
      ...(retryAfter && { 'retry-after': String(retryAfter) }),
      ...(isWatched && { 'server-timing': SERVER_TIMING_WATCHED, 'timing-allow-origin': '*' }),
      ...(isSnapshotWanted && { 'server-timing': SERVER_TIMING_SNAPSHOT, 'timing-allow-origin': '*' }),
    });
    return response.end('{}');
  };

  const takeSnapshot = async (request: IncomingMessage, response: ServerResponse) => {
    const offer = withEvents(pageSnapshotOffer.strict().parse(JSON.parse(await textOf(request))));
    snapshots.push(offer);
    return answerJson(response, 202, { wanted: isSnapshotWanted && !offer.replay });
  };

  /** What visitors say: kept as it came. */
  const takePost = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    const body = await textOf(request);
    const answered = answerPost(path, body);
    if (answered !== 503) posts.push({ path, body });
    return typeof answered === 'number' ? answerJson(response, answered, {}) : answerJson(response, 200, answered);
  };

  /** As the server does: what it does not have yet is wanted. */
  const takeAssets = async (request: IncomingMessage, response: ServerResponse) => {
    const json = JSON.parse(await textOf(request));
    if (!json.contents) {
      const { page_id, seen: told } = assetOffer.strict().parse(json);
      seen.push(...told.map((one) => ({ ...one, page_id })));
      return answerJson(response, 202, { wanted: told.flatMap(({ hash }) => hash ?? []) });
    }
    for (const { hash, content } of json.contents) contents.set(hash, Buffer.from(content, 'base64'));
    return answerJson(response, 202, {});
  };

  const frames = new WebSocketServer({ noServer: true });
  frames.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const answered = take(data, 'websocket');
      if (answered === 'lost') return socket.terminate();
      const { status, retryAfter } = unfold(answered);
      const { tab_id, seq } = JSON.parse(data.toString());
      return socket.send(JSON.stringify({ tab_id, seq, status, accepted: 1, rejected: [], retry_after: retryAfter }));
    });
  });

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    if (path === '/api/track/batches') return void takeRequest(request, response);
    if (path === '/api/track/snapshots') return void takeSnapshot(request, response);
    if (path === '/api/track/pieces') return void answerJson(response, 202, { known: [] });
    if (path.startsWith('/api/track/assets')) return void takeAssets(request, response);
    if (path === '/api/tracking/events') return void takeForeign(request, response);
    if (path === '/api/feedback' || path.startsWith('/api/track/surveys') || path.startsWith('/api/surveys'))
      return void takePost(path, request, response);
    const file = files.get(path);
    if (file) {
      asked.push(path);
      return response.writeHead(200, { 'content-type': file.type, ...file.headers }).end(file.body);
    }
    const script = scriptsOf(scripts, settings).get(path);
    const policy = policies.get(path);
    if (policy) response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    if (script) return response.end(script);
    const page = pages.get(path) ?? `<!doctype html><title>${path}</title><h1>${path}</h1>%SCRIPT%`;
    return response.end(page.replace('%SCRIPT%', `<script src="/t/core.js" ${attributes}></script>`));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    upgrades.push(request.url ?? '');
    unanswered.add(socket);
    if (sockets === 'refused') socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
    if (sockets === 'open') frames.handleUpgrade(request, socket, head, (open) => frames.emit('connection', open));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    /** The same site by another name, whose storage is another. */
    otherOrigin: `http://localhost:${port}`,
    pages,
    /** What is no page, by path; and each time that one was asked for. */
    files,
    asked,
    /** What pages told of their assets, and sent of them by hash. */
    seen,
    contents,
    /** Content security policies of paths. */
    policies,
    /** What came for the pointer tracker, and how that is answered. */
    foreign,
    /** What visitors have said and was taken, as JSON. */
    posted: (path: string) => posts.filter((post) => post.path === path).map(({ body }) => body),
    answerPosts(how: typeof answerPost) {
      answerPost = how;
    },
    answerForeign(status: number) {
      foreignStatus = status;
    },
    /** Where sockets were asked for. */
    upgrades,
    /** How that is answered; `silent`: never. */
    answerSockets(how: typeof sockets) {
      sockets = how;
    },
    received,
    /** All that came for us, also what was refused: addresses and bodies, decompressed. */
    wire,
    /** Bodies that the contract does not take, which there must be none of. */
    refused,
    /** Events that were taken, each once, in the order of their numbers. */
    events(type?: EventType): TrackedEvent[] {
      const unique = new Map<string, TrackedEvent>();
      for (const { batch, answered } of received) {
        if (answered !== 202 && answered !== 'lost') continue;
        batch.events.forEach((event, i) => void unique.set(`${batch.tab_id} ${batch.seq + i}`, event));
      }
      return [...unique.values()].filter((event) => !type || event.type === type);
    },
    /** Settings in the script, and attributes on its tag. */
    configure(changes: Partial<TrackerSettings>, tag = '') {
      settings = { ...settings, ...changes };
      attributes = tag;
    },
    /** Somebody looks at what is recorded, from now on. */
    watch() {
      isWatched = true;
    },
    /** Snapshots of pages that were offered or sent; none is wanted until somebody says so. */
    snapshots,
    wantSnapshots() {
      isSnapshotWanted = true;
    },
    answer(how: typeof answer) {
      answer = how;
    },
    reset() {
      received.length = 0;
      refused.length = 0;
      wire.length = 0;
      pages.clear();
      policies.clear();
      files.clear();
      asked.length = 0;
      seen.length = 0;
      contents.clear();
      snapshots.length = 0;
      isSnapshotWanted = false;
      upgrades.length = 0;
      sockets = 'open';
      foreign.length = 0;
      posts.length = 0;
      answerPost = () => 202;
      foreignStatus = 202;
      isWatched = false;
      settings = SETTINGS;
      attributes = '';
      answer = () => 202;
    },
    close() {
      for (const socket of frames.clients) socket.terminate();
      for (const socket of unanswered) socket.destroy();
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

/** Waits until `find` finds something. @throws Error when it has not within `ms` */
export const eventually = async <T>(find: () => T | undefined | false, ms = 30_000): Promise<T> => {
  const until = Date.now() + ms;
  for (;;) {
    const found = find();
    if (found) return found;
    if (Date.now() > until) throw new Error(`not within ${ms} ms: ${find}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
