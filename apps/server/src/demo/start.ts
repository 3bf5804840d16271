import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { App } from '../app.ts';
import { type DemoCredentials, readDemo, writeDemo } from '../demo-shop/credentials.ts';
import { Refused } from '../errors/refused.ts';
import { tendInbox } from './inbox.ts';
import { type Call, openFunnel, openShop } from './shop.ts';
import type { VisitorsNews, VisitorsOrder } from './visitors.ts';

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

/** Lets a process of its own do the first part of {@link startDemo}, see fill.ts. Whether there is a demo then. */
export function fillDemo(folder: string, args: string[]): Promise<boolean> {
  if (readDemo(folder)) return Promise.resolve(true);
  const filling = fork(new URL('fill.ts', import.meta.url), args);
  let isFilled = false;
  // It says so before it ends: how the engine ends a process is not how the filling went.
  filling.once('message', () => {
    isFilled = true;
  });
  return new Promise((resolve) => void filling.once('exit', () => resolve(isFilled)));
}

/**
 * Fills a fresh data folder with a demo account, its shop and two months of visits, all through the public API; where that
 * was done before, only lets visits go on. @throws Refused folder_not_empty, where it is in use by something else
 */
export async function startDemo({ app, folder, address, say, signal }: DemoOptions): Promise<DemoCredentials> {
  const found = readDemo(folder);
  if (found) {
    await letVisitorsCome({ address, trackingId: found.tracking_id, surveys: {}, isFilled: true }, say, signal);
    return found;
  }
  const { account, call } = await createAccount(app);
  const { site, surveys } = await openShop(call, new URL(address).host);
  const demo = { ...account, tracking_id: site.tracking_id };
  writeDemo(folder, demo); // before the filling, so that one cut short can still be signed in to
  await letVisitorsCome({ address, trackingId: demo.tracking_id, surveys, isFilled: false }, say, signal);
  await openFunnel(call, site.id);
  await tendInbox(call, site.id, Date.now());
  return demo;
}

async function createAccount(app: App): Promise<{ account: Pick<DemoCredentials, 'email' | 'password'>; call: Call }> {
  const account = { email: EMAIL, password: randomBytes(12).toString('base64url') };
  const payload = { ...account, name: 'Demo' };
  const registered = await app.inject({ method: 'POST', url: '/api/auth/register', payload });
  if (registered.statusCode !== 201) {
    throw new Refused(
      'folder_not_empty',
      'The demo wants a fresh data folder: set DATA_DIR to one that does not exist yet.',
    );
  }
  const signedIn = await app.inject({ method: 'POST', url: '/api/auth/login', payload: account });
  const headers = { authorization: `Bearer ${signedIn.json<{ access: string }>().access}` };
  const call: Call = async (method, url, payload) => {
    const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
    if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer.json();
  };
  return { account, call };
}

/** Resolves once the past is filled; visits go on until the signal. */
function letVisitorsCome(order: VisitorsOrder, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const visitors = fork(new URL('visitors.ts', import.meta.url));
  signal.addEventListener('abort', () => visitors.kill(), { once: true });
  visitors.send(order);
  return new Promise((resolve, reject) => {
    visitors.on('message', (news: VisitorsNews) => {
      if ('progress' in news) say(`Filling the demo with visits: ${Math.round(news.progress * 100)} %`);
      if ('refused' in news) say(`A visit was refused: ${news.refused}`);
      if ('filled' in news) resolve();
    });
    visitors.once('exit', (code) => {
      if (signal.aborted) resolve();
      else reject(new Error(`The demo's visitors ended with ${code}`));
    });
  });
}
