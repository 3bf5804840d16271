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

/** Leaves the site, with which all that was observed is sent. */
export const leave = async ({ site }: Visitor, page: Page): Promise<void> => {
  const left = site.events('page_leave').length; // told of a page that was hidden, too
  await page.goto('about:blank');
  await eventually(() => site.events('page_leave')[left]);
};
