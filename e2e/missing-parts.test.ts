import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';

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

it('a dashboard that was open while a newer version was installed says what it lacks, and goes on as the new one', async () => {
  const page = await browser.newPage();
  await signInAt(page, server.url);
  await page.goto(`${server.url}/sites/1/settings`);
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  // As after the upgrade: the page names other files, and those that it named before are gone.
  let pages = 0;
  await page.route('**/assets/*.js', (route) => (pages > 0 ? route.continue() : route.fulfill({ status: 404 })));
  await page.route(`${server.url}/`, async (route) => {
    const html = await (await route.fetch()).text();
    await route.fulfill({ body: html.replace('/assets/index-', '/assets/index-newer-'), contentType: 'text/html' });
  });
  page.on('request', (request) => {
    if (request.isNavigationRequest()) pages += 1;
  });
  const selectors = page.getByRole('textbox', { name: 'Elements whose text is hidden as well' });
  await selectors.fill('.iban');
  await page.getByRole('button', { name: 'See what is kept' }).click();
  await page.getByText('A part of the dashboard could not be loaded.').waitFor();
  expect(await page.getByRole('button', { name: 'Load the page anew' }).isVisible()).toBe(true);
  expect(await selectors.inputValue()).toBe('.iban');
  await selectors.fill('');
  expect(pages).toBe(0);

  await page.getByRole('link', { name: 'Paths' }).first().click();
  await page.getByRole('heading', { name: 'Paths' }).waitFor();
  expect(pages).toBe(1);
});

it('the frame stays where a part of it cannot be loaded, and has it as soon as it can', async () => {
  const page = await browser.newPage();
  await signInAt(page, server.url);
  await page.goto(`${server.url}/sites/1/settings`); // nothing is filtered there
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.route('**/assets/segments-menu-*.js', (route) => route.abort());
  const failed = page.waitForEvent('requestfailed');
  await page.getByRole('link', { name: 'Overview' }).first().click();
  await failed;
  await page.getByRole('heading', { name: 'Overview' }).waitFor();

  await page.unroute('**/assets/segments-menu-*.js');
  await page.getByRole('button', { name: 'Segments' }).and(page.locator('[aria-haspopup=menu]')).click();
  await page.getByRole('menuitem').first().waitFor();
});
