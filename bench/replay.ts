import type { Page } from 'playwright-core';
import { launchBrowser } from '../e2e/support/browser.ts';
import { newHeading, newRow, pointer, press, recordedTab, wholePage } from '../e2e/support/recorded.ts';
import { openDashboard } from './dashboard.ts';
import { median } from './measure.ts';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { startServer } from './server.ts';

const MINUTES = 60;
/** Each minute begins on a page of its own, with as many rows as a long list has. */
const ROWS = 400;
const PART_MS = 5_000;
/** The pointer and one change after the other: 36,000 events an hour. */
const EVENTS_A_SECOND = 10;
const GROUP = `Replay: an hour of ${MINUTES * 60 * EVENTS_A_SECOND} recorded events, in Chromium`;

const OPENS = 3;
/** Back and forth over the hour, so that nothing of it is at hand. */
const SEEKS = [0.5, 0.9, 0.1, 0.7, 0.3, 0.95, 0.45];

/** How soon an hour-long recording can be watched, and any moment of it. */
export function measureReplay(): Promise<Figure[]> {
  return withDataFolder(async (folder, account) => {
    const server = await startServer(folder);
    const owner = account.at(server.url);
    const browser = await launchBrowser();
    try {
      const id = await sendHour(server.url, owner);
      const address = `${server.url}/sites/${owner.siteId}/recordings/${id}`;
      const page = await openDashboard(browser, server.url);
      const opens: number[] = [];
      for (let time = 0; time < OPENS; time++) opens.push(await open(page, address));
      const chosen: number[] = [];
      for (let time = 0; time < OPENS; time++) chosen.push(await choose(page, id));
      const seeks: number[] = [];
      for (const share of SEEKS) seeks.push(await seek(page, share));
      return [
        {
          group: GROUP,
          what: 'from opening its address, the dashboard and all, to its first picture',
          value: median(opens),
          unit: 'ms',
          target: { most: 1_000 },
        },
        {
          group: GROUP,
          what: 'from a click in the list to its first picture',
          value: median(chosen),
          unit: 'ms',
          target: { most: 1_000 },
        },
        {
          group: GROUP,
          what: 'from a click on the timeline to the picture there',
          value: median(seeks),
          unit: 'ms',
          target: { most: 300 },
        },
        { group: GROUP, what: 'the slowest of these', value: Math.max(...seeks), unit: 'ms' },
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

async function sendHour(url: string, { trackingId }: Owner): Promise<string> {
  const tab = recordedTab(url, trackingId);
  // Over for so long that it is not live.
  const start = Date.now() - (MINUTES + 10) * 60_000;
  const parts = (MINUTES * 60_000) / PART_MS;
  let page_id = '';
  for (let part = 0, seq = 0; part < parts; part++) {
    const from = start + part * PART_MS;
    const isNewPage = (part * PART_MS) % 60_000 === 0;
    if (isNewPage) page_id = crypto.randomUUID();
    const count = (PART_MS / 1000) * EVENTS_A_SECOND;
    const replay = Array.from({ length: count }, (_, index) =>
      eventOf(from + 10 + (index * PART_MS) / count, index, part),
    );
    const events = isNewPage ? [{ type: 'page_view', at: from, url: `https://bench.example/${part}` }] : [];
    await tab.send({
      seq,
      page_id,
      events,
      replay: isNewPage
        ? [...wholePage(from, `Part ${part}`, ROWS), ...replay]
        : [newHeading(from, `Part ${part}`), ...replay],
    });
    seq += events.length + 1;
  }
  return tab.session_id;
}

function eventOf(at: number, index: number, part: number) {
  if (index % 5 === 0) return newRow(at, (part * 7 + index) % ROWS, `Changed in part ${part}, ${index}`);
  return index % 23 === 0 ? press(at) : pointer(at, 100 + index * 7, 200 + (index % 9) * 20);
}

const heading = (page: Page) => page.frameLocator('[data-testid=replay-frame] iframe').locator('h1');

/** ms from nothing, scripts and all, to the first page being drawn. */
async function open(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  const startedAt = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await heading(page).getByText(/^Part/).waitFor();
  return performance.now() - startedAt;
}

/** The same out of the list, in a dashboard that is open. */
async function choose(page: Page, id: string): Promise<number> {
  await page.getByRole('link', { name: 'All recordings' }).click();
  const row = page.locator(`a[href*="${id}"]`);
  await row.waitFor();
  const startedAt = performance.now();
  await row.click();
  await heading(page).getByText(/^Part/).waitFor();
  return performance.now() - startedAt;
}

async function seek(page: Page, share: number): Promise<number> {
  const track = await page.getByRole('slider', { name: 'Position in the recording' }).boundingBox();
  if (!track) throw new Error('There is no timeline');
  const wanted = Math.floor((share * MINUTES * 60_000) / PART_MS);
  // Recorded a little before or after what the share comes to: a timeline has fewer px than an hour has parts.
  const near = new RegExp(`^Part (${[-2, -1, 0, 1, 2].map((by) => wanted + by).join('|')})$`);
  const startedAt = performance.now();
  await page.mouse.click(track.x + track.width * share, track.y + 3);
  await heading(page).getByText(near).waitFor();
  return performance.now() - startedAt;
}
