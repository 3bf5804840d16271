import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

/** A page of which something is missing or broken, and that it works: its own script answers a click. */
const openBroken = async (breakIt: () => void): Promise<Page> => {
  site.configure({ replay: true });
  site.pages.set(
    '/',
    `<!doctype html><title>Broken</title>%SCRIPT%<button>Buy</button>
    <script>document.querySelector('button').onclick = () => { history.pushState({}, '', '/bought'); document.title = 'Bought' }</script>`,
  );
  const page = await visitor.newPage();
  await page.addInitScript(breakIt);
  await page.goto(site.origin);
  await page.click('button');
  await page.evaluate(() => window.desirepath?.track('x'));
  expect(await page.title()).toBe('Bought');
  await page.waitForTimeout(700);
  return page;
};

const isMeasured = async (page: Page) => {
  await page.goto('about:blank');
  await eventually(() => site.events('custom')[0]);
};

test('a browser from before all that can be done without is measured', async () => {
  const page = await openBroken(() => {
    for (const name of ['CompressionStream', 'requestIdleCallback', 'cancelIdleCallback', 'structuredClone']) {
      Reflect.deleteProperty(window, name);
    }
    Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
    Reflect.deleteProperty(AbortSignal, 'timeout');
    Reflect.deleteProperty(String.prototype, 'toWellFormed');
    const { fetch } = window;
    window.fetch = (input, init) => {
      if (init?.keepalive) throw new TypeError('keepalive is not known');
      return fetch(input, init);
    };
  });
  await isMeasured(page);
});

test.each([
  ['without numbers of chance', () => Reflect.deleteProperty(Crypto.prototype, 'getRandomValues')],
  ['without ways to end listeners', () => Reflect.deleteProperty(window, 'AbortController')],
  ['without addresses', () => Reflect.deleteProperty(window, 'URL')],
])('a browser %s is left alone', async (_what, breakIt) => {
  await openBroken(breakIt as () => void);
});

test('where `fetch` never answers the page works, and what it did arrives', async () => {
  const page = await openBroken(() => {
    window.fetch = () => new Promise(() => {});
  });
  await page.waitForTimeout(5500);
  await page.evaluate(() => window.desirepath?.track('later'));
  await page.goto('about:blank');
  await eventually(() => site.events('custom').some(({ name }) => name === 'later'));
});

test('where `fetch` is frozen, gone or throws, what happens arrives by beacon', async () => {
  const page = await openBroken(() => {
    Object.defineProperty(window, 'fetch', { value: undefined, writable: false, configurable: false });
    Object.freeze(History.prototype);
  });
  await isMeasured(page);
});

test('where the beacon is gone too, it arrives with the next page', async () => {
  const page = await openBroken(() => {
    Reflect.deleteProperty(Navigator.prototype, 'sendBeacon');
  });
  await page.goto(`${site.origin}/two`);
  await eventually(() => site.events('custom')[0]);
});

test('a policy without us keeps the script out, or what it would send, and nothing else', async () => {
  for (const policy of ["script-src 'unsafe-inline'", "connect-src 'none'"]) {
    site.policies.set('/', policy);
    const page = await openBroken(() => {});
    await page.goto('about:blank'); // it tries once more as it ends
    expect(site.received).toEqual([]);
    // What the browser itself writes of it.
    expect(visitor.complaints.filter((text) => !/Content Security Policy/i.test(text))).toEqual([]);
    visitor.complaints.length = 0;
  }
});

test('in a frame that may store nothing and belongs to nobody, the page works', async () => {
  site.policies.set('/', 'sandbox allow-scripts');
  await openBroken(() => {});
  visitor.complaints.length = 0;
});
