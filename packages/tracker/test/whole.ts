import type { Page } from 'playwright-core';
import { eventually } from './site.ts';
import type { visitorOf } from './visitor.ts';

type Visitor = Awaited<ReturnType<typeof visitorOf>>;

/** Opens a page and waits until the rarer signals are at work too. */
export const openWhole = async (
  { site, newPage }: Visitor,
  path = '/',
  prepare = async (_page: Page): Promise<unknown> => undefined,
): Promise<Page> => {
  const page = await newPage();
  await prepare(page);
  const loaded = page.waitForResponse((response) => response.url().endsWith('/t/extras.js'));
  await page.goto(site.origin + path);
  await (await loaded).finished();
  // It runs once it has come.
  await page.waitForTimeout(100);
  return page;
};

/** Leaves the site, with which all that was observed is sent. */
export const leave = async ({ site }: Visitor, page: Page): Promise<void> => {
  const left = site.events('page_leave').length; // told of a page that was hidden, too
  await page.goto('about:blank');
  await eventually(() => site.events('page_leave')[left]);
};
