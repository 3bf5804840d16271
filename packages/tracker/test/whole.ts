import type { Page } from 'playwright-core';
import { EXTRAS_RAN } from './served-scripts.ts';
import { eventually } from './site.ts';
import type { visitorOf } from './visitor.ts';

type Visitor = Awaited<ReturnType<typeof visitorOf>>;

/** Waits, from before they are brought, until the rarer signals are at work in a page. */
export const untilWhole = async (page: Page): Promise<void> => {
  await page.waitForResponse((response) => response.url().endsWith('/t/extras.js'));
  // They begin in the same task.
  await page.waitForFunction((mark) => mark in window, EXTRAS_RAN, { polling: 20 });
};

/** Opens a page and waits until the rarer signals are at work too. */
export const openWhole = async (
  { site, newPage }: Visitor,
  path = '/',
  prepare = async (_page: Page): Promise<unknown> => undefined,
): Promise<Page> => {
  const page = await newPage();
  await prepare(page);
  await Promise.all([untilWhole(page), page.goto(site.origin + path)]);
  return page;
};

/** ms that a clock is set ahead by as it is stopped: more than pass until the page has heard of it, and no request is given up. */
const AHEAD = 10_000;

/**
 * Opens a page whose clock stands still once it is whole: what is done within a second takes none, on however slow a machine.
 * `page.clock.runFor` lets time pass.
 */
export const openStill = async (
  visitor: Visitor,
  path = '/',
  prepare = async (_page: Page): Promise<unknown> => undefined,
): Promise<Page> => {
  const page = await openWhole(visitor, path, async (opened) => {
    await opened.clock.install();
    await prepare(opened);
  });
  await page.clock.pauseAt(Date.now() + AHEAD);
  return page;
};

/** Comes back once the page has been drawn twice, whatever its clock says: with that the browser has told it of all there is. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++)
      await new Promise((resolve) => new ResizeObserver(resolve).observe(document.documentElement));
  });

/** At most so many ms of a page's clock between two frames. */
const FRAME_WITHIN = 500;

/** Lets the clock of a page go on that {@link openStill} has opened; what comes after a timer with the next frame comes within, too. */
export const elapse = async (page: Page, ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= FRAME_WITHIN) {
    await page.clock.runFor(Math.min(left, FRAME_WITHIN));
    await drawn(page);
  }
};

/** Scrolls, and comes back once the page has heard of it. */
export const scrolledTo = (page: Page, top: number): Promise<void> =>
  page.evaluate(
    (y) =>
      new Promise<void>((resolve) => {
        addEventListener('scroll', () => resolve(), { once: true });
        scrollTo(0, y);
      }),
    top,
  );

/** Goes back within an app, and comes back once the page has heard of it. */
export const goBackWithin = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener('popstate', () => resolve(), { once: true });
        history.back();
      }),
  );

/** Leaves the site, with which all that was observed is sent. */
export const leave = async ({ site }: Visitor, page: Page): Promise<void> => {
  const left = site.events('page_leave').length; // told of a page that was hidden, too
  await page.goto('about:blank');
  await eventually(() => site.events('page_leave')[left]);
};
