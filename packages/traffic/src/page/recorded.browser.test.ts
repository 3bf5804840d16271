/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { eventWithTime, fullSnapshotEvent } from '@rrweb/types';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../chromium.ts';
import { fillBag, serveShop } from '../../shop.testing.ts';
import type { Visit } from '../visit.ts';
import { makeVisits } from '../visits.ts';
import { LAYOUT } from './layout.ts';
import { parsePage } from './parse.ts';

const packaged = (name: string, script: string) =>
  readFileSync(
    createRequire(import.meta.url)
      .resolve(name)
      .replace(/dist\/[^/]+$/, script),
    'utf8',
  );
const RECORDER = packaged('@rrweb/record', 'umd/record.min.js');
const PLAYER = packaged('rrweb', 'umd/rrweb.min.js');

const TO = Date.UTC(2026, 10, 22, 19, 30);
let browser: Browser;
let shop: Awaited<ReturnType<typeof serveShop>>;

beforeAll(async () => {
  [browser, shop] = await Promise.all([launchChromium(), serveShop()]);
});
afterAll(async () => {
  await browser.close();
  shop.close();
});

const withPage = async <Result>(viewport: { width: number; height: number }, use: (page: Page) => Promise<Result>) => {
  const page = await browser.newPage({ viewport });
  try {
    return await use(page);
  } finally {
    await page.close();
  }
};

test.each([
  '/demo/',
  '/demo/category/tableware/',
  '/demo/products/harbour-teapot/',
  '/demo/journal/a-week-at-the-kiln/',
])("%s is written down as rrweb's recorder does it", async (path) => {
  const recorded = await withPage({ width: 1440, height: 900 }, async (page) => {
    await page.goto(shop.origin + path);
    // The tracker's options: see its recorder.
    return page.evaluate<eventWithTime[]>(`(() => { ${RECORDER}
      const events = [];
      rrwebRecord.record({ emit: (event) => events.push(event), slimDOMOptions: true });
      return JSON.parse(JSON.stringify(events));
    })()`);
  });
  const full = recorded.find((event): event is fullSnapshotEvent & { timestamp: number } => event.type === 2);
  const { snapshot } = parsePage(path, shop.origin);
  expect(withoutRules(snapshot)).toEqual(withoutRules(full?.data.node));
});

test('a selector finds the element that was measured, or the control around it', async () => {
  await withPage({ width: 1440, height: 900 }, async (page) => {
    await fillBag(page);
    for (const [path, { elements }] of Object.entries(LAYOUT.pages)) {
      await page.goto(shop.origin + path);
      // By its number, not by its place: that depends on the fonts of a machine.
      const wrong = await page.evaluate<string[]>(`(() => { ${RECORDER}
        rrwebRecord.record({ emit() {}, slimDOMOptions: true });
        return ${JSON.stringify(elements)}.filter(({ node, selector }) => {
          const found = document.querySelectorAll(selector);
          return found.length !== 1 || !found[0].contains(rrwebRecord.record.mirror.getNode(node));
        }).map(({ selector }) => selector);
      })()`);
      expect(wrong, path).toEqual([]);
    }
  });
});

test('a wider window moves the page sideways and changes nothing else', async () => {
  const boxAt = (width: number) =>
    withPage({ width, height: 900 }, async (page) => {
      await page.goto(`${shop.origin}/demo/products/tidal-mug/`);
      return page.locator('#add-to-bag').boundingBox();
    });
  const [narrow, measured, wide] = [await boxAt(1280), await boxAt(1440), await boxAt(1920)];
  expect(narrow).toEqual({ ...measured, x: (measured?.x ?? 0) - 80 });
  expect(wide).toEqual({ ...measured, x: (measured?.x ?? 0) + 240 });
});

test('recorded visits of every device play from beginning to end, and every event finds its node', async () => {
  const visits = [
    ...makeVisits({ seed: 'play', from: TO - 1e9, to: TO, visits: 60, replayShare: 1, origin: shop.origin }),
  ];
  const chosen = [...visits.filter(buys).slice(0, 2), ...visits.slice(0, 4)];
  for (const visit of chosen) {
    const events = visit.batches.flatMap(({ batch }) => batch.replay?.events ?? []);
    const { warnings, title } = await play(events);
    expect(warnings).toEqual([]);
    const last = visit.batches.flatMap(({ batch }) => batch.events).findLast(({ type }) => type === 'page_view');
    expect(title).toBe(last?.title);
  }
});

test('in the replay the pointer is on what is clicked, and what was bought is in the bag', async () => {
  const visits = makeVisits({ seed: 'bag', from: TO - 1e9, to: TO, visits: 150, replayShare: 1, origin: shop.origin });
  const visit = [...visits].find((one) => one.user_agent.includes('Windows') && buys(one));
  const events = visit?.batches.flatMap(({ batch }) => batch.replay?.events ?? []) ?? [];
  const tracked = visit?.batches.flatMap(({ batch }) => batch.events) ?? [];
  const added = tracked.find(({ name }) => name === 'add_to_cart');
  const checkout = tracked.find(({ name }) => name === 'begin_checkout');
  const clicks = tracked.filter(({ type, element }) => type === 'click' && element === '#to-checkout');
  await withPage({ width: 1920, height: 1080 }, async (page) => {
    await openPlayer(page, events);
    const at = (clicks[0]?.at ?? 0) - (events[0]?.timestamp ?? 0);
    const seen = await page.evaluate(`(() => {
      replayer.pause(${at});
      const frame = document.querySelector('iframe').contentDocument;
      const mouse = document.querySelector('.replayer-mouse');
      const [x, y] = [parseFloat(mouse.style.left), parseFloat(mouse.style.top)];
      const button = frame.querySelector('#to-checkout').getBoundingClientRect();
      return {
        isOn: x >= button.left && x <= button.right && y >= button.top && y <= button.bottom,
        rows: [...frame.querySelectorAll('[data-row]:not([hidden])')].map((row) => row.dataset.row),
        total: frame.querySelector('[data-total="total"]').textContent,
      };
    })()`);
    expect(seen).toEqual({ isOn: true, rows: [added?.props?.product], total: `$${checkout?.props?.value}` });
  });
});

const buys = ({ batches }: Visit) => batches.some(({ batch }) => batch.events.some(({ name }) => name === 'purchase'));

async function openPlayer(page: Page, events: unknown[]): Promise<void> {
  await page.setContent('<!doctype html><body></body>');
  await page.evaluate(
    `${PLAYER}; globalThis.replayer = new rrweb.Replayer(${JSON.stringify(events)}, { showWarning: true });`,
  );
}

/** Plays to the last event: what the player complained about, and the title of the page it ended on. */
const play = (events: unknown[]) =>
  withPage({ width: 1920, height: 1080 }, async (page) => {
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning' || message.type() === 'error') warnings.push(message.text());
    });
    page.on('pageerror', (error) => warnings.push(error.message));
    await openPlayer(page, events);
    const title = await page.evaluate(`(() => {
      replayer.pause(replayer.getMetaData().totalTime);
      return document.querySelector('iframe').contentDocument.title;
    })()`);
    return { warnings, title };
  });

/** A snapshot without the text of style sheets, which the recorder takes from the browser's own understanding of them. */
const withoutRules = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(node), (key, value) => (key === '_cssText' ? 'rules' : value));
