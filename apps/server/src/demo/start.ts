import { randomBytes } from 'node:crypto';
import type { Site } from '@desirepath/contract/sites';
import { createSender, makeLiveVisits, makeVisits, playLive, send, wallClock } from '@desirepath/traffic';
import type { App } from '../app.ts';
import { type DemoCredentials, readDemo, writeDemo } from './credentials.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Two months of a small shop, so that a month can be compared with the one before; there within a minute. */
const DAYS = 61;
const VISITS = 3600;
const REPLAY_SHARE = 0.08;
/** Of the visits that go on: somebody is nearly always there. */
const LIVE_PER_HOUR = 60;
/** Batches on their way at once: each waits for the disk, and one sync serves all that wait. */
const CONNECTIONS = 128;
const EMAIL = 'demo@desirepath.example';

export interface DemoOptions {
  app: App;
  /** The data folder. */
  folder: string;
  /** Where this machine reaches the server, e.g. `http://localhost:8080`. */
  address: string;
  say: (line: string) => void;
  /** Ends the visits that go on. */
  signal: AbortSignal;
}

/** The data folder is in use already, by something else than the demo. */
export class FolderNotEmpty extends Error {
  override name = 'FolderNotEmpty';
}

/**
 * Fills a fresh data folder with a demo account, its shop and two months of visits, all through the public API; where that
 * was done before, only lets visits go on. @throws FolderNotEmpty
 */
export async function startDemo(options: DemoOptions): Promise<DemoCredentials> {
  const { app, folder, address, say, signal } = options;
  const found = readDemo(folder);
  const demo = found ?? (await createShop(app, address));
  const sender = createSender({
    url: address,
    trackingId: demo.tracking_id,
    connections: CONNECTIONS,
    clock: wallClock,
    signal,
  });
  if (!found) {
    await fill(sender, address, say);
    writeDemo(folder, demo);
  }
  const from = Date.now();
  const visits = makeLiveVisits({
    seed: `live ${from}`,
    from,
    perHour: LIVE_PER_HOUR,
    replayShare: REPLAY_SHARE,
    origin: address,
  });
  void playLive(visits, { sender, clock: wallClock, signal }).finally(() => sender.close());
  return demo;
}

async function createShop(app: App, address: string): Promise<DemoCredentials> {
  const password = randomBytes(12).toString('base64url');
  const registered = await app.inject({
    method: 'POST',
    url: '/api/auth/register',
    payload: { email: EMAIL, password, name: 'Demo' },
  });
  if (registered.statusCode !== 201) {
    throw new FolderNotEmpty('The demo wants a fresh data folder: set DATA_DIR to one that does not exist yet.');
  }
  const signedIn = await app.inject({ method: 'POST', url: '/api/auth/login', payload: { email: EMAIL, password } });
  const created = await app.inject({
    method: 'POST',
    url: '/api/sites',
    headers: { authorization: `Bearer ${signedIn.json<{ access: string }>().access}` },
    payload: {
      name: 'Moss & Kiln',
      domain: new URL(address).host,
      settings: { allow_localhost: true, time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    },
  });
  return { email: EMAIL, password, tracking_id: created.json<Site>().tracking_id };
}

async function fill(
  sender: ReturnType<typeof createSender>,
  origin: string,
  say: (line: string) => void,
): Promise<void> {
  const to = Date.now();
  const visits = makeVisits({
    seed: 'demo',
    from: to - DAYS * DAY_MS,
    to,
    visits: VISITS,
    replayShare: REPLAY_SHARE,
    origin,
  });
  await send(reportingProgress(visits, say), {
    sender,
    concurrency: CONNECTIONS,
    onRefused: (status, reason) => say(`A visit was refused with ${status}: ${reason}`),
  });
}

function* reportingProgress<Item>(items: Iterable<Item>, say: (line: string) => void): Generator<Item> {
  let count = 0;
  for (const item of items) {
    if (count % (VISITS / 10) === 0) say(`Filling the demo with visits: ${Math.round((count / VISITS) * 100)} %`);
    count += 1;
    yield item;
  }
}
