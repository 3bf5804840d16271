import { setTimeout as sleep } from 'node:timers/promises';
import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, type Client, signIn } from './support/account.ts';
import { launchBrowser, PERSON } from './support/browser.ts';
import { startFixtureSite } from './support/fixture-site.ts';
import { startLeakyProxy } from './support/leaky-proxy.ts';
import { freePort } from './support/listen.ts';
import { readStore } from './support/read-store.ts';
import { freshFolder, startServer } from './support/server.ts';

const KILLS = 4;
const LOST_ANSWERS = 0.2;
/** Of each tab. */
const EVERY_MS = 40;
/** How far ahead the clock of the visitor is set, minutes, one after the other. */
const CLOCKS = [5, -170, 8, -30];
const MINUTE = 60_000;

declare global {
  interface Window {
    desirepath?: { track(name: string): void };
    /** What this tab has told the tracker, by name. */
    journal: string[];
    /** Sets the clock of this tab, by so many minutes. */
    setClock(by: number): void;
    /** Tells no more. @returns the journal */
    endTelling(): string[];
  }
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// Side by side: what they do most is wait, for servers to start and for events to stop coming.
it.concurrent.each<SiteSettings['transport']>(['http', 'websocket'])(
  'has all that two tabs told over %s exactly once, through kill -9, lost answers, reloads and clocks that jump',
  async (transport) => {
    const site = await startFixtureSite();
    const { folder, remove } = freshFolder();
    const port = await freePort();
    const flags = ['--port', String(port)];
    let server = await startServer(folder, flags);
    const client = await signIn(server.url);
    const { id, tracking_id } = await addSite(client, site.domain, { transport });
    const network = await startLeakyProxy({ to: port, answers: LOST_ANSWERS, random: Math.random });
    site.install(
      `<script async src="${network.url}/t/${tracking_id}.js" data-website-id="${tracking_id}" data-api-url="${network.url}"></script>`,
    );

    const visitor = await visitorWithOddClock(browser);
    const tabs = [await openTab(visitor, site.origin), await openTab(visitor, site.origin)];
    const told: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(1500 + Math.random() * 2000);
      await server.kill();
      for (const tab of tabs) await tab.evaluate((by) => window.setClock(by), CLOCKS[kill % CLOCKS.length] ?? 0);
      server = await startServer(folder, flags);
      const [reloaded] = tabs;
      if (kill === 2 && reloaded) {
        told.push(...(await reloaded.evaluate(() => window.endTelling())));
        await reloaded.reload();
      }
    }
    network.mend();
    for (const tab of tabs) told.push(...(await tab.evaluate(() => window.endTelling())));
    await settled(client, id, tabs);
    await visitor.close();
    await server.stop();
    await network.close();
    await site.close();

    expect(network.sockets > 0).toBe(transport === 'websocket');
    const stored = await readStore(folder);
    remove();
    expect(stored.doubled).toEqual([]);
    expect(stored.custom).toEqual(told.sort());
    expect(stored.ofSessions).toEqual(stored.ofTables);
  },
);

/** Two tabs share what a browser keeps of a visitor. */
async function visitorWithOddClock(from: Browser): Promise<BrowserContext> {
  const context = await from.newContext({ userAgent: PERSON });
  await context.addInitScript((everyMs) => {
    const { now } = Date;
    let ahead = 0;
    Date.now = () => now() + ahead;
    window.journal = [];
    const telling = setInterval(() => {
      if (!window.desirepath) return;
      const name = `event ${crypto.randomUUID()}`;
      window.journal.push(name);
      window.desirepath.track(name);
    }, everyMs);
    window.setClock = (by) => {
      ahead = by * 60_000;
    };
    window.endTelling = () => {
      clearInterval(telling);
      return window.journal;
    };
  }, EVERY_MS);
  return context;
}

async function openTab(visitor: BrowserContext, address: string): Promise<Page> {
  const tab = await visitor.newPage();
  await tab.goto(address);
  return tab;
}

/**
 * Nothing has come for longer than the tracker gathers what happens. After some failures in a row it waits for minutes, unless its browser says
 * that there is a network again.
 */
async function settled(client: Client, id: number, tabs: Page[]): Promise<void> {
  let before = -1;
  let since = Date.now();
  const deadline = Date.now() + 2 * MINUTE;
  while (Date.now() - since < 12_000) {
    for (const tab of tabs) await tab.evaluate(() => window.dispatchEvent(new Event('online')));
    const { events } = await client.get<{ events: number }>(`/api/sites/${id}/status`);
    if (events !== before) since = Date.now();
    before = events;
    if (Date.now() > deadline) throw new Error('events keep coming');
    await sleep(1000);
  }
}
