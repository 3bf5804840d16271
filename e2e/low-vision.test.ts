import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';

/** What a window of 1280 by 1024 px shows when it is enlarged four times, as WCAG 2.2 asks of it (1.4.10). */
const ENLARGED = { width: 320, height: 256 };

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser({ isWhole: false })]);
  await addSite(await signIn(server.url), 'shop.example');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  remove();
});

async function openOverview(options: Parameters<Browser['newPage']>[0]): Promise<Page> {
  const page = await browser.newPage(options);
  await signInAt(page, `${server.url}/sites/1/overview`);
  return page;
}

/** From its upper to its lower edge, in px of the window. */
const edges = (element: Locator) =>
  element.evaluate((drawn) => {
    const { top, bottom } = drawn.getBoundingClientRect();
    return { top, bottom };
  });

it('menus and what opens beside a button end within an enlarged window, and their last entry is reached', async () => {
  const page = await openOverview({ viewport: ENLARGED });
  for (const [button, kind, last] of [
    ['Account, theme and language', 'menu', page.getByRole('menuitem', { name: 'Sign out' })],
    ['Last 30 days', 'dialog', page.getByRole('button', { name: 'Show these days' })],
    ['Annotate', 'dialog', page.getByRole('button', { name: 'Add', exact: true })],
  ] as const) {
    await page.getByRole('button', { name: button }).first().click();
    const opened = page.getByRole(kind);
    await last.scrollIntoViewIfNeeded();
    for (const { top, bottom } of [await edges(opened), await edges(last)]) {
      expect(top, button).toBeGreaterThanOrEqual(0);
      expect(bottom, button).toBeLessThanOrEqual(ENLARGED.height);
    }
    await page.keyboard.press('Escape');
  }
  await page.close();
});

it('the bar at the top does not stay over an enlarged page as it is scrolled', async () => {
  const page = await openOverview({ viewport: ENLARGED });
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  await page.mouse.move(160, 128);
  await page.mouse.wheel(0, 400);
  await expect.poll(async () => (await edges(page.getByRole('banner'))).bottom).toBeLessThanOrEqual(0);
  await page.close();
});
