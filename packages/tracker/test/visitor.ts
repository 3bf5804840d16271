import { type ChromiumOptions, launchChromium } from '@desirepath/traffic/chromium';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { eventually, startSite } from './site.ts';

/** What pages have asked the server and not heard of yet. */
const underWay = new WeakMap<Page, Set<Request>>();

const noteRequests = (page: Page): void => {
  const unanswered = new Set<Request>();
  underWay.set(page, unanswered);
  page.on('request', (request) => request.url().includes('/api/') && unanswered.add(request));
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(end as 'requestfinished', (request) => unanswered.delete(request)); // both tell of a request
};

/**
 * Waits until a page has seen the answers to all that the server has of it: when a test turns the page's own clock far ahead,
 * requests under way would be given up.
 */
export const allAnswered = async (page: Page): Promise<void> => {
  await eventually(() => underWay.get(page)?.size === 0);
  await page.evaluate(() => {});
};

/**
 * A site and a browser, see {@link launchChromium}, for the tests of one file. Batches leave after a second, not five, unless it is about when they
 * do. After each test: nothing that the contract does not take has been sent,
 * and nothing was thrown or written into a page.
 */
export const visitorOf = async ({ isHasty = true, ...options }: ChromiumOptions & { isHasty?: boolean } = {}) => {
  const site = await startSite(isHasty);
  const browser = await launchChromium(options);
  let context: BrowserContext;
  /** What pages threw, and what they wrote to the console. */
  const complaints: string[] = [];

  beforeEach(async () => {
    site.reset();
    complaints.length = 0;
    context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  });
  afterEach(async () => {
    await context.close();
    expect(site.refused).toEqual([]);
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const newPage = async (): Promise<Page> => {
    const page = await context.newPage();
    noteRequests(page);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // The browser's own: broken requests and sockets, which some tests make on purpose, and advice on forms.
      if (!/^(Failed to load resource|WebSocket connection|\[DOM\])/.test(message.text()))
        complaints.push(message.text());
    });
    return page;
  };
  const open = async (path = '/'): Promise<Page> => {
    const page = await newPage();
    await page.goto(site.origin + path);
    return page;
  };
  return { site, complaints, context: () => context, newPage, open };
};
