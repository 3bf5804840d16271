import type { Site } from '@desirepath/contract/sites';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, signIn } from './support/account.ts';
import { launchBrowser, PERSON } from './support/browser.ts';
import { type FixtureSite, startFixtureSite } from './support/fixture-site.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';
import { goBy } from './support/ways.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let shop: FixtureSite;
let browser: Browser;
let site: Site;
let owner: Page;
const faults: string[] = [];

beforeAll(async () => {
  [server, shop, browser] = await Promise.all([startServer(folder), startFixtureSite(), launchBrowser()]);
  site = await addSite(await signIn(server.url), shop.domain);
  shop.install(`<script async src="${server.url}/t/${site.tracking_id}.js"></script>`);
  owner = await browser.newPage();
  owner.on('pageerror', (error) => faults.push(String(error)));
  await signInAt(owner, server.url);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await shop.close();
  remove();
});

const goTo = (view: 'Live' | 'Settings') => goBy(owner, owner.getByRole('link', { name: view, exact: true }).first());
const events = () => owner.getByRole('region', { name: 'Events, the newest first' });
const newVisitor = async () => (await browser.newContext({ userAgent: PERSON })).newPage();

it('shows the owner what a visitor does as it is done, and leads to the recording', async () => {
  await goTo('Live');
  await owner.getByText('Waiting for the first visit').waitFor();
  const visitor = await newVisitor();
  await visitor.goto(`${shop.origin}/about`);
  await events().getByText('Viewed /about').waitFor();
  await visitor.locator('#buy-2').click();
  await events().getByText('Clicked “Put it in the bag”').waitFor();
  await events().getByText('add_to_bag').waitFor();
  await owner.getByText('visitor in the last 5 minutes').waitFor();
  await owner.getByRole('region', { name: 'Visitors by page' }).getByText('/about').waitFor();

  await owner.getByRole('button', { name: 'Pause' }).click();
  await visitor.locator('#buy-3').click();
  await owner.getByText('held back while you read').waitFor();
  expect(await events().getByText('add_to_bag').count()).toBe(1);
  await owner.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => events().getByText('add_to_bag').count()).toBe(2);

  await visitor.close();
  await events().getByRole('link').first().click();
  await owner.getByTestId('replay-frame').waitFor();
});

it('says that the server is gone, and goes on by itself when it is back', async () => {
  await goTo('Live');
  await owner.getByText('Connected').waitFor();
  const { port } = new URL(server.url);
  await server.stop();
  await owner.getByText('Connection lost').waitFor();
  server = await startServer(folder, ['--port', port]);
  await owner.getByText('Connected').waitFor();
  const visitor = await newVisitor();
  await visitor.goto(`${shop.origin}/back`);
  await events().getByText('Viewed /back').waitFor();
  await visitor.close();
});

it('refuses a setting at its field, saves one that is right, and the site keeps to it', async () => {
  await goTo('Settings');
  const paths = owner.getByLabel('Paths that are not measured');
  await paths.fill('about');
  await owner.getByRole('form', { name: 'Addresses' }).getByRole('button', { name: 'Save' }).click();
  await owner.getByText('“about”: Not a path').waitFor();
  await paths.fill('/about');
  await owner.getByRole('form', { name: 'Addresses' }).getByRole('button', { name: 'Save' }).click();
  await owner.getByText('Saved.').first().waitFor();
  await owner.reload();
  expect(await paths.inputValue()).toBe('/about');

  await goTo('Live');
  const visitor = await newVisitor();
  await visitor.goto(`${shop.origin}/about`);
  await visitor.goto(`${shop.origin}/measured`);
  await events().getByText('Viewed /measured').waitFor();
  expect(await visited('/about')).toBe(1); // the visit from before
  await visitor.close();
});

it('leaves out who asked to be, in that browser, until they take it back', async () => {
  const mine = await newVisitor();
  await mine.goto(`${shop.origin}/#desirepath=off`);
  await expect.poll(() => mine.evaluate(() => location.hash)).toBe('');
  await mine.goto(`${shop.origin}/ignored`);
  await mine.waitForLoadState('networkidle');
  await mine.goto(`${shop.origin}/counted#desirepath=on`);
  await events().getByText('Viewed /counted').waitFor();
  expect(await visited('/ignored')).toBe(0);
  await mine.close();
  expect(faults).toEqual([]);
});

const visited = (path: string) => events().getByText(`Viewed ${path}`, { exact: true }).count();
