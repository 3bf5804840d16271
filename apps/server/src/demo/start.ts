import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Site } from '@desirepath/contract/sites';
import type { App } from '../app.ts';
import { type DemoCredentials, readDemo, removeDemo, writeDemo } from '../demo-shop/credentials.ts';
import { Refused } from '../errors/refused.ts';
import { tendInbox } from './inbox.ts';
import { type Call, type Method, openFunnel, openShop, openWatch, SHOP } from './shop.ts';
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
  if (readDemo(folder)?.tracking_id) return Promise.resolve(true);
  const filling = fork(new URL('fill.ts', import.meta.url), args);
  let isFilled = false;
  // It says so before it ends: how the engine ends a process is not how the filling went.
  filling.once('message', () => {
    isFilled = true;
  });
  return new Promise((resolve) => void filling.once('exit', () => resolve(isFilled)));
}

/**
 * Fills a fresh data folder with a demo account, its shop and two months of visits, all through the public API, and anew where that
 * was cut off; where it was done before, only lets visits go on. @throws Refused folder_not_empty, where it is in use by something else
 */
export async function startDemo({ app, folder, address, say, signal }: DemoOptions): Promise<DemoCredentials> {
  const found = readDemo(folder);
  if (found?.tracking_id) {
    await letVisitorsCome({ address, trackingId: found.tracking_id, surveys: {}, isFilled: true }, say, signal);
    return found;
  }
  const account = found ?? { email: EMAIL, password: randomBytes(12).toString('base64url') };
  // Before the account is made: whatever is cut off then can still be signed in to.
  await writeDemo(folder, account);
  const { call, remove } = await signIn(app, account).catch((error) => {
    if (!found) removeDemo(folder);
    throw error;
  });
  // Half a past is no demo, and what of it has arrived is nowhere written down.
  const { items } = await call<{ items: Site[] }>('GET', '/api/sites');
  for (const { id, name } of items) if (name === SHOP) await remove(`/api/sites/${id}`);
  const shop = await openShop(call, new URL(address).host);
  const { site, surveys } = shop;
  await letVisitorsCome({ address, trackingId: site.tracking_id, surveys, isFilled: false }, say, signal);
  await openWatch(call, shop, await openFunnel(call, site.id));
  await tendInbox(call, site.id, Date.now());
  const demo = { ...account, tracking_id: site.tracking_id };
  await writeDemo(folder, demo);
  return demo;
}

type Account = Pick<DemoCredentials, 'email' | 'password'>;

/** Signs in to the demo's account, making it where there is none. @throws Refused folder_not_empty, where others have accounts */
async function signIn(app: App, { email, password }: Account) {
  const payload = { email, password };
  const login = () => app.inject({ method: 'POST', url: '/api/auth/login', payload });
  let signedIn = await login();
  if (signedIn.statusCode !== 200) {
    await app.inject({ method: 'POST', url: '/api/auth/register', payload: { ...payload, name: 'Demo' } });
    signedIn = await login();
  }
  if (signedIn.statusCode !== 200) {
    throw new Refused(
      'folder_not_empty',
      'The demo wants a fresh data folder: set DATA_DIR to one that does not exist yet.',
    );
  }
  const headers = { authorization: `Bearer ${signedIn.json<{ access: string }>().access}` };
  const request = async (method: Method | 'DELETE', url: string, payload?: object) => {
    const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
    if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer;
  };
  const call: Call = async (...asked) => (await request(...asked)).json();
  const remove = (url: string) => request('DELETE', url);
  return { call, remove };
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
