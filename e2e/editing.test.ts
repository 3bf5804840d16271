import type { Alert } from '@desirepath/contract/alerts';
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
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser({ isWhole: false })]);
  client = await signIn(server.url);
  await addSite(client, 'shop.example');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  remove();
});

const makeAlert = (name: string, minutes: number) =>
  client.post<Alert>('/api/alerts', { site: 1, name, watch: { kind: 'silence', minutes } });

async function openAlerts(): Promise<Page> {
  const page = await browser.newPage();
  await signInAt(page, `${server.url}/sites/1/alerts`);
  return page;
}

const change = (page: Page, name: string) => page.getByRole('link', { name }).first().click();
const nameIn = (page: Page) => page.getByLabel('Name').inputValue();

it('what was written of one alert is not saved as another that is gone on to', async () => {
  await makeAlert('Nobody at night', 300);
  const other = await makeAlert('Nobody by day', 30);
  const page = await openAlerts();
  // Known from now on, so that it is there at once.
  await change(page, 'Nobody by day');
  await expect.poll(() => nameIn(page)).toBe('Nobody by day');
  await page.goBack();
  await change(page, 'Nobody at night');
  await expect.poll(() => nameIn(page)).toBe('Nobody at night');

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(other.name);
  await page.getByRole('option', { name: other.name }).click();
  await page.waitForURL(`**/alerts/${other.id}*`);
  await expect.poll(() => nameIn(page)).toBe('Nobody by day');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/alerts');
  expect(await client.get(`/api/alerts/${other.id}`)).toMatchObject({ name: 'Nobody by day', watch: { minutes: 30 } });
});

it('what is being written stays when the server is away as its writer comes back to the window', async () => {
  await makeAlert('Silence', 60);
  const page = await openAlerts();
  await page.clock.install();
  await change(page, 'Silence');
  await expect.poll(() => nameIn(page)).toBe('Silence');
  await page.getByLabel('Name').fill('Silence in the shop');

  let refused = 0;
  await page.route(/\/api\/alerts\/|\/readyz/, (route) => {
    refused += 1;
    return route.abort();
  });
  await page.clock.fastForward('10:00');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  // It is asked for three times before that counts as a failure, and only then whether the server is there.
  await expect.poll(() => refused).toBeGreaterThan(3);
  await page.getByText('The server cannot be reached').waitFor();
  expect(await nameIn(page)).toBe('Silence in the shop');
});

it('an entry that is removed from a survey leaves the focus on what adds one', async () => {
  const { id } = await client.post<{ id: string }>('/api/surveys/surveys', { site: 1, name: 'Why', questions: [] });
  const page = await browser.newPage();
  await signInAt(page, `${server.url}/sites/1/surveys/${id}/edit`);
  const isFocused = (name: string) =>
    page.getByRole('button', { name }).evaluate((button) => button === document.activeElement);
  await page.getByRole('button', { name: 'Another ending' }).click();
  await page.getByRole('button', { name: 'Remove ending 1' }).click();
  await expect.poll(() => isFocused('Another ending')).toBe(true);

  await page.getByRole('radio', { name: 'When and to whom' }).click();
  await page.getByRole('button', { name: 'Add a trigger' }).click();
  await page.getByRole('button', { name: 'Remove trigger 1' }).click();
  await expect.poll(() => isFocused('Add a trigger')).toBe(true);
  await page.close();
});
