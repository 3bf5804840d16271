import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, type Client, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';

/** More than are looked through without a search. */
const MANY = Array.from({ length: 21 }, (_, index) => index + 1);

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
let client: Client;
let page: Page;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser({ isWhole: false })]);
  client = await signIn(server.url);
  for (const number of MANY) await addSite(client, `shop-${number}.example`);
  const steps = [
    { type: 'page', value: '/' },
    { type: 'page', value: '/cart' },
  ];
  for (const number of MANY) await client.post('/api/funnels', { site: 1, name: `Way ${number}`, steps });
  for (const number of MANY) {
    await client.post('/api/boards', { site: 1, name: `Board ${number}`, tiles: [] });
    await client.post('/api/alerts', { site: 1, name: `Alert ${number}`, watch: { kind: 'silence', minutes: 60 } });
  }
  page = await browser.newPage();
  await signInAt(page, `${server.url}/sites`);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  remove();
});

const listed = () => page.getByRole('main').getByRole('listitem').count();

it('one of many sites is found by its name, and how many are is told', async () => {
  await expect.poll(listed).toBe(MANY.length);
  const search = page.getByRole('searchbox', { name: 'Search the sites' });
  await search.fill('shop-21');
  await expect.poll(listed).toBe(1);
  await page.getByRole('status').getByText('1 found').waitFor();
  await search.fill('bakery');
  await page.getByText('Nothing found').waitFor();
});

it('funnels stand in the order of the numbers in their names', async () => {
  await page.goto(`${server.url}/sites/1/funnels`);
  await page.getByRole('searchbox', { name: 'Search the funnels' }).waitFor();
  const names = await page
    .getByRole('main')
    .getByText(/^Way \d+$/)
    .allInnerTexts();
  expect(names).toEqual(MANY.map((number) => `Way ${number}`));
});

it.each([
  ['boards', 'Board 21'],
  ['alerts', 'Alert 21'],
])('one of many %s is found by its name', async (view, name) => {
  await page.goto(`${server.url}/sites/1/${view}`);
  await page.getByRole('searchbox', { name: `Search the ${view}` }).fill('21');
  await page.getByRole('status').getByText('1 found').waitFor();
  expect(
    await page
      .getByRole('main')
      .getByText(/^(Board|Alert) \d+$/)
      .allInnerTexts(),
  ).toEqual([name]);
});
