import type { Board } from '@desirepath/contract/boards';
import type { ShareLink } from '@desirepath/contract/shares';
import type { Site } from '@desirepath/contract/sites';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, type Client, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
let client: Client;
let site: Site;
let page: Page;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser({ isWhole: false })]);
  client = await signIn(server.url);
  site = await addSite(client, 'shop.example');
  await addSite(client, 'other.example');
  page = await browser.newPage();
  await signInAt(page, `${server.url}/sites`);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  remove();
});

const retry = () => page.getByRole('button', { name: 'Try again' }).count();
const allSites = (of: Page) => of.getByRole('main').getByRole('link', { name: 'All sites' });

it('an address that says no number where a site is said stays as it is, and leads to the sites', async () => {
  await page.goto(`${server.url}/sites/add`);
  await page.getByText('There is nothing at this address.').waitFor();
  expect(page.url()).toBe(`${server.url}/sites/add`);
  await allSites(page).click();
  await page.getByRole('link', { name: 'other.example' }).waitFor();
});

it('a team that one is not in leads to the sites', async () => {
  await page.goto(`${server.url}/teams/none/members`);
  await page.getByText('No such team').waitFor();
  await allSites(page).click();
  await page.waitForURL('**/sites');
});

it('a link to some sessions that was cut off on its way says that it may show others', async () => {
  const address = `${server.url}/sites/${site.id}/overview?where=${encodeURIComponent('country:DE;!device:mobile')}`;
  const note = page.getByText('Part of this link could not be read.');
  await page.goto(address);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  expect(await note.count()).toBe(0);
  await page.goto(address.slice(0, -encodeURIComponent('ice:mobile').length));
  await note.waitFor();
});

it('a shared board whose link is revoked while it is looked at says so, and does not offer what cannot help', async () => {
  const { id } = await client.post<Board>('/api/boards', { site: site.id, name: 'For the baker' });
  const share = await client.post<ShareLink & { token: string }>('/api/shares', {
    site: site.id,
    thing: { kind: 'board', id },
  });
  await page.clock.install();
  await page.goto(`${server.url}/shared/${share.token}`);
  await page.getByText('Nothing is on this board yet').waitFor();
  await client.remove(`/api/shares/${share.id}?site=${site.id}`);
  await page.clock.fastForward('10:00');
  await page.getByText('This link does not work').waitFor();
  expect(await retry()).toBe(0);
});

it('a site that is gone while a page of it is open gives way to what leads to the others', async () => {
  const left = await browser.newPage();
  await signInAt(left, `${server.url}/sites/${site.id}/boards`);
  const funnels = left.getByRole('link', { name: 'Funnels' }).first();
  await funnels.waitFor();
  await client.remove(`/api/sites/${site.id}`);
  await funnels.click();
  await left.getByRole('heading', { name: 'There is no such site.' }).waitFor();
  expect(await left.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  await allSites(left).click();
  await left.getByRole('link', { name: 'other.example' }).waitFor();
  expect(await left.getByRole('link', { name: 'shop.example' }).count()).toBe(0);
});

it('a link to a new password that does not work any more leads to another', async () => {
  const stranger = await browser.newPage();
  await stranger.goto(`${server.url}/reset/spent`);
  await stranger.getByLabel('Password').fill('four green kettles');
  await stranger.getByRole('button', { name: 'Set the password' }).click();
  await stranger.getByRole('link', { name: 'Get a new link' }).click();
  await stranger.getByRole('button', { name: 'Send the link' }).waitFor();
  await stranger.close();
});
