import pixelmatch from 'pixelmatch';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, PERSON } from './support/browser.ts';
import { type FixtureSite, startFixtureSite } from './support/fixture-site.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';

/** Share of the window's pixels that may differ between the page and its replay: the edges of glyphs and of rounded boxes. */
const TOLERANCE = 0.01;
const WINDOW = { width: 960, height: 640 };

const { folder, remove } = freshFolder();
let server: RunningServer;
let site: FixtureSite;
let browser: Browser;

beforeAll(async () => {
  [server, site, browser] = await Promise.all([startServer(folder), startFixtureSite(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  site.close();
  remove();
});

it('leads a new user from an empty folder to the dot on the right button and the replay of the visit', async () => {
  const owner = await (await browser.newContext({ viewport: { width: 2000, height: 1200 } })).newPage();
  const faults: string[] = [];
  owner.on('pageerror', (error) => faults.push(String(error)));

  const snippet = await registerAndAddSite(owner);
  await owner.getByText('Waiting for the first event').waitFor();
  site.install(snippet);

  const last = await visit(await browser.newPage({ viewport: WINDOW, userAgent: PERSON }));
  await owner.getByText('It works').waitFor();

  await owner.getByRole('link', { name: 'Overview' }).first().click();
  await expect.poll(() => owner.getByRole('main').innerText()).toMatch(/Visitors\s+1\b/);

  await owner.getByRole('link', { name: 'Heatmaps' }).first().click();
  await seeDotOn(owner, '#buy-2');

  await owner.getByRole('link', { name: 'Recordings' }).first().click();
  await owner.locator('a[href*="/recordings/"]').first().click();
  expect(await differenceToReplay(owner, last)).toBeLessThan(TOLERANCE);
  expect(faults).toEqual([]);
});

async function registerAndAddSite(page: Page): Promise<string> {
  await page.goto(server.url);
  await page.getByLabel('E-mail').fill('owner@example.com');
  await page.getByLabel('Password').fill('three green kettles');
  await page.getByRole('button', { name: /create|register/i }).click();
  await page
    .getByLabel('Domain')
    .or(page.getByRole('link', { name: /add a site/i }))
    .first()
    .waitFor();
  if (!(await page.getByLabel('Domain').isVisible()))
    await page
      .getByRole('link', { name: /add a site/i })
      .first()
      .click();
  await page.getByLabel('Domain').fill(site.domain);
  await page.getByRole('button', { name: 'Add site' }).click();
  return page.locator('pre code').innerText();
}

/** Buys the second thing, writes into the form, scrolls. Gives the window as the visitor saw it at the end. */
async function visit(page: Page): Promise<Buffer> {
  const durable = page.waitForResponse(
    (response) => response.url().includes('/api/track/batches') && response.status() === 202,
  );
  await page.goto(`${site.origin}/`);
  await page.waitForFunction(() => 'desirepath' in window);
  await page.waitForTimeout(1500); // the recorder is loaded when the page has settled
  await page.locator('#buy-2').click({ position: { x: 40, y: 20 } });
  await page.locator('#email').scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 120);
  await page.waitForTimeout(800); // scrolling has come to rest
  const seen = await page.screenshot({ caret: 'hide' });
  await durable;
  await page.close({ runBeforeUnload: true });
  return seen;
}

/** Whether the heatmap's dot lies within the box that the button has in the page shown. */
async function seeDotOn(page: Page, selector: string): Promise<void> {
  await page
    .getByRole('radio', { name: 'Dots' })
    .or(page.getByRole('button', { name: 'Dots' }))
    .first()
    .click();
  const dot = page.locator('[data-element]').first();
  await dot.waitFor();
  const shown = page.getByTestId('replay-frame').frameLocator('iframe').locator(selector);
  const [dotBox, buttonBox] = [await dot.boundingBox(), await shown.boundingBox()];
  if (!dotBox || !buttonBox) throw new Error('the dot or the button is not shown');
  const x = dotBox.x + dotBox.width / 2;
  const y = dotBox.y + dotBox.height / 2;
  expect(x).toBeGreaterThan(buttonBox.x);
  expect(x).toBeLessThan(buttonBox.x + buttonBox.width);
  expect(y).toBeGreaterThan(buttonBox.y);
  expect(y).toBeLessThan(buttonBox.y + buttonBox.height);
  await expect.poll(() => page.locator('[data-selector]').first().innerText()).toMatch(/1\s+100%/);
}

/** Share of pixels in which the last frame of the replay differs from the page as it was. */
async function differenceToReplay(page: Page, original: Buffer): Promise<number> {
  const frame = page.getByTestId('replay-frame').locator('iframe');
  await frame.waitFor();
  await page.getByRole('slider').first().press('End');
  await page.addStyleTag({ content: '.replayer-mouse, .replayer-mouse-tail { display: none !important; }' });
  await expect
    .poll(() => page.getByTestId('replay-frame').frameLocator('iframe').locator('#bag').innerText())
    .toBe('Bag: 1');
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500); // the play button over the stage fades
  const box = await frame.boundingBox();
  if (!box) throw new Error('the replay is not shown');
  expect({ width: box.width, height: box.height }).toEqual(WINDOW);
  const replayed = PNG.sync.read(await page.screenshot({ clip: box }));
  const real = PNG.sync.read(original);
  const differing = pixelmatch(real.data, replayed.data, undefined, WINDOW.width, WINDOW.height, { threshold: 0.1 });
  return differing / (WINDOW.width * WINDOW.height);
}
