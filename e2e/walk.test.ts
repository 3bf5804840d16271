import type { Site } from '@desirepath/contract/sites';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOn } from './support/accessibility.ts';
import { OWNER, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { openDemoShop } from './support/demo-shop.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { takeTour } from './support/touring.ts';
import { follow, settled, waysOf } from './support/ways.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
let shop: Site;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser()]);
  const client = await signIn(server.url);
  shop = await openDemoShop({ folder, url: server.url, client, days: 12, visits: 120 });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  remove();
});

it('the tour and the navigation lead through every page, and axe finds nothing serious on any, light or dark', async () => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/overview/);
  await settled(page);
  await takeTour(page);
  const barriers: string[] = [];
  for (const way of waysOf(shop.id)) {
    await follow(page, way);
    barriers.push(...(await barriersOn(page)).map((one) => `${way.name}: ${one}`));
    if (way.name !== 'boards') continue;
    // From then on there is one to be opened.
    await page.getByRole('button', { name: 'Make a first one' }).click();
    await page.waitForURL(/\/boards\/[0-9a-f-]{36}/);
  }
  expect(barriers).toEqual([]);
  expect(faults).toEqual([]);
});
