import { addDays, dayIn } from '@desirepath/contract/days';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { OWNER, signIn } from '../account.ts';
import { PERSON } from '../browser.ts';
import type { FixtureSite } from '../fixture-site.ts';
import { goBy, settled } from '../ways.ts';
import { differenceToReplay, seeDotOn } from './seeing.ts';

/** Share of the window's pixels that may differ between the page and its replay: the edges of glyphs and of rounded boxes. */
const TOLERANCE = 0.01;
const WINDOW = { width: 960, height: 640 };

export interface FirstDay {
  /** Of the server. */
  url: string;
  site: FixtureSite;
  browser: Browser;
  /** The window of whoever sets it up. */
  owner: Page;
}

/** From an empty folder to the dot on the right button, and to the replay of the visit that is like the visit. */
export async function firstDay({ url, site, browser, owner }: FirstDay): Promise<void> {
  const snippet = await registerAndAddSite(owner, url, site.domain);
  await owner.getByText('Waiting for the first event').waitFor();
  site.install(snippet);

  const visitor = await (await browser.newContext({ viewport: WINDOW, userAgent: PERSON })).newPage();
  const seen = await visit(visitor, url, site.origin);
  await owner.getByText('It works').waitFor();

  const main = owner.getByRole('main');
  await goBy(owner, main.getByRole('link', { name: 'Overview' }));
  await expect.poll(() => main.innerText()).toMatch(/Visitors\s+1\b/);
  await goBy(owner, owner.getByRole('link', { name: 'Heatmaps' }).first());
  await seeDotOn(owner, '#buy-2');
  await goBy(owner, owner.getByRole('link', { name: 'Recordings' }).first());
  await owner.locator('a[href*="/recordings/"]').first().click();
  expect(await differenceToReplay(owner, seen, WINDOW)).toBeLessThan(TOLERANCE);
}

async function registerAndAddSite(page: Page, url: string, domain: string): Promise<string> {
  await page.goto(url);
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await settled(page);
  await page.getByLabel('Domain').fill(domain);
  await page.getByRole('button', { name: 'Add site' }).click();
  return page.locator('pre code').innerText();
}

/** Buys the second thing, scrolls. Gives the window as the visitor saw it at the end. */
async function visit(page: Page, url: string, origin: string): Promise<Buffer> {
  const client = await signIn(url);
  await page.goto(`${origin}/`);
  const session = await page.waitForFunction(
    (): string | undefined => JSON.parse(localStorage.getItem('desirepath.session') ?? '{}').id,
  );
  const parts = `/api/recordings/${await session.jsonValue()}/parts?site=1`;
  // What is clicked before the recorder has begun is in no recording; a visit that is not there yet is an error.
  await expect
    .poll(() =>
      client.get<{ items: unknown[] }>(parts).then(
        ({ items }) => items.length,
        () => 0,
      ),
    )
    .not.toBe(0);
  await page.locator('#buy-2').click({ position: { x: 40, y: 20 } });
  await page.locator('#email').scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 120);
  await page.waitForTimeout(800); // scrolling has come to rest, and the recorder has seen where
  const seen = await page.screenshot({ caret: 'hide' });
  await page.goto('about:blank');
  // The last of a visit comes by beacon, which would end with its context; a view that was asked for before it came stays as it was.
  const today = dayIn('UTC', new Date());
  const days = new URLSearchParams({ from: addDays(today, -1), to: addDays(today, 1) });
  const clicks = () => client.get<{ items: unknown[] }>(`/api/events/list?site=1&type=click&${days}`);
  await expect.poll(async () => (await clicks()).items.length).toBe(1);
  await page.context().close();
  return seen;
}
