import type { Site } from '@desirepath/contract/sites';
import { createSender, makeVisits, send, type Visit, wallClock } from '@desirepath/traffic';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, OWNER, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { watchTexts } from './support/forgotten-texts.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
let site: Site;
let visits: Visit[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser()]);
  site = await addSite(await signIn(server.url), 'shop.example');
  const sender = createSender({ url: server.url, trackingId: site.tracking_id, connections: 4, clock: wallClock });
  const to = Date.now();
  visits = [
    ...makeVisits({
      seed: 'texts',
      from: to - 86_400_000,
      to,
      visits: 60,
      replayShare: 0,
      origin: 'https://shop.example',
    }),
  ];
  await send(visits, { sender, concurrency: 4 });
  await sender.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  remove();
});

/** Pages of every view, by their addresses. */
const pages = () => [
  '/account',
  `/sites/${site.id}/overview`,
  `/sites/${site.id}/overview?goal=none&vs=year`,
  `/sites/${site.id}/live`,
];

it('every text is in the catalogue, and pages stand from right to left', async () => {
  const page = await browser.newPage();
  const { forgotten } = watchTexts(page, visits);
  const open = async (path: string) => {
    await page.goto(`${server.url}${path}`);
    await page.locator('h1').first().waitFor();
    await page.waitForFunction(() => document.querySelector('.animate-pulse') === null);
    return (await forgotten()).map((text) => `${path}: ${text}`);
  };
  const left = await open('/sign-in?lang=ar-XB');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  left.push(...(await open('/reset')));
  await page.goto(`${server.url}/sign-in`);
  await page.locator('input[type=email]').fill(OWNER.email);
  await page.locator('input[type=password]').fill(OWNER.password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/\/sites/);
  for (const path of pages()) left.push(...(await open(path)));
  expect(left).toEqual([]);
  await page.close();
});

it('speaks the language of the browser until another one is chosen', async () => {
  const context = await browser.newContext({ locale: 'de-AT' });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-Mail').fill(OWNER.email);
  await page.getByLabel('Passwort').fill('not this one');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.getByText('Die E-Mail-Adresse oder das Passwort stimmt nicht.').waitFor();
  await page.getByLabel('Passwort').fill(OWNER.password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.waitForURL(/\/sites/);
  await page.goto(`${server.url}/sites/${site.id}/overview`);
  await page.getByRole('heading', { name: 'Übersicht' }).waitFor();
  await page.getByRole('button', { name: 'Konto, Darstellung und Sprache' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await context.close();
});
