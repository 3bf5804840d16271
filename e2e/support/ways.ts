import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** How a person comes to a page of the dashboard: by what is clicked one after the other, whatever its language. */
export interface Way {
  name: string;
  clicks: readonly string[];
}

/** Every page of a site and of the account, by the dashboard's own navigation, in an order in which each begins where the one before ended. */
export function waysOf(site: number): readonly Way[] {
  const at = `/sites/${site}`;
  const view = (name: string) => `nav a[href^="${at}/${name}"]`;
  const inside = (path: string) => `main a[href^="${at}/${path}"]:not([href*="/new"])`;
  const making = (path: string) => `main a[href^="${at}/${path}"]`;
  const change = 'main a[href*="/edit"]';
  const menu = 'header > :last-child button[aria-haspopup="menu"]';
  const item = (path: string) => `[role="menu"] a[href^="${path}"]`;
  return [
    { name: 'overview', clicks: [view('overview')] },
    { name: 'live', clicks: [view('live')] },
    { name: 'recordings', clicks: [view('recordings')] },
    { name: 'recording', clicks: [view('recordings'), inside('recordings/')] },
    { name: 'heatmaps', clicks: [view('heatmaps')] },
    { name: 'boards', clicks: [view('boards')] },
    { name: 'board', clicks: [view('boards'), inside('boards/')] },
    { name: 'funnels', clicks: [view('funnels')] },
    { name: 'funnel', clicks: [view('funnels'), inside('funnels/')] },
    { name: 'funnel-change', clicks: [view('funnels'), inside('funnels/'), change] },
    { name: 'funnel-new', clicks: [view('funnels'), making('funnels/new')] },
    { name: 'paths', clicks: [view('paths')] },
    { name: 'visitors', clicks: [view('visitors')] },
    { name: 'visitor', clicks: [view('visitors'), inside('visitors/')] },
    { name: 'forms', clicks: [view('forms')] },
    { name: 'form', clicks: [view('forms'), inside('forms/')] },
    { name: 'surveys', clicks: [view('surveys')] },
    { name: 'survey', clicks: [view('surveys'), inside('surveys/')] },
    { name: 'survey-change', clicks: [view('surveys'), inside('surveys/'), change] },
    { name: 'survey-new', clicks: [view('surveys'), making('surveys/new')] },
    { name: 'feedback', clicks: [view('feedback')] },
    { name: 'retention', clicks: [view('retention')] },
    { name: 'events', clicks: [view('events')] },
    { name: 'alerts', clicks: [view('alerts')] },
    { name: 'alert-new', clicks: [view('alerts'), making('alerts/new')] },
    { name: 'settings', clicks: [view('settings')] },
    { name: 'install', clicks: [view('settings'), making('install')] },
    { name: 'privacy', clicks: [view('settings'), making('privacy')] },
    { name: 'webhooks', clicks: [view('settings'), making('webhooks')] },
    { name: 'import', clicks: [view('settings'), making('settings/import')] },
    { name: 'account', clicks: [menu, item('/account')] },
    { name: 'members', clicks: [menu, item('/teams')] },
    { name: 'keys', clicks: ['main nav a[href$="/keys"]'] },
    { name: 'audit', clicks: ['main nav a[href$="/audit"]'] },
    { name: 'status', clicks: [menu, item('/status')] },
    { name: 'jobs', clicks: [menu, item('/jobs')] },
    { name: 'site-new', clicks: ['header a[href="/sites"]', 'main a[href="/sites/new"]'] },
    { name: 'sites', clicks: ['header a[href="/sites"]'] },
  ];
}

/** Goes there by clicking; resolves once the page stands and nothing of it is still on its way. */
export async function follow(page: Page, { clicks }: Way): Promise<void> {
  for (const selector of clicks) {
    const link = page.locator(selector).filter({ visible: true }).first();
    await (selector.includes('aria-haspopup') ? link.click() : goBy(page, link));
  }
}

/**
 * Clicks what leads to another page; resolves once that stands. The address changes before: what is clicked then is still of the
 * page that is left.
 */
export async function goBy(page: Page, link: Locator): Promise<void> {
  await link.evaluate((element) => {
    // What leads to where one is already, or to another part of the same page, leaves the title as it is.
    const stays = element instanceof HTMLAnchorElement && element.pathname === location.pathname;
    if (stays || element.closest('main nav')) return;
    for (const title of document.querySelectorAll('h1')) title.dataset.left = '';
  });
  await link.click().catch(async (cause: unknown) => {
    throw new Error(`${link} could not be clicked: the page ${await stateOf(page)}`, { cause });
  });
  await settled(page).catch(async (cause: unknown) => {
    throw new Error(`${link} led to ${page.url()}, which shows: ${await page.locator('body').innerText()}`, { cause });
  });
}

/** What keeps a click from coming through, which waits for two frames that are alike. */
const stateOf = (page: Page): Promise<string> =>
  Promise.race([
    page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          requestAnimationFrame(() => resolve('draws frames'));
          setTimeout(() => resolve(`is ${document.visibilityState} and draws no frames`), 5_000);
        }),
    ),
    sleep(10_000, 'does not answer'),
  ]);

/** A page with a title of its own, of which nothing is loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1:not([data-left])').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.animate-pulse, [aria-busy="true"]') === null);
}
