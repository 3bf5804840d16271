import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, PERSON } from '../e2e/support/browser.ts';
import { startFixtureSite } from '../e2e/support/fixture-site.ts';
import { openDashboard } from './dashboard.ts';
import { median } from './measure.ts';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { startServer } from './server.ts';

const GROUP = 'A visit watched while it goes on, in Chromium';
/** ms between clicks, at no regular distance from the moments at which a page sends. */
const BUSY = [300, 1_450, 870, 1_190, 640, 1_330];
const RESTS = [15_000, 17_000];

/** How long after a visitor has done something whoever watches them live sees it. */
export function measureLive(): Promise<Figure[]> {
  return withDataFolder(async (folder, account) => {
    const [server, shop] = await Promise.all([startServer(folder), startFixtureSite()]);
    const browser = await launchBrowser();
    try {
      const owner = account.at(server.url);
      await owner.set({ allow_localhost: true });
      shop.install(`<script async src="${server.url}/t/${owner.trackingId}.js"></script>`);
      const dashboard = await openDashboard(browser, server.url);
      const visitor = await (await browser.newContext({ userAgent: PERSON })).newPage();
      await visitor.goto(shop.origin);
      await dashboard.goto(`${server.url}/sites/${owner.siteId}/recordings/${await sessionOf(owner)}`);
      await dashboard.getByRole('button', { name: 'Catch up' }).click();
      const click = createClicker(visitor, dashboard);
      await click(0); // with the answer to this the page learns that it is watched
      const [busy, rested]: [number[], number[]] = [[], []];
      for (const pause of BUSY) busy.push(await click(pause));
      for (const pause of RESTS) rested.push(await click(pause));
      const figure = { group: GROUP, unit: 'ms', target: { most: 3_000 } };
      return [
        { ...figure, what: 'from a click to its effect in the player', value: median(busy) },
        { ...figure, what: 'the slowest of these', value: Math.max(...busy) },
        { ...figure, what: 'after the visitor has rested for a quarter of a minute', value: Math.max(...rested) },
      ];
    } finally {
      await browser.close();
      await shop.close();
      await server.stop();
    }
  });
}

/** The session of the only visit, once it is being recorded. */
async function sessionOf(owner: Owner): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  for (let tries = 0; tries < 100; tries++) {
    const params = { from: today, to: today, marks: 'live' };
    const { items } = await owner.ask<{ items: { recording_id: string }[] }>('/api/recordings', params);
    if (items[0]) return items[0].recording_id;
    await setTimeout(200);
  }
  throw new Error('The visit is not recorded');
}

/** Clicks after a pause (ms); how many ms later what that changes is seen. */
function createClicker(visitor: Page, dashboard: Page) {
  const bag = dashboard.frameLocator('[data-testid=replay-frame] iframe').locator('#bag');
  let clicks = 0;
  return async (pause: number): Promise<number> => {
    await setTimeout(pause);
    clicks++;
    const startedAt = performance.now();
    await visitor.locator('.buy').first().click();
    await bag.getByText(`Bag: ${clicks}`, { exact: true }).waitFor();
    return performance.now() - startedAt;
  };
}
