import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually, TRACKING_ID } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const stored = (page: Page) => page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }));

/** Whether a page, left after a moment, has sent anything, as `isSo` says. */
const isMeasured = async (isSo: boolean, path = '/', prepare = async (_page: Page): Promise<unknown> => undefined) => {
  const page = await visitor.newPage();
  await prepare(page);
  await page.goto(site.origin + path);
  await page.waitForTimeout(100);
  await page.goto('about:blank');
  if (isSo) await eventually(() => site.received[0]);
  else await page.waitForTimeout(300);
  return site.received.length > 0;
};

test('stop leaves no trace in the page', async () => {
  const page = await visitor.newPage();
  site.configure({ replay: true });
  await page.addInitScript(() => {
    const living = new Set<string>();
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const ids = new WeakMap<object, number>();
    let last = 0;
    const nameOf = (target: unknown, type: string, handle: object | null) => {
      if (!handle) return '';
      if (!ids.has(handle)) ids.set(handle, ++last);
      return `${Object.prototype.toString.call(target)} ${type} ${ids.get(handle)}`;
    };
    EventTarget.prototype.addEventListener = function (type, handle, options) {
      const name = nameOf(this ?? window, type, handle);
      const signal = typeof options === 'object' ? options.signal : undefined;
      // Listeners between our own parts are no matter of the page.
      if (this === undefined || this instanceof Node || this === window) living.add(name);
      if (signal) addEventListener.call(signal, 'abort', () => living.delete(name));
      addEventListener.call(this ?? window, type, handle, options);
    };
    EventTarget.prototype.removeEventListener = function (type, handle, options) {
      living.delete(nameOf(this ?? window, type, handle));
      removeEventListener.call(this ?? window, type, handle, options);
    };
    const functions = () => {
      const found = new Map<string, unknown>();
      const note = (of: string, owner: object) => {
        for (const [name, { value, get, set }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
          for (const [i, part] of [value, get, set].entries()) found.set(`${of}.${name}.${i}`, part);
        }
      };
      for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(window))) {
        if (typeof value === 'function' && value.prototype) note(name, value.prototype);
      }
      note('document', document);
      return found;
    };
    const before = functions();
    const globals = Object.keys(window);
    Object.assign(window, {
      traces: () => ({
        listeners: [...living],
        patched: [...functions()].filter(([name, value]) => before.get(name) !== value).map(([name]) => name),
        globals: Object.keys(window).filter((name) => !globals.includes(name)),
        scripts: document.scripts.length,
        marks: document.documentElement.outerHTML.match(/rr[_-]/g)?.length ?? 0,
      }),
    });
  });
  const traces = () =>
    page.evaluate(() =>
      (window as unknown as { traces(): { listeners: string[]; patched: string[]; globals: string[] } }).traces(),
    );
  await page.goto(site.origin);
  await eventually(() => site.received.some(({ batch }) => batch.replay));
  const running = await traces();
  expect(running.listeners.length).toBeGreaterThan(10);
  expect(running.patched.length).toBeGreaterThan(1);
  await page.evaluate(() => window.desirepath?.stop());
  const { globals, ...left } = await traces();
  expect(left).toEqual({ listeners: [], patched: [], scripts: 1, marks: 0 });
  expect(globals.filter((name) => name !== 'traces')).toEqual(['desirepath']);
  const sent = site.received.length;
  await page.evaluate(() => {
    history.pushState({}, '', '/elsewhere');
    window.desirepath?.track('after');
  });
  await page.mouse.click(5, 5);
  await page.waitForTimeout(2500); // longer than a batch waits
  expect(site.received.length - sent).toBeLessThanOrEqual(1);
  expect(site.events('custom')).toEqual([]);
}, 30_000);

test('what goes wrong inside never reaches the page', async () => {
  const page = await visitor.newPage();
  await page.addInitScript(() => {
    Element.prototype.closest = () => {
      throw new Error('broken closest');
    };
    Document.prototype.querySelectorAll = () => {
      throw new Error('broken querySelectorAll');
    };
  });
  await page.goto(site.origin);
  await page.mouse.click(50, 50);
  await page.evaluate(() => {
    const circle: Record<string, unknown> = {};
    circle.circle = circle;
    const call = window.desirepath as unknown as Record<string, (...given: unknown[]) => void>;
    for (const odd of [undefined, null, 7, '', Symbol('odd'), circle, 10n, () => {}]) {
      for (const name of ['track', 'identify', 'page', 'consent', 'optIn'])
        call[name]?.(odd, { circle, big: 10n }, odd);
    }
  });
  await page.evaluate(() => history.pushState({}, '', '/next'));
  await page.goto('about:blank');
  await eventually(() => site.events('page_view').some(({ url }) => url.endsWith('/next')));
});

test('a page whose storage is blocked works, and is measured', async () => {
  const page = await visitor.newPage();
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    }
  });
  await page.goto(site.origin);
  await page.mouse.click(50, 50);
  await page.goto('about:blank');
  await eventually(() => site.events('click')[0]);
});

test('a full storage loses nothing but the copy', async () => {
  const page = await visitor.newPage();
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(site.origin);
  await page.goto('about:blank');
  await eventually(() => site.events('page_view')[0]);
});

test('a second copy of the script does nothing', async () => {
  site.pages.set('/', '<!doctype html><body>%SCRIPT%<script src="/t/core.js"></script>');
  const page = await visitor.open();
  await page.mouse.click(50, 50);
  await page.goto('about:blank');
  await eventually(() => site.events('click')[0]);
  expect(site.events('page_view')).toHaveLength(1);
  expect(site.events('click')).toHaveLength(1);
});

test.each([
  ['doNotTrack', '1'],
  ['globalPrivacyControl', true],
])('a browser with %s is not measured, unless the site says otherwise', async (name, value) => {
  const wish = (page: Page) =>
    page.addInitScript((given) => Object.defineProperty(Navigator.prototype, given[0], { get: () => given[1] }), [
      name,
      value,
    ] as [string, unknown]);
  expect(await isMeasured(false, '/', wish)).toBe(false);
  site.configure({}, 'data-respect-dnt="false"');
  expect(await isMeasured(true, '/', wish)).toBe(true);
});

test('without consent nothing is sent and nothing stored; with it the page is measured, also on the next visit', async () => {
  site.configure({ require_consent: true });
  const page = await visitor.open();
  await page.mouse.click(50, 50);
  expect(await stored(page)).toEqual([]);
  await page.goto(`${site.origin}/two`);
  expect(site.received).toEqual([]);
  await page.evaluate(() => window.desirepath?.consent(true));
  await page.goto(`${site.origin}/three`);
  await page.goto('about:blank');
  await eventually(() => site.events('page_view').length === 2);
  expect(site.events('page_view').map(({ title }) => title)).toEqual(['/two', '/three']);
});

test('a consent taken back ends the measuring and takes back what was kept', async () => {
  site.configure({ require_consent: true });
  const page = await visitor.open();
  await page.evaluate(() => window.desirepath?.consent(true));
  await page.evaluate(() => window.desirepath?.track('unsent'));
  await page.evaluate(() => window.desirepath?.consent(false));
  expect(await stored(page)).toEqual(['desirepath.consent']);
  await page.reload();
  await page.goto('about:blank');
  await page.waitForTimeout(300);
  expect(site.received).toEqual([]);
});

test('an opt-out is remembered, and can be taken back', async () => {
  const page = await visitor.open();
  await page.evaluate(() => window.desirepath?.optOut());
  expect(await stored(page)).toEqual(['desirepath.optout']);
  await page.goto(`${site.origin}/two`);
  await page.mouse.click(50, 50);
  await page.evaluate(() => window.desirepath?.optIn());
  await page.goto('about:blank');
  await eventually(() => site.events('page_view')[0]);
  expect(site.events().map(({ type }) => type)).not.toContain('click');
  expect(site.events('page_view')).toHaveLength(1);
});

test('a cookieless site stores nothing, and names neither visitor nor session', async () => {
  site.configure({ cookieless: true, replay: true });
  const page = await visitor.open();
  await page.mouse.click(50, 50);
  await eventually(() => site.received.some(({ batch }) => batch.replay));
  await page.evaluate(() => window.desirepath?.track('x'));
  expect(await stored(page)).toEqual([]);
  expect(await visitor.context().cookies()).toEqual([]);
  await page.goto(`${site.origin}/two`);
  expect(await stored(page)).toEqual([]);
  await page.goto('about:blank');
  await eventually(() => site.events('page_view').length === 2);
  expect(site.received.some(({ batch }) => batch.replay)).toBe(true);
  for (const { batch } of site.received) expect(Object.keys(batch)).not.toContain('session_id');
});

test.each([
  ['data-domain="elsewhere.org"', false],
  ['data-domain="127.0.0.1"', true],
  ['data-website-id="11111111-1111-4111-8111-111111111111"', false],
  [`data-website-id="${TRACKING_ID}"`, true],
  ['data-sample-rate="0"', false],
  ['data-sample-rate="1"', true],
  ['data-sample-rate="most"', false],
  ['data-sample-rate="-1"', false],
  ['data-transport="pigeon"', false],
  ['data-transport="http"', true],
  ['data-api-url="https://[not"', false],
  ['data-replay="perhaps"', false],
])('with %s a page is measured: %s', async (attributes, isSo) => {
  site.configure({}, attributes);
  expect(await isMeasured(isSo)).toBe(isSo);
});

test('a script without the settings of a site measures nothing', async () => {
  site.pages.set('/', `<!doctype html><script src="/t/without-settings.js" data-website-id="${TRACKING_ID}"></script>`);
  expect(await isMeasured(false)).toBe(false);
});

test('a script that another one runs knows its tag by the attribute', async () => {
  site.pages.set(
    '/',
    `<!doctype html><script type="text/plain" data-website-id="${TRACKING_ID}" src="/t/core.js"></script>
    <script>fetch('/t/core.js').then((answer) => answer.text()).then((code) => setTimeout(code))</script>`,
  );
  const page = await visitor.open();
  await page.waitForFunction(() => 'desirepath' in window);
  await page.goto('about:blank');
  await eventually(() => site.events('page_view')[0]);
});

test('what is wrong is told to a developer who asks, and to nobody else', async () => {
  site.configure({ domain: 'elsewhere.org' });
  await visitor.open();
  site.configure({}, 'data-debug data-disable-console');
  await visitor.open();
  expect(visitor.complaints).toEqual([]);
  site.configure({}, 'data-debug');
  await visitor.open();
  for (const wrong of ['data-website-id="mine"', 'data-transport="pigeon"', 'data-api-url="https://[not"']) {
    site.configure({ domain: '127.0.0.1' }, `data-debug ${wrong}`);
    const before = visitor.complaints.length;
    await visitor.open();
    expect(visitor.complaints).toHaveLength(before + 1);
  }
  const told = visitor.complaints.splice(0);
  expect(told[0]).toBe('[desirepath] not measured');
  expect(told[1]).toContain('website-id');
  expect(told[2]).toContain('transport');
});
