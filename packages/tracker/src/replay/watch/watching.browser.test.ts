import { fileURLToPath } from 'node:url';
import { decodeChunk } from '@desirepath/replay-format/decode';
import { FORMAT } from '@desirepath/replay-format/ops';
import { EventType, type eventWithTime, IncrementalSource, MouseInteractions } from '@rrweb/types';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { beforeEach, describe, expect, test } from 'vitest';
import { visitorOf } from '../../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const bundled = await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    write: false,
    minify: false,
    rolldownOptions: {
      input: fileURLToPath(new URL('../../../test/beside-rrweb.ts', import.meta.url)),
      output: { format: 'iife' },
    },
  },
});
if (!('output' in bundled)) throw new Error('The script was not built as one.');
const script = bundled.output[0].code;

const PAGE = `<!doctype html><style id="sheet">p { color: red }</style><body style="height: 3000px">
  <input id="text"><input id="check" type="checkbox"><input id="one" type="radio" name="r" checked><input id="two" type="radio" name="r">
  <select id="select"><option>One</option><option>Three</option></select><textarea id="area"></textarea>
  <div id="box" style="height: 50px; overflow: auto"><div style="height: 500px"></div></div>
  <button id="button">Buy</button><p id="words">Some words</p><x-thing>Thing</x-thing><video id="video"></video>
  <div data-dp-block><input id="blocked"></div><script src="/beside.js"></script>`;

/** Events without their times, those of the tree left out; positions of the pointer one by one, coordinates in whole pixels. */
const plain = (events: eventWithTime[]): unknown[] =>
  events.flatMap(({ type, data }): unknown[] => {
    if (type !== EventType.IncrementalSnapshot || data.source === IncrementalSource.Mutation) return [];
    if ('positions' in data)
      return data.positions.map(({ timeOffset: _, ...place }) => ({ source: data.source, ...place }));
    if (!('x' in data) || data.x === undefined || data.y === undefined) return [data];
    return [{ ...data, x: Math.round(data.x), y: Math.round(data.y) }];
  });

const open = async (): Promise<Page> => {
  const page = await visitor.open();
  await page.waitForTimeout(200);
  await page.evaluate(() => void window.take());
  return page;
};

/** What both tell of what is done. */
const told = async (page: Page, act: () => Promise<unknown>) => {
  await act();
  // rrweb tells of some things half a second later.
  await page.waitForTimeout(1000);
  const { rrweb, chunk } = await page.evaluate(() => window.take());
  const limits = { events: 1000, units: 1_000_000, depth: 100 };
  const decoded = chunk ? decodeChunk({ format: FORMAT, ...JSON.parse(`{${chunk}}`) }, limits) : undefined;
  expect(decoded?.problem).toBeUndefined();
  return { rrweb: plain(rrweb), ours: plain((decoded?.events ?? []) as eventWithTime[]) }; // of rrweb's shape
};

beforeEach(() => {
  site.files.set('/beside.js', { type: 'text/javascript', body: script });
  site.pages.set('/', PAGE);
});

describe('what rrweb tells of is told as rrweb does:', () => {
  const DEEDS: Record<string, (page: Page) => Promise<unknown>> = {
    'where the pointer goes': async ({ mouse }) => {
      await mouse.move(10, 10);
      await mouse.move(200, 120, { steps: 5 });
    },
    'clicks of all kinds': async (page) => {
      await page.click('#button');
      await page.dblclick('#button');
      await page.click('#button', { button: 'right' });
    },
    'fingers and pens': (page) =>
      page.evaluate(() => {
        const button = document.querySelector('#button') as Element;
        const at = { bubbles: true, composed: true, clientX: 5, clientY: 6 };
        for (const pointerType of ['touch', 'pen'])
          for (const type of ['pointerdown', 'pointerup', 'click'])
            button.dispatchEvent(new PointerEvent(type, { ...at, pointerType }));
        const touch = new Touch({ identifier: 1, target: button, clientX: 7, clientY: 8 });
        button.dispatchEvent(new TouchEvent('touchcancel', { bubbles: true, changedTouches: [touch] }));
        button.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerType: 'pen' }));
        button.dispatchEvent(new MouseEvent('click', at));
      }),
    'what is typed and chosen': async (page) => {
      await page.fill('#area', 'Some words');
      await page.locator('#text').pressSequentially('abc');
      await page.click('#check');
      await page.click('#two');
      await page.selectOption('#select', 'Three');
    },
    'what scripts fill in': (page) =>
      page.evaluate(() => {
        const element = <Type>(selector: string) => document.querySelector(selector) as Type;
        element<HTMLInputElement>('#text').value = 'by a script';
        element<HTMLInputElement>('#check').checked = true;
        element<HTMLSelectElement>('#select').selectedIndex = 1;
        element<HTMLTextAreaElement>('#area').value = 'by a script too';
      }),
    'nothing of what is blocked': async (page) => {
      await page.locator('#blocked').pressSequentially('abc');
      await page.locator('#blocked').dispatchEvent('click');
    },
    'how far is scrolled': (page) =>
      page.evaluate(() => {
        window.scrollTo(0, 300);
        document.querySelector('#box')?.scrollTo(0, 70);
      }),
    'how large the window is': (page) => page.setViewportSize({ width: 800, height: 500 }),
    'what is selected': (page) =>
      page.evaluate(() => window.getSelection()?.selectAllChildren(document.querySelector('#words') as Element)),
    'what plays': (page) =>
      page.evaluate(() => Object.assign(document.querySelector('video') as Element, { volume: 0.5, playbackRate: 2 })),
    'rules that come and go': (page) =>
      page.evaluate(() => {
        const { sheet } = document.querySelector('#sheet') as HTMLStyleElement;
        sheet?.insertRule('@media all { i { color: red } }', 1);
        const media = sheet?.cssRules[1] as CSSMediaRule;
        media.insertRule('u { color: red }', 1);
        media.deleteRule(0);
        (media.cssRules[0] as CSSStyleRule).style.setProperty('color', 'green', 'important');
        (media.cssRules[0] as CSSStyleRule).style.removeProperty('color');
        sheet?.deleteRule(0);
        document.body.style.setProperty('color', 'green');
      }),
    'sheets that are adopted, and their rules': (page) =>
      page.evaluate(async () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('a { color: red }');
        document.adoptedStyleSheets = [sheet];
        window.watching.look();
        sheet.insertRule('b { top: 1px }', 1);
        sheet.replaceSync('a { color: blue }');
        await sheet.replace('p { color: red }');
      }),
    'fonts that scripts add': (page) =>
      page.evaluate(() => void document.fonts.add(new FontFace('Fancy', 'url(fancy.woff2)', { weight: '400' }))),
    'elements that are defined late': (page) =>
      page.evaluate(() => customElements.define('x-thing', class extends HTMLElement {})),
  };
  test.each(Object.entries(DEEDS))('%s', async (_, act) => {
    const page = await open();
    const { rrweb, ours } = await told(page, () => act(page));
    // Where the pointer was is told in other pieces, and what scripts fill in in another order.
    const sorted = (events: unknown[]) => events.map((event) => JSON.stringify(sortedKeys(event))).sort();
    expect(sorted(ours)).toEqual(sorted(rrweb));
  });
});

test('what rrweb does not tell of: sheets that are pushed and given up, and no rule that is none', async () => {
  const page = await open();
  const { ours } = await told(page, () =>
    page.evaluate(() => {
      document.adoptedStyleSheets.push(new CSSStyleSheet());
      window.watching.look();
      document.adoptedStyleSheets = [];
      const { sheet } = document.querySelector('#sheet') as HTMLStyleElement;
      try {
        sheet?.insertRule('nonsense');
      } catch {
        // as it must
      }
    }),
  );
  expect(ours).toMatchObject([
    { source: IncrementalSource.AdoptedStyleSheet, styleIds: [1] },
    { source: IncrementalSource.AdoptedStyleSheet, styleIds: [] },
  ]);
});

test('a finger that scrolls is told of from where it touches until it is lifted', async () => {
  const page = await open();
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...y: number[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: y.map((at) => ({ x: 100, y: at })) });
  const { ours } = await told(page, async () => {
    await touch('touchStart', 500);
    for (let y = 480; y > 280; y -= 20) await touch('touchMove', y);
    await touch('touchEnd');
  });
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  const touches = (ours as { source: IncrementalSource; type?: MouseInteractions }[])
    .filter(({ source }) => source === IncrementalSource.MouseInteraction)
    .map(({ type }) => type);
  expect(touches).toEqual([MouseInteractions.TouchStart, MouseInteractions.TouchEnd]);
});

test('once it has stopped nothing is told', async () => {
  const page = await open();
  await page.evaluate(() => window.watching.stop());
  const { rrweb, ours } = await told(page, async () => {
    await page.click('#button');
    await page.evaluate(() =>
      (document.querySelector('#sheet') as HTMLStyleElement).sheet?.insertRule('b { top: 1px }'),
    );
  });
  expect(rrweb).not.toEqual([]);
  expect(ours).toEqual([]);
});

const sortedKeys = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
