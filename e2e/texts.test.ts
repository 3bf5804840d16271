import type { Site } from '@desirepath/contract/sites';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OWNER, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { cutOff } from './support/cut-off.ts';
import { openDemoShop } from './support/demo-shop.ts';
import { watchTexts } from './support/forgotten-texts.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { follow, settled, waysOf } from './support/ways.ts';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
let site: Site;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser({ isWhole: false })]);
  const client = await signIn(server.url);
  site = await openDemoShop({ folder, url: server.url, client, days: 3, visits: 60 });
  const place = { x: 0, y: 0, w: 6, h: 4 };
  await client.post('/api/boards', {
    ...{ site: site.id, name: 'Weekly' },
    tiles: [{ title: 'Moss & Kiln', shows: { kind: 'figures', metrics: ['visitors', 'sessions'] }, place }],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  remove();
});

it('every text of every page is in the catalogue, and nothing is cut off from right to left, on a desktop nor a phone', async () => {
  const page = await browser.newPage({ viewport: DESKTOP });
  const texts = watchTexts(page);
  const faults: string[] = [];
  const look = async (name: string) => {
    await texts.look(name);
    for (const window of [DESKTOP, PHONE]) {
      await page.setViewportSize(window);
      await settled(page);
      faults.push(...(await cutOff(page)).map((text) => `${name} at ${window.width} px: ${text}`));
    }
    await page.setViewportSize(DESKTOP);
    await settled(page); // nothing is clicked while the window changes
  };
  await page.goto(`${server.url}/reset?lang=ar-XB`);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await settled(page);
  await look('reset');
  await page.goto(`${server.url}/sign-in`);
  await settled(page);
  await look('sign-in');
  await page.locator('input[type=email]').fill(OWNER.email);
  await page.locator('input[type=password]').fill(OWNER.password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/\/overview/);
  for (const way of waysOf(site.id)) {
    await follow(page, way);
    await look(way.name);
  }
  expect(faults).toEqual([]);
  expect(await texts.forgotten()).toEqual([]);
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
  await settled(page); // it goes on from there by itself
  await page.goto(`${server.url}/sites/${site.id}/overview`);
  await page.getByRole('heading', { name: 'Übersicht' }).waitFor();
  await page.setViewportSize(PHONE);
  const cut = await page
    .getByRole('navigation')
    .locator('span:visible')
    .evaluateAll((labels) => labels.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
  expect(cut).toEqual([]);
  await page.setViewportSize(DESKTOP);
  await page.getByRole('button', { name: 'Konto, Darstellung und Sprache' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await context.close();
});
