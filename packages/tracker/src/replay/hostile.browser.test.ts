import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { eventually } from '../../test/site.ts';
import { visitorOf } from '../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const FULL_SNAPSHOT = 2;

const recorded = () => site.received.flatMap(({ batch }) => batch.replay?.events ?? []);
const text = () => JSON.stringify(recorded());
const hasSnapshot = () => recorded().some(({ type }) => type === FULL_SNAPSHOT);

/** The page still does what it does, and what it does then is recorded. */
const goesOn = async (page: Page) => {
  await page.evaluate(() => {
    const last = document.createElement('p');
    last.textContent = 'and so it goes on';
    document.body.append(last);
  });
  await eventually(() => text().includes('and so it goes on'));
};

beforeEach(() => site.configure({ replay: true }));

test('elements that throw whatever is read of them, or have it named otherwise, harm nobody', async () => {
  const names = [
    'childNodes',
    'firstChild',
    'nextSibling',
    'parentNode',
    'attributes',
    'nodeName',
    'nodeType',
    'shadowRoot',
  ];
  site.pages.set(
    '/',
    `<!doctype html><form>${names.map((name) => `<input name="${name}">`).join('')}</form><div id="trap">Trap</div>
    <p>Behind it</p>%SCRIPT%`,
  );
  const page = await visitor.newPage();
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const trap = document.querySelector('#trap') as Element;
      for (let kind: object | null = trap; kind; kind = Object.getPrototypeOf(kind))
        for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(kind)))
          if (get)
            Object.defineProperty(trap, name, {
              get() {
                throw new Error('a trap');
              },
            });
    });
  });
  await page.goto(site.origin);
  await eventually(hasSnapshot);
  expect(text()).toContain('Behind it');
  await page.evaluate(() => document.querySelector('p')?.before(document.querySelector('#trap') as Element));
  await page.mouse.move(20, 60);
  await page.mouse.click(20, 60);
  await goesOn(page);
});

test('a million changes in one go are told as what has become of them', async () => {
  site.pages.set('/', '<!doctype html><ul></ul>%SCRIPT%');
  const page = await visitor.open();
  await eventually(hasSnapshot);
  await page.evaluate(() => {
    const list = document.querySelector('ul');
    const items = Array.from({ length: 100 }, () => document.createElement('li'));
    for (let change = 0; change < 1_000_000; change++) {
      const item = items[change % 100] as Element;
      if (change % 3 === 0) list?.append(item);
      else if (change % 3 === 1) item.setAttribute('title', `${change}`);
      else item.remove();
    }
    list?.append(...items);
  });
  await goesOn(page);
  // It may have been too much to follow: then the page is written out anew.
  const last = JSON.stringify(recorded().slice(recorded().findLastIndex(({ type }) => type === FULL_SNAPSHOT)));
  expect(last.match(/"tagName":"li"/g)).toHaveLength(100);
  expect(text().length).toBeLessThan(200_000);
});

test('frames that go while they are looked at take nothing with them', async () => {
  site.pages.set('/', '<!doctype html><div id="frames"></div>%SCRIPT%');
  const page = await visitor.open();
  await eventually(hasSnapshot);
  await page.evaluate(async () => {
    const place = document.querySelector('#frames') as Element;
    for (let turn = 0; turn < 20; turn++) {
      const frame = document.createElement('iframe');
      frame.srcdoc = `<input value="${turn}"><style>p { color: red }</style><p>In the frame</p>`;
      place.append(frame);
      await new Promise((resolve) => setTimeout(resolve, turn * 20));
      const inner = frame.contentDocument;
      const style = inner?.querySelector('style');
      const root = inner?.createElement('div').attachShadow({ mode: 'open' });
      frame.remove();
      // Who still has them may still change them.
      style?.sheet?.insertRule('p { color: blue }');
      root?.append('gone');
      inner?.body?.append('gone');
      inner?.querySelector('input')?.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  await goesOn(page);
});

test.each([
  [
    'that throws',
    () => {
      window.MutationObserver = class {
        constructor() {
          throw new Error('no observers here');
        }
      } as never; // it is none
    },
  ],
  [
    'that tells of what never was',
    () => {
      const Native = MutationObserver;
      window.MutationObserver = class extends Native {
        constructor(look: MutationCallback) {
          super((records, observer) => {
            const made = { type: 'childList', target: null, addedNodes: [null, {}], removedNodes: null };
            look([...records, made as never, null as never], observer);
          });
        }
      };
    },
  ],
  [
    'that never tells',
    () => {
      window.MutationObserver = class {
        observe() {}
        disconnect() {}
      } as never; // it is none
    },
  ],
])('a page with a MutationObserver of its own %s works, and its stream can be read', async (_, breakIt) => {
  site.pages.set(
    '/',
    `<!doctype html>%SCRIPT%<button>Buy</button>
    <script>document.querySelector('button').onclick = () => { document.title = 'Bought' }</script>`,
  );
  const page = await visitor.newPage();
  await page.addInitScript(breakIt);
  await page.goto(site.origin);
  await page.waitForTimeout(1500);
  await page.evaluate(() => document.body.append('later'));
  await page.click('button');
  expect(await page.title()).toBe('Bought');
  await page.waitForTimeout(1000);
  await page.goto('about:blank');
  await eventually(() => site.events('page_leave')[0]);
});
