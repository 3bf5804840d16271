import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, type Client, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';

/** What a window of 1280 by 1024 px shows when it is enlarged four times, as WCAG 2.2 asks of it (1.4.10). */
const ENLARGED = { width: 320, height: 256 };

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
let client: Client;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser({ isWhole: false })]);
  client = await signIn(server.url);
  const { tracking_id } = await addSite(client, 'shop.example');
  await client.post('/collect', {
    type: 'pageview',
    websiteId: tracking_id,
    domain: 'shop.example',
    href: 'https://shop.example/cart',
    visitorId: 'one',
    sessionId: 'first',
  });
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

it('what keeps its own colours in forced ones has those for the ground that is there, whichever of ours was chosen', async () => {
  const page = await openOverview({ forcedColors: 'active', colorScheme: 'light' });
  const colour = () =>
    page.evaluate(() => {
      const drawn = document.createElement('span');
      drawn.ariaHidden = 'true';
      drawn.className = 'bg-muted';
      document.body.append(drawn);
      return getComputedStyle(drawn).backgroundColor;
    });
  const light = await colour();
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  expect(await colour()).toBe(light);
  await page.close();
});

it('a page is printed dark on white, without what is pressed or leads elsewhere, and its charts fit the paper', async () => {
  const page = await openOverview({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
  const chart = page.locator('.recharts-wrapper').first();
  await chart.waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('heading', { name: 'Visitors over time' }).waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Annotate' }).count()).toBe(0);
  // Which site and which days it is about.
  expect(await page.getByRole('button', { name: 'Site: shop.example' }).isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Last 30 days' }).isVisible()).toBe(true);

  const { ink, drawn, paper } = await chart.evaluate((drawing) => {
    // As wide as paper is; what measures charts has not heard of it.
    const card = drawing.closest('section');
    if (!card) throw new Error('a chart stands in a card');
    card.style.width = '400px';
    return {
      ink: getComputedStyle(document.body).color,
      drawn: drawing.getBoundingClientRect().right,
      paper: card.getBoundingClientRect().right,
    };
  });
  expect(ink).toBe('oklch(0.22 0.006 60)');
  expect(drawn).toBeLessThanOrEqual(paper);
  await page.close();
});

it('a board that is printed asks for the tiles too that nobody has scrolled to', async () => {
  const tile = (y: number) => ({
    title: `Row ${y}`,
    shows: { kind: 'trend', metric: 'visitors' },
    place: { x: 0, y, w: 12, h: 8 },
  });
  const { id } = await client.post<{ id: string }>('/api/boards', {
    site: 1,
    name: 'Long',
    tiles: [0, 8, 16, 24].map(tile),
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 600 } });
  await signInAt(page, `${server.url}/sites/1/boards/${id}`);
  const waiting = page.getByRole('status', { name: 'Loading Row 24' });
  await page.getByRole('region', { name: 'Row 0' }).locator('.recharts-wrapper').waitFor();
  expect(await waiting.count()).toBe(1);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => waiting.count()).toBe(0);
  await page.close();
});

it('names in lists are whole in an enlarged window', async () => {
  await client.post('/api/boards', { site: 1, name: 'The shop at a glance', tiles: [] });
  const page = await browser.newPage({ viewport: ENLARGED });
  await signInAt(page, `${server.url}/sites/1/boards`);
  const name = page.getByText('The shop at a glance');
  expect(await name.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await page.close();
});

it('a name that is cut is told whole where the pointer rests on it', async () => {
  const name = 'The shop at a glance, by those who open it in the morning before the bakery does';
  await client.post('/api/boards', { site: 1, name, tiles: [] });
  const page = await browser.newPage({ viewport: { width: 700, height: 600 } });
  await signInAt(page, `${server.url}/sites/1/boards`);
  await page.getByText(name).hover();
  await page.getByTitle(name, { exact: true }).waitFor();
  const whole = page.getByText('The shop at a glance', { exact: true });
  await whole.hover();
  expect(await whole.getAttribute('title')).toBeFalsy();
  await page.close();
});

it('figures of a column stand below each other, whether a way leads on from them or not', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await signInAt(page, `${server.url}/sites/1/retention`);
  const column = page.getByRole('table').locator('tr > :nth-child(2)');
  await expect.poll(() => column.count()).toBe(3);
  const ends = await column.evaluateAll((cells) =>
    cells.map((cell) => {
      const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
      const range = document.createRange();
      if (text) range.selectNode(text);
      return Math.round(range.getBoundingClientRect().right);
    }),
  );
  expect(new Set(ends).size).toBe(1);
  await page.close();
});

it('figures on a narrow board have their place before they are there', async () => {
  const { id } = await client.post<{ id: string }>('/api/boards', {
    site: 1,
    name: 'Figures',
    tiles: [{ title: 'Visits', shows: { kind: 'figures', metrics: ['visitors'] }, place: { x: 0, y: 0, w: 12, h: 3 } }],
  });
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  await page.route('**/answer?*', () => undefined);
  await signInAt(page, `${server.url}/sites/1/boards/${id}`);
  await page.getByRole('status', { name: 'Loading Visits' }).waitFor({ state: 'attached' });
  const { top, bottom } = await edges(page.getByRole('region', { name: 'Visits' }));
  expect(bottom - top).toBeGreaterThanOrEqual(3 * 56);
  await page.close();
});
