import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { visitProduct } from './support/same-page.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  remove();
});

it('the second visitor of a page sends at most a fifth of what the first did, and is recorded as wholly', async () => {
  const [first, second] = await visitProduct(browser, server.url, await signIn(server.url), 2);
  expect(JSON.stringify(first?.page)).toContain('Goes well with');
  expect(second?.page).toEqual(first?.page);
  expect(second?.bytes).toBeLessThanOrEqual((first?.bytes ?? 0) / 5);
});
