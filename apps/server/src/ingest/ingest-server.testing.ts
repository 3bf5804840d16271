import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import pino from 'pino';
import { appError } from '../errors/app-error.ts';
import { refuseByHead } from '../http/refused-by-head.ts';
import { createServer } from '../http/server.ts';
import { readConfig } from '../settings/config.ts';
import type { Behaviour } from '../storage/behaviour/open.ts';
import { openRecords } from '../storage/records/open.ts';
import { placeFor } from '../storage/records/places.testing.ts';
import { createSites, type Sites } from '../storage/records/sites.ts';
import { silentWire } from '../storage/records/wire.ts';
import { openTestBehaviour } from '../testing/behaviour.testing.ts';
import { createClients } from './adapters/clients.ts';
import { createAssetKeeper } from './assets/keep.ts';
import { assetsIn } from './assets/queries.ts';
import { BodyBudget } from './bodies.ts';
import type { Insert } from './commit.ts';
import { KnownContents } from './known-contents.ts';
import { createPieceOffers } from './pieces/offer.ts';
import { startReceiver, TRACKING_ID } from './receiver.testing.ts';
import { ingestRoutes } from './routes.ts';
import { createSnapshotKeeper } from './snapshot-keeper.ts';
import { Sockets } from './sockets.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36';

/** The public calls on stores of their own, with a site `shop.example`. */
export interface IngestServer {
  behaviour: Behaviour;
  site: Site;
  sites: Sites;
  /** With a socket. */
  port: number;
  inject(request: InjectOptions): Promise<LightMyRequestResponse>;
  /** Sends JSON as a browser on no page in particular. */
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Ends as a server does that is stopped, and begins again with nothing but its stores. */
  restart(): Promise<void>;
  /** Lets the store report a failure after what it writes next, as a disk does that fills up on the last byte. */
  failNextInsert(): void;
  /** Makes sessions of what is stored. */
  settle(): Promise<void>;
  /** Somebody looks at a session while it goes on. */
  watch(sessionId: string): void;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what the tests look into is what they claim
  body: any;
  headers: Record<string, unknown>;
}

export async function startIngestServer(
  settings: Partial<SiteSettings> = {},
  clock: () => number = Date.now,
): Promise<IngestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-clients-'));
  const log = pino({ level: 'silent' });
  const behaviour = await openTestBehaviour(join(folder, 'behaviour'));
  const records = await openRecords(await placeFor(folder));
  const at = new Date(clock()).toISOString();
  const ada = { id: 'ada', email: 'ada@example.com', email_verified: 0, name: 'Ada', owner: 1 };
  await records
    .insertInto('accounts')
    .values({ ...ada, created_at: at, updated_at: at })
    .execute();
  const sites = await createSites({ records, clock, log });
  const site = await sites.create({
    owner: 'ada',
    name: 'Shop',
    domain: 'shop.example',
    tracking_id: TRACKING_ID,
    settings,
  });
  let isFailing = false;
  const insert: Insert = async (table, lines) => {
    await behaviour.insert(table, lines);
    if (!isFailing) return;
    isFailing = false;
    throw new Error('No space left on device');
  };
  let running = await serve();

  async function serve() {
    const app = await createServer(readConfig(['--log-level', 'silent'], {}));
    const findSite = sites.findByTrackingId;
    const { receive, limits, commit, sessions, watched, needs, pieces, readAgent } = startReceiver({
      behaviour,
      folder,
      findSite,
      clock,
      insert,
    });
    const sockets = new Sockets(clock);
    await sockets.register(app);
    const clients = await createClients({
      receive,
      limits,
      behaviour,
      sites,
      clock,
      createUuid: randomUUID,
      siteOfKey: async () => undefined,
      wire: silentWire,
    });
    const assets = createAssetKeeper({
      commit,
      knownAssets: new KnownContents(assetsIn(behaviour)),
      limits,
      findSite,
      clock,
    });
    const offerPieces = createPieceOffers({ pieces, limits, findSite });
    const keepSnapshot = createSnapshotKeeper({ commit, needs, limits, findSite, readAgent, clock });
    // Surveys are tried with the slice that keeps them.
    const surveys = {
      live: async () => ({ items: [] }),
      eligible: async () => ({ eligible: false }),
      submit: () => Promise.reject(appError('survey_not_found')),
    };
    await app.register(
      ingestRoutes({
        addHeadRule: refuseByHead(app.server, ({ socket }) => socket.remoteAddress ?? ''),
        ...{ ...clients, assets, offerPieces, keepSnapshot, posts: [], sockets, surveys },
        bodies: new BodyBudget(),
      }),
    );
    await app.listen({ port: 0, host: '127.0.0.1' });
    return { app, sessions, commit, watched };
  }

  async function stop(): Promise<void> {
    await running.app.close();
    await running.commit.drain();
    await running.sessions.drain();
  }

  return {
    behaviour,
    site,
    sites,
    get port() {
      return (running.app.server.address() as AddressInfo).port; // listening on TCP
    },
    inject: (request) => running.app.inject(request),
    async post(url, body, headers = {}) {
      const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const answer = await running.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', 'user-agent': CHROME, ...headers },
        payload,
      });
      return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
    },
    async restart() {
      await stop();
      running = await serve();
    },
    failNextInsert() {
      isFailing = true;
    },
    settle: () => running.sessions.drain(),
    watch: (sessionId) => running.watched.note(site.id, sessionId),
    async close() {
      await stop();
      sites.close();
      await behaviour.close();
      await records.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
