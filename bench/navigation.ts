import type { Page } from 'playwright-core';
import { launchBrowser } from '../e2e/support/browser.ts';
import { openDashboard } from './dashboard.ts';
import { median } from './measure.ts';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';

const GROUP = 'From view to view of the dashboard, out of 10 million events, in Chromium';
const TIMES = 5;

const VIEWS = ['Recordings', 'Heatmaps', 'Funnels', 'Paths', 'Visitors', 'Forms', 'Retention', 'Events', 'Overview'];

/**
 * How soon, after a click on its name, a view stands there: its heading, and its data or what stands in for them. When the data
 * come is told of the questions themselves. Beside it two frames of this browser, which the quickest of pages takes.
 */
export async function measureNavigation(
  url: string,
  owner: Owner,
  { from, to }: { from: string; to: string },
): Promise<Figure[]> {
  const browser = await launchBrowser();
  try {
    const page = await openDashboard(browser, url);
    await page.goto(`${url}/sites/${owner.siteId}/overview?${new URLSearchParams({ from, to })}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle', { timeout: 60_000 });
    const taken = new Map(VIEWS.map((view) => [view, [] as number[]]));
    for (let time = 0; time < TIMES; time++) {
      for (const view of VIEWS) {
        taken.get(view)?.push(await follow(page, view));
        // The next one shall not wait for the answers to this.
        await page.waitForLoadState('networkidle', { timeout: 60_000 });
      }
    }
    const limit = { what: 'two frames', value: median(await frames(page)) };
    return [...taken].map(([what, ms]) => ({
      group: GROUP,
      what,
      value: median(ms),
      unit: 'ms',
      limit,
      target: { most: 100 },
    }));
  } finally {
    await browser.close();
  }
}

/** ms from a click on the name of a view to the frame after the one that shows its heading and something below it. */
const follow = (page: Page, name: string): Promise<number> =>
  page.evaluate(async (name) => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>('aside a')].find((one) => one.textContent === name);
    if (!link) throw new Error(`There is no view called ${name}`);
    const before = document.querySelector('main h1');
    const frame = () => new Promise(requestAnimationFrame);
    const startedAt = performance.now();
    link.click();
    const isThere = () => {
      const heading = document.querySelector('main h1');
      return (
        heading !== null && heading !== before && (heading.closest('main')?.querySelectorAll('*').length ?? 0) > 10
      );
    };
    do {
      await frame();
      if (performance.now() - startedAt > 30_000) throw new Error(`${name} does not come`);
    } while (!isThere());
    await frame();
    return performance.now() - startedAt;
  }, name);

const frames = (page: Page): Promise<number[]> =>
  page.evaluate(async (times) => {
    const frame = () => new Promise(requestAnimationFrame);
    const taken: number[] = [];
    for (let time = 0; time < times; time++) {
      const startedAt = performance.now();
      await frame();
      await frame();
      taken.push(performance.now() - startedAt);
    }
    return taken;
  }, TIMES);
