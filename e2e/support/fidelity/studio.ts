import { setTimeout } from 'node:timers/promises';
import type { Site } from '@desirepath/contract/sites';
import pixelmatch from 'pixelmatch';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { addSite, type Client, signIn } from '../account.ts';
import { PERSON } from '../browser.ts';
import { signInAt } from '../sign-in.ts';
import { type FixturePages, startFixturePages } from './pages.ts';

interface Size {
  width: number;
  height: number;
}

/** A visit that was recorded, and what its visitor saw at the end. */
export interface Take {
  sessionId: string;
  size: Size;
  seen: Buffer;
}

/** Records visits to pages as any site's are recorded, and plays them as an owner does. */
export interface Studio {
  /** Opens a page, waits for its recording, lets it change, and leaves. */
  record(path: string, size: Size, isDark?: boolean): Promise<Take>;
  /** Share of the window's pixels in which the end of the replay differs from what the visitor saw. */
  differenceOf(take: Take): Promise<number>;
  close(): Promise<void>;
}

/** The recorder begins when the page is idle; its first snapshot takes a moment. */
const BEGINS_WITHIN_MS = 1_500;
/** What changes is noticed within a second, and drawn pictures stand still for a while before they are taken well. */
const SETTLES_WITHIN_MS = 3_500;
/** What a page sends as it ends is answered to nobody. */
const ARRIVES_WITHIN_MS = 700;
const TRIES = 40;
/** Room for a recording of the largest size at its own size. */
const OWNERS_WINDOW = { width: 1800, height: 1200 };

export async function openStudio(browser: Browser, serverUrl: string): Promise<Studio> {
  const pages = await startFixturePages();
  const client = await signIn(serverUrl);
  const site = await addSite(client, pages.domain, { record_canvas: true });
  pages.install({ url: `${serverUrl}/t/${site.tracking_id}.js`, trackingId: site.tracking_id });
  // What frames are asked for would be overridden, too.
  const context = await browser.newContext({ viewport: OWNERS_WINDOW, colorScheme: null });
  const owner = await context.newPage();
  await signInAt(owner, serverUrl);
  await owner.close();
  return {
    record: (...visit) => record(browser, pages, ...visit),
    async differenceOf(take) {
      await arrival(client, site, take);
      const page = await context.newPage();
      try {
        await page.goto(`${serverUrl}/sites/${site.id}/recordings/${take.sessionId}`);
        return share(take, await lastPictureOf(page));
      } finally {
        await page.close();
      }
    },
    async close() {
      await context.close();
      pages.close();
    },
  };
}

async function record(
  browser: Browser,
  { origin }: FixturePages,
  ...[path, size, isDark]: Parameters<Studio['record']>
): Promise<Take> {
  const colorScheme = isDark ? 'dark' : 'light';
  const context = await browser.newContext({ viewport: size, userAgent: PERSON, colorScheme });
  const page = await context.newPage();
  const recorder = page.waitForResponse((response) => /\/replay[^/]*\.js/.test(response.url()));
  await page.goto(origin + path);
  await recorder;
  await page.waitForTimeout(BEGINS_WITHIN_MS);
  await page.evaluate('window.later?.()');
  await page.waitForTimeout(SETTLES_WITHIN_MS);
  const seen = await page.screenshot({ caret: 'hide' });
  // Where the tracker keeps it: what goes over the wire is compressed.
  const { id } = await page.evaluate(() => JSON.parse(localStorage.getItem('desirepath.session') ?? '{}'));
  await page.goto('about:blank');
  await page.waitForTimeout(ARRIVES_WITHIN_MS);
  await context.close();
  return { sessionId: id, size, seen };
}

/** Resolves when there is something to play. */
async function arrival(client: Client, site: Site, { sessionId }: Take): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const asked = client.get<{ items: unknown[] }>(`/api/recordings/${sessionId}/parts?site=${site.id}`);
    // An error is that there is no such session yet.
    const parts = await asked.catch(() => undefined);
    if (parts?.items.length) return;
    await setTimeout(ARRIVES_WITHIN_MS);
  }
  throw new Error(`The visit ${sessionId} was not recorded`);
}

/** The last picture of a recording at its own size, without pointer. */
async function lastPictureOf(page: Page): Promise<PNG> {
  const frame = page.getByTestId('replay-frame').locator('iframe');
  await frame.waitFor();
  // Beside the rest of the dashboard there is no room for a desktop's page at its own size.
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement);
  await page.getByRole('slider').first().press('End');
  await page.addStyleTag({ content: '.replayer-mouse, .replayer-mouse-tail, .group { display: none !important; }' });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(2_500); // pictures are drawn when they are decoded, notices fade
  const clip = await frame.boundingBox();
  if (!clip) throw new Error('The replay is not shown');
  return PNG.sync.read(await page.screenshot({ clip }));
}

function share({ seen, size: { width, height } }: Take, replayed: PNG): number {
  if (replayed.width !== width || replayed.height !== height)
    throw new Error(`The replay is ${replayed.width} × ${replayed.height}, the page was ${width} × ${height}`);
  // Within this, pixelmatch's own measure of what people do not tell apart, the pictures of canvases are compressed.
  return (
    pixelmatch(PNG.sync.read(seen).data, replayed.data, undefined, width, height, { threshold: 0.1 }) / (width * height)
  );
}
