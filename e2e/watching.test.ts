import type { Site } from '@desirepath/contract/sites';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, type Client, signIn } from './support/account.ts';
import { launchBrowser, PERSON } from './support/browser.ts';
import { type FixtureSite, startFixtureSite } from './support/fixture-site.ts';
import { fromPlugin, newHeading, pointer, press, recordedTab, wholePage } from './support/recorded.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';
import { goBy, settled } from './support/ways.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let shop: FixtureSite;
let browser: Browser;
let client: Client;
let site: Site;
let owner: Page;
const faults: string[] = [];

const SECOND = 1_000;
const START = Date.now() - 600 * SECOND;
const at = (seconds: number) => START + seconds * SECOND;

/** Two pages; the third of its four parts was lost, so that what follows cannot be drawn until the second page. */
async function sendVisit() {
  const tab = recordedTab(server.url, site.tracking_id);
  const page_id = crypto.randomUUID();
  const moving = (from: number, to: number) =>
    Array.from({ length: (to - from) * 2 }, (_, step) => pointer(at(from + step / 2), 100 + step, 100));
  await tab.send({
    seq: 0,
    page_id,
    events: [{ type: 'page_view', at: at(0) }],
    replay: [...wholePage(at(0), 'The first page'), ...moving(1, 20)],
  });
  await tab.send({
    seq: 2,
    page_id,
    events: [{ type: 'js_error', name: 'TypeError: price is undefined', at: at(24) }],
    replay: [
      newHeading(at(21), 'The page has changed'),
      ...moving(22, 30),
      press(at(30)),
      fromPlugin(at(25), 'rrweb/console@1', { level: 'warn', payload: ['"Stock is <b>low</b>"'] }),
      fromPlugin(at(26), 'rrweb/network@1', {
        requests: [
          { name: 'https://shop.example/api/stock', method: 'GET', status: 503, startTime: at(25), duration: 640 },
        ],
      }),
    ],
  });
  await tab.send({ seq: 5, page_id, replay: [newHeading(at(42), 'Cannot be drawn'), ...moving(43, 50)] });
  const second = crypto.randomUUID();
  await tab.send({
    seq: 6,
    page_id: second,
    events: [{ type: 'page_view', at: at(60), url: 'https://shop.example/second' }],
    replay: [...wholePage(at(60), 'The second page'), ...moving(61, 80), newHeading(at(80), 'The end')],
  });
  return tab.session_id;
}

beforeAll(async () => {
  [server, shop, browser] = await Promise.all([startServer(folder), startFixtureSite(), launchBrowser()]);
  client = await signIn(server.url);
  site = await addSite(client, shop.domain);
  shop.install(`<script async src="${server.url}/t/${site.tracking_id}.js"></script>`);
  await sendVisit();
  const other = recordedTab(server.url, site.tracking_id);
  await other.send({
    seq: 0,
    page_id: crypto.randomUUID(),
    events: [{ type: 'page_view', at: at(100) }],
    replay: [...wholePage(at(100), 'Somebody else'), pointer(at(105), 5, 5)],
  });
  owner = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  owner.on('pageerror', (error) => faults.push(String(error)));
  await signInAt(owner, server.url);
  await goBy(owner, owner.getByRole('link', { name: 'Recordings', exact: true }).first());
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await shop.close();
  remove();
});

const heading = () => owner.frameLocator('[data-testid=replay-frame] iframe').locator('h1');
const slider = () => owner.getByRole('slider', { name: 'Position in the recording' });
const position = async () => Number(await slider().getAttribute('aria-valuenow'));
const side = (name: string) => owner.getByRole('radio', { name, exact: true }).click();

it('opens a recording, and goes where the timeline is dragged, with a picture of what is there', async () => {
  await owner.getByRole('radio', { name: 'Longest' }).click();
  await owner.waitForURL(/sort=longest/);
  await settled(owner); // until then the first is the first of another order
  await owner.locator('a[href*="/recordings/"]').first().click();
  await heading().getByText('The first page').waitFor();
  await owner.keyboard.press(' ');
  await owner.getByRole('button', { name: 'Play' }).first().waitFor();

  const track = await slider().boundingBox();
  if (!track) throw new Error('The timeline has no place');
  const to = (seconds: number) => [track.x + (track.width * seconds) / 80, track.y + 3] as const;
  await owner.mouse.move(...to(5));
  await owner.mouse.down();
  await owner.mouse.move(...to(70), { steps: 4 });
  await owner.getByText('· /second').waitFor();
  await expect.poll(() => owner.locator('iframe[title="Recorded page"]').count()).toBe(2);
  await owner.mouse.move(...to(25));
  await owner.mouse.up();
  await heading().getByText('The page has changed').waitFor();
  expect(await position()).toBe(25);
  await owner.mouse.move(0, 0);
});

it('is steered by keys: five seconds, one change, one event', async () => {
  await owner.keyboard.press('ArrowLeft');
  await expect.poll(position).toBe(20);
  await heading().getByText('The first page').waitFor();
  await owner.keyboard.press('.');
  await heading().getByText('The page has changed').waitFor();
  await owner.keyboard.press(',');
  await heading().getByText('The first page').waitFor();
  await owner.keyboard.press(']');
  await expect.poll(position).toBe(24);
});

it('shows the console and the requests as text, and each leads to its moment', async () => {
  await side('Console');
  await owner.getByRole('button', { name: 'Stock is <b>low</b>' }).click();
  await expect.poll(position).toBe(25);
  await owner.getByText('TypeError: price is undefined').waitFor();
  await side('Network');
  await owner.getByRole('button', { name: '/api/stock' }).waitFor();
  await owner.getByText('640 ms').or(owner.getByText('0:25')).first().waitFor();
});

it('shows the elements of the recorded page', async () => {
  await side('Page');
  await owner.getByRole('button', { name: 'button id="buy"' }).hover();
  await side('Events');
});

it('finds events by kind and by words', async () => {
  await owner.getByLabel('Search the events').fill('second');
  await owner.getByRole('button', { name: /Viewed \/second/ }).waitFor();
  expect(await owner.getByRole('button', { name: /TypeError/ }).count()).toBe(0);
  await owner.getByLabel('Search the events').fill('');
});

it('has room for the text of each event where its reader has enlarged all texts', async () => {
  const enlarge = (fontSize: string) =>
    owner.evaluate((fontSize) => Object.assign(document.documentElement.style, { fontSize }), fontSize);
  await enlarge('200%');
  await side('Console');
  await side('Events');
  const row = owner.getByRole('region', { name: 'Events' }).getByRole('button').first();
  expect(await row.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
  await enlarge('');
  await side('Console');
  await side('Events');
});

it('says nothing of a picture that may differ for what the page wrote to its console and asked for', async () => {
  expect(await owner.getByText(/recorded changes? could not be shown/).count()).toBe(0);
});

it('keeps a note that was begun, while the console and another view are looked at', async () => {
  await side('Notes');
  const note = owner.getByRole('combobox', { name: /^Note at/ });
  await note.fill('Stock is low, and');
  await side('Console');
  await side('Notes');
  expect(await note.inputValue()).toBe('Stock is low, and');
  await goBy(owner, owner.getByRole('link', { name: 'Heatmaps', exact: true }).first());
  await owner.goBack();
  await side('Notes');
  expect(await note.inputValue()).toBe('Stock is low, and');
  await note.fill('Stock is low, and nobody sees it');
  await owner.getByRole('button', { name: /^Add at/ }).click();
  await owner.getByText('nobody sees it', { exact: false }).first().waitFor();
  await expect.poll(() => note.inputValue()).toBe('');
  await side('Events');
});

it('has its controls in sight, however many lines the heading has', async () => {
  await owner.setViewportSize({ width: 1280, height: 800 });
  const id = new URL(owner.url()).pathname.split('/').at(-1);
  const tags = Array.from({ length: 20 }, (_, number) => `a tag of some length ${number}`);
  await client.post(`/api/recordings/${id}/tags`, { site: site.id, tags });
  await owner.reload();
  await owner.getByText('#a tag of some length 19').waitFor();
  const bar = await owner.getByRole('button', { name: 'Full screen' }).boundingBox();
  expect(bar && bar.y + bar.height).toBeLessThan(800);
  await owner.setViewportSize({ width: 1400, height: 900 });
  await heading().getByText('The first page').waitFor();
});

it('plays up to what was lost, says so, and goes on after it', async () => {
  await owner.getByRole('button', { name: /TypeError/ }).click();
  await owner.keyboard.press('ArrowRight');
  await owner.getByRole('button', { name: 'Play' }).first().click();
  await owner.getByText('Part of the recording did not arrive').waitFor();
  await heading().getByText('The second page').waitFor();
});

it('goes to the next recording of the list, and the address keeps what list it is', async () => {
  await owner.keyboard.press('n');
  await heading().getByText('Somebody else').waitFor();
  expect(new URL(owner.url()).searchParams.get('sort')).toBe('longest');
  await owner.keyboard.press('p');
  await heading().getByText('The first page').waitFor();
});

it('leads to the list where the link to a recording was not copied whole', async () => {
  await owner.goto(`${server.url}/sites/${site.id}/recordings/0192f0c1-7`);
  await owner.getByText('There is nothing at this address.').waitFor();
  await owner.getByRole('link', { name: 'Show all there are' }).click();
  await owner.getByRole('heading', { name: 'Recordings' }).waitFor();
});

it('is led to by a figure of the overview, as one of the sessions that it is about and not of all', async () => {
  const recordings = async (whose: string) => {
    await owner.goto(`${server.url}/sites/${site.id}/overview`);
    await goBy(owner, owner.getByRole('link', { name: `Watch ${whose}`, exact: true }).first());
    await owner.getByText(/^\d+ recorded sessions?$/).waitFor();
    return owner.getByText(/^\d+ recorded sessions?$/).textContent();
  };
  expect(await recordings('these sessions')).toBe('2 recorded sessions');
  expect(await recordings('sessions with JavaScript errors')).toBe('1 recorded session');
});

it('follows a visitor while the visit goes on', async () => {
  const visitor = await (await browser.newContext({ userAgent: PERSON })).newPage();
  await visitor.goto(`${shop.origin}/about`);
  await visitor.mouse.move(200, 200);
  const day = new Date().toISOString().slice(0, 10);
  const live = async () => {
    const found = await client.get<{ items: { recording_id: string; entry_page: string }[] }>(
      `/api/recordings?site=${site.id}&from=${day}&to=${day}&sort=newest&marks=live`,
    );
    return found.items.find(({ entry_page }) => entry_page === '/about')?.recording_id;
  };
  await expect.poll(live, { timeout: 30_000 }).toBeDefined();
  await owner.goto(`${server.url}/sites/${site.id}/recordings/${await live()}`);
  await owner.getByRole('button', { name: 'Catch up' }).click();
  await owner.getByRole('status').filter({ hasText: 'Live' }).first().waitFor();
  const frame = owner.frameLocator('[data-testid=replay-frame] iframe');
  for (const item of [1, 2, 3, 4]) {
    // The server is away when it is asked for what has come: the visit goes on, and so does who follows it.
    if (item === 3) await owner.route('**/chunks?*', (route) => route.abort(), { times: 2 });
    await visitor.locator(`#buy-${item}`).click();
    await frame.locator(`#item-${item}.added`).waitFor({ state: 'attached' });
  }
  expect(faults).toEqual([]);
  await visitor.close();
});
