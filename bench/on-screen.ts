import { addDays } from '@desirepath/contract/days';
import { EventType, type eventWithTime, NodeType } from '@rrweb/types';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../e2e/support/browser.ts';
import { recordedTab } from '../e2e/support/recorded.ts';
import { openDashboard } from './dashboard.ts';
import { median } from './measure.ts';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';

const GROUP = 'A heatmap on the screen, out of 10 million events, in Chromium';
const TIMES = 5;

/** The kinds of maps that lie over a page, and a segment. */
const VIEWS: [name: string, search: Record<string, string>][] = [
  ['clicks', {}],
  ['clicks of one browser', { browser: 'Firefox' }],
  ['clicks as dots', { show: 'dots' }],
  ['elements', { show: 'elements' }],
  ['rage clicks', { kind: 'rage' }],
  ['moves', { kind: 'move' }],
  ['scrolling', { kind: 'scroll' }],
  ['attention', { kind: 'attention' }],
  ['engagement', { kind: 'engagement' }],
];

/** How soon a chosen map is drawn over its page, in a dashboard that is open: no answer to it is at hand. */
export async function measureOnScreen(
  url: string,
  owner: Owner,
  { path, from, to }: { path: string; from: string; to: string },
): Promise<Figure[]> {
  await sendSnapshot(url, owner, path);
  const browser = await launchBrowser();
  try {
    const page = await openDashboard(browser, url);
    const address = (search: Record<string, string>) =>
      `/sites/${owner.siteId}/heatmaps?${new URLSearchParams({ path, screen: 'desktop', ...search })}`;
    await page.goto(url + address({ from, to }));
    await page.locator(DRAWN).first().waitFor({ state: 'attached', timeout: 60_000 });
    const figures: Figure[] = [];
    for (const [index, [what, search]] of VIEWS.entries()) {
      const [ms, alone]: [number[], number[]] = [[], []];
      for (let time = 0; time < TIMES; time++) {
        // Other days each time, so that no answer is known already.
        const asked = { ...search, from: addDays(from, index + 1), to: addDays(to, -time) };
        ms.push(await choose(page, address(asked)));
        alone.push(await answer(owner, { path, screen: 'desktop', ...asked }));
      }
      const limit = { what: 'its answer alone', value: median(alone) };
      figures.push({ group: GROUP, what, value: median(ms), unit: 'ms', limit, target: { most: 500 } });
    }
    return figures;
  } finally {
    await browser.close();
  }
}

/** ms that the server takes for what such a view asks. */
async function answer(owner: Owner, { kind = 'click', show, ...asked }: Record<string, string>): Promise<number> {
  const startedAt = performance.now();
  if (kind === 'engagement') await owner.ask('/api/heatmaps/engagement', asked);
  else await owner.ask('/api/heatmaps/query', { ...asked, kind });
  return performance.now() - startedAt;
}

/** What stands once a map is drawn. */
const DRAWN = '[data-painted], circle[data-element], [data-box], [data-testid="heatmap-bands"]';

/**
 * ms from choosing it to the frame after the one in which something of it is drawn: what was not there before, or is not as it was, since
 * what stands already is used again.
 */
const choose = (page: Page, address: string): Promise<number> =>
  page.evaluate(
    async ([address, drawn]) => {
      const isFresh = (element: Element) => !element.hasAttribute('data-before');
      for (const element of document.querySelectorAll<HTMLElement>(drawn)) {
        delete element.dataset.painted; // set again by the next painting
        element.dataset.before = '';
      }
      const changes = new MutationObserver((records) => {
        for (const { target } of records) {
          const within = target instanceof Element ? target : target.parentElement;
          within?.closest('[data-before]')?.removeAttribute('data-before');
        }
      });
      const looked = ['data-painted', 'cx', 'cy', 'r', 'style', 'title'];
      changes.observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: looked });
      const startedAt = performance.now();
      history.pushState(null, '', address);
      const frame = () => new Promise(requestAnimationFrame);
      try {
        do {
          await frame();
          if (performance.now() - startedAt > 30_000) throw new Error(`Nothing is drawn at ${address}`);
        } while (![...document.querySelectorAll(drawn)].some(isFresh));
        await frame();
        return performance.now() - startedAt;
      } finally {
        changes.disconnect();
      }
    },
    [address, DRAWN] as const,
  );

/** The page that `fill.ts` has clicked: each of its sections has a button. */
async function sendSnapshot(url: string, { trackingId }: Owner, path: string): Promise<void> {
  const at = Date.now() - 60_000;
  let id = 1;
  const element = (tagName: string, childNodes: object[], attributes = {}) => ({
    ...{ type: NodeType.Element, id: ++id, tagName, attributes, childNodes },
  });
  const text = (textContent: string) => ({ type: NodeType.Text, id: ++id, textContent });
  const sections = Array.from({ length: 40 }, (_, index) =>
    element('section', [element('a', [text(`Button ${index}`)], { class: 'button' })], { style: 'height: 130px' }),
  );
  const html = element('html', [element('head', []), element('body', [element('main', sections)])]);
  const href = `https://bench.example${path}`;
  await recordedTab(url, trackingId).send({
    seq: 0,
    page_id: crypto.randomUUID(),
    events: [{ type: 'page_view', at, url: href }],
    replay: [
      { type: EventType.Meta, timestamp: at, data: { href, width: 1440, height: 900 } },
      {
        type: EventType.FullSnapshot,
        timestamp: at + 1,
        data: { node: { type: NodeType.Document, id: 1, childNodes: [html] }, initialOffset: { left: 0, top: 0 } },
      } as eventWithTime, // literals this deep do not reach the union of its nodes
    ],
  });
}
