import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordingClip } from '@desirepath/contract/recording-clips';
import type { SharedThing, ShareLink } from '@desirepath/contract/shares';
import type { Site } from '@desirepath/contract/sites';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addSite, type Client, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { newHeading, pointer, press, recordedTab, wholePage } from './support/recorded.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
let client: Client;
let site: Site;
let recording: string;

const START = Date.now() - 600_000;
const at = (seconds: number) => START + seconds * 1_000;
/** Would run if anything of the recording did. */
const HOSTILE = '</script><script>document.title = "stolen"</script><img src=x onerror="document.title = 1">';

/** Two pages: of the first nothing may be seen in a clip of the second. */
async function sendVisit(): Promise<string> {
  const tab = recordedTab(server.url, site.tracking_id);
  const moving = (from: number, to: number) =>
    Array.from({ length: (to - from) * 2 }, (_, step) => pointer(at(from + step / 2), 100 + step, 100));
  await tab.send({
    seq: 0,
    page_id: crypto.randomUUID(),
    events: [{ type: 'page_view', at: at(0) }],
    replay: [...wholePage(at(0), 'A private page'), ...moving(1, 20)],
  });
  await tab.send({
    seq: 2,
    page_id: crypto.randomUUID(),
    events: [
      { type: 'page_view', at: at(20), url: 'https://shop.example/cart' },
      { type: 'click', at: at(32), url: 'https://shop.example/cart', element: '#buy', element_text: HOSTILE },
    ],
    replay: [
      ...wholePage(at(20), 'The cart'),
      ...moving(21, 28),
      newHeading(at(28), `Two things ${HOSTILE}`),
      ...moving(29, 32),
      press(at(32)),
      newHeading(at(34), 'Paid'),
      ...moving(35, 60),
    ],
  });
  return tab.session_id;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser({ isWhole: false })]);
  client = await signIn(server.url);
  site = await addSite(client, 'shop.example');
  recording = await sendVisit();
  await vi.waitFor(() => client.get(`/api/recordings/${recording}?site=${site.id}`), { timeout: 60_000 });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  remove();
});

const share = (thing: SharedThing) =>
  client.post<ShareLink & { token: string }>('/api/shares', { site: site.id, thing });
const clipOf = (name: string, from: number, to: number) =>
  client.post<RecordingClip>(`/api/recordings/${recording}/clips`, {
    site: site.id,
    name,
    from: from * 1_000,
    to: to * 1_000,
  });

/** A browser that has never been here, and what it asks for. */
async function stranger() {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  const requests: Request[] = [];
  const faults: string[] = [];
  page.on('request', (request) => requests.push(request));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  return { context, page, requests, faults };
}
const heading = (page: Page) => page.frameLocator('[data-testid=replay-frame] iframe').locator('h1');
const headings = (page: Page) => heading(page).evaluateAll((all) => all.map(({ textContent }) => textContent));

it('a link shows the recording to a stranger, and there is no way from it to anything else', async () => {
  const { token } = await share({ kind: 'recording', id: recording });
  const { context, page, requests, faults } = await stranger();
  await page.goto(`${server.url}/shared/${token}`);
  await heading(page).getByText('A private page').waitFor();
  await page.getByRole('button', { name: 'Viewed /cart' }).click();
  await heading(page).getByText('The cart').waitFor();

  expect(await page.getByRole('link').count()).toBe(0);
  expect(await context.cookies()).toEqual([]);
  const paths = requests.map((request) => new URL(request.url()).pathname);
  expect(paths.filter((path) => path.startsWith('/api/') && !path.startsWith('/api/shared'))).toEqual([]);
  expect(requests.filter((request) => request.headers().referer)).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

it('a link to a clip plays that alone, and is nothing any more once it is revoked', async () => {
  const clip = await clipOf('The paying', 26, 40);
  const made = await share({ kind: 'clip', id: clip.id });
  const { context, page } = await stranger();
  await page.goto(`${server.url}/shared/${made.token}`);
  await heading(page).getByText('The cart').waitFor();
  await page.getByRole('heading', { name: 'The paying' }).waitFor();
  await page.getByText('/ 0:14').waitFor();
  const slider = page.getByRole('slider', { name: 'Position in the recording' });
  await slider.focus();
  await page.keyboard.press('End');
  await heading(page).getByText('Paid').waitFor();

  const { items } = await client.get<{ items: ShareLink[] }>(`/api/shares?site=${site.id}&subject=${recording}`);
  expect(items.find(({ id }) => id === made.id)?.last_seen_at).toEqual(expect.any(String));
  const { status } = await fetch(`${server.url}/api/shares/${made.id}?site=${site.id}`, {
    method: 'DELETE',
    headers: { authorization: `Share ${made.token}` },
  });
  expect(status).toBe(401);
  await client.remove(`/api/shares/${made.id}?site=${site.id}`);
  for (const token of [made.token, 'never-was']) {
    await page.goto(`${server.url}/shared/${token}`);
    await page.getByText('This link does not work').waitFor();
  }
  await context.close();
});

it('a downloaded clip plays by itself: from a file, with nothing loaded and nothing of the recording run', async () => {
  const clip = await clipOf(HOSTILE.slice(0, 90), 26, 40);
  const text = await client.text(`/api/recordings/${recording}/download?site=${site.id}&format=html&clip=${clip.id}`);
  const file = join(folder, 'clip.html');
  writeFileSync(file, text);
  expect(text).not.toContain('A private page');

  const { context, page, requests, faults } = await stranger();
  await context.setOffline(true);
  await page.goto(`file://${file}`);
  await heading(page).getByText('The cart').waitFor();
  await heading(page).getByText('Two things').waitFor();
  expect((await headings(page))[0]).toBe(`Two things ${HOSTILE}`);
  await heading(page).getByText('Paid').waitFor();
  expect(requests.map((request) => request.url())).toEqual([`file://${file}`]);
  expect(await page.title()).toBe(HOSTILE.slice(0, 90));
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);
