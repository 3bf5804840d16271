import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { allAnswered, visitorOf } from '../test/visitor.ts';
import { elapse, goBackWithin, leave, openStill, openWhole, scrolledTo } from '../test/whole.ts';

const visitor = await visitorOf({ hasBackForwardCache: true });
const { site, open, newPage } = visitor;

/** Back to a page that may come from the back/forward cache, which tells of no load. */
const goBack = async (page: Page, path: string) => {
  await page.evaluate(() => history.back());
  await page.waitForURL(site.origin + path, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.readyState === 'complete');
};

const goTo = (page: Page, path: string) => page.goto(site.origin + path);

test('back at once is a U-turn, told with the path that was left and the time there', async () => {
  const page = await open('/list');
  await goTo(page, '/item?secret=1');
  await page.waitForTimeout(600);
  await goBack(page, '/list');
  await leave(visitor, page);
  const [turn] = await eventually(() => site.events('u_turn').length > 0 && site.events('u_turn'));
  expect(turn).toMatchObject({ name: '/item', url: `${site.origin}/list` });
  expect(turn?.value).toBeGreaterThan(500);
  expect(turn?.value).toBeLessThan(10_000);
});

test('so it is within a single-page app, also where nothing may be stored', async () => {
  site.configure({ cookieless: true });
  const page = await openStill(visitor, '/list');
  await page.evaluate(() => history.pushState({}, '', '/item'));
  await elapse(page, 600);
  await goBackWithin(page);
  await leave(visitor, page);
  expect(site.events('u_turn')).toMatchObject([{ name: '/item' }]);
});

test.each([
  ['on to a third page', ['/item', '/other']],
  ['the same page again', ['/item', '/item', '/item']],
])('%s is no U-turn', async (_, paths) => {
  const page = await open('/list');
  for (const path of paths) {
    await page.waitForTimeout(400);
    await goTo(page, path);
  }
  await leave(visitor, page);
  expect(site.events('u_turn')).toEqual([]);
});

test('a redirection to and fro, and a return after long, are no U-turns', async () => {
  const page = await newPage();
  await page.clock.install();
  await goTo(page, '/list');
  await page.evaluate(() => {
    history.pushState({}, '', '/guarded');
    history.replaceState({}, '', '/list');
    history.pushState({}, '', '/item');
  });
  await page.clock.runFor(11_000);
  await page.evaluate(() => history.pushState({}, '', '/list'));
  await leave(visitor, page);
  expect(site.events('u_turn')).toEqual([]);
});

test('fragments are pages where the site says so', async () => {
  site.configure({ hash_routing: true });
  const page = await open('/app#/inbox');
  const goTo = (hash: string) =>
    page.evaluate(
      (given) =>
        new Promise<void>((resolve) => {
          addEventListener('hashchange', () => resolve(), { once: true });
          location.hash = given;
        }),
      hash,
    );
  await goTo('/outbox');
  await goTo('top');
  await goBackWithin(page);
  await leave(visitor, page);
  expect(site.events('page_view').map(({ url }) => url.replace(site.origin, ''))).toEqual([
    '/app#/inbox',
    '/app#/outbox',
    '/app',
    '/app#/outbox',
  ]);
});

test('what an app makes of a navigation itself is a page view, once', async () => {
  site.pages.set('/', '<!doctype html><title>App</title><a href="/link">Link</a>%SCRIPT%');
  const page = await open();
  await page.evaluate(() => {
    window.navigation.addEventListener('navigate', (event) => {
      if (!event.canIntercept) return;
      event.intercept({
        async handler() {
          document.title = location.pathname;
        },
      });
    });
  });
  await page.evaluate(() => void window.navigation.navigate('/called'));
  await page.waitForFunction(() => document.title === '/called');
  await page.click('a');
  await page.waitForFunction(() => document.title === '/link');
  await page.evaluate(() => history.pushState({}, '', '/pushed'));
  await page.waitForFunction(() => document.title === '/pushed');
  await page.evaluate(() => void window.navigation.back());
  await page.waitForFunction(() => document.title === '/link');
  await page.evaluate(() => void window.navigation.navigate('/link#top'));
  await leave(visitor, page);
  expect(site.events('page_view').map(({ url }) => url.replace(site.origin, ''))).toEqual([
    '/',
    '/called',
    '/link',
    '/pushed',
    '/link',
  ]);
});

test('a browser without such navigations tells of the other ones', async () => {
  const page = await newPage();
  await page.addInitScript(() => Reflect.deleteProperty(window, 'navigation'));
  await goTo(page, '/list');
  await page.evaluate(() => history.pushState({}, '', '/item'));
  await leave(visitor, page);
  expect(site.events('page_view').map(({ url }) => url.replace(site.origin, ''))).toEqual(['/list', '/item']);
});

test('a page that the server does not have is told as not found', async () => {
  const page = await openWhole(visitor, '/gone', (opened) =>
    opened.route('**/gone', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, status: 404 });
    }),
  );
  await leave(visitor, page);
  expect(site.events('not_found')).toMatchObject([{ value: 404, url: `${site.origin}/gone` }]);
});

test.each([
  ['a meta element', '<meta name="dp-status" content="410">'],
  ['a mark', '<main data-dp-status="410">Nothing here</main>'],
])('a page says by %s that it is not there', async (_, mark) => {
  site.pages.set('/', `<!doctype html>${mark}%SCRIPT%`);
  const page = await openStill(visitor);
  await elapse(page, 600);
  await leave(visitor, page);
  expect(site.events('not_found')).toMatchObject([{ value: 410 }]);
});

test('so does a single-page app; a page that is there, and other marks, are none', async () => {
  site.pages.set('/', '<!doctype html><main data-dp-status="200"></main>%SCRIPT%');
  const page = await openStill(visitor);
  await page.evaluate(() => {
    history.pushState({}, '', '/nowhere');
    document.querySelector('main')?.setAttribute('data-dp-status', '404');
  });
  await elapse(page, 700);
  await leave(visitor, page);
  expect(site.events('not_found')).toMatchObject([{ value: 404, url: `${site.origin}/nowhere` }]);
});

test('scroll depth is told in px too', async () => {
  site.pages.set('/', '<!doctype html><style>body { margin: 0; height: 2800px }</style>%SCRIPT%');
  const page = await open();
  await scrolledTo(page, 700);
  await leave(visitor, page);
  expect(site.events('scroll')).toMatchObject([{ value: 50, y: 1400 }]);
});

test('attention is the time that each twentieth of the document was in the window', async () => {
  site.pages.set('/', '<!doctype html><style>body { margin: 0; height: 2800px }</style>%SCRIPT%');
  const page = await openStill(visitor);
  await elapse(page, 14_000);
  await scrolledTo(page, 2100);
  await elapse(page, 14_000);
  await page.goto('about:blank');
  const [told] = await eventually(() => site.events('attention').length > 0 && site.events('attention'));
  const ts = told?.ts ?? [];
  expect(ts).toHaveLength(20);
  // The upper and the lower quarter: the one until it was scrolled away from and that was seen, the other from then on.
  for (const i of [0, 4]) expect(ts[i]).toBeGreaterThan(14_000);
  for (const i of [15, 19]) {
    expect(ts[i]).toBeGreaterThan(13_000);
    expect(ts[i]).toBeLessThan(14_001);
  }
  expect(ts.slice(5, 15)).toEqual(new Array(10).fill(0));
  expect(told?.value).toBeGreaterThanOrEqual(28_000);
});

test('a machine asleep adds next to nothing to the time on its page', async () => {
  const page = await openStill(visitor);
  await elapse(page, 6000);
  await page.clock.fastForward('10:00');
  await elapse(page, 6000);
  await leave(visitor, page);
  const [left] = await eventually(() => site.events('page_leave').length > 0 && site.events('page_leave'));
  expect(left?.value).toBeGreaterThan(11_000);
  expect(left?.value).toBeLessThan(60_000);
});

test('attention ends while the page is hidden', async () => {
  const page = await openStill(visitor);
  const hide = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, isHidden);
  await elapse(page, 2000);
  await hide(true);
  const before = await eventually(() => site.events('attention')[0]);
  await allAnswered(page);
  await elapse(page, 60_000);
  await hide(false);
  await elapse(page, 1000);
  await page.goto('about:blank');
  const after = await eventually(() => site.events('attention')[1]);
  expect(before.value).toBeGreaterThanOrEqual(2000);
  expect(after.value).toBe(1000);
});

/** The browser has told of the first that was painted. */
const painted = (page: Page) => page.waitForFunction(() => performance.getEntriesByType('paint').length > 1);

/** A slow interaction has been told of, and what is done about it in idle time is done. */
const lookedAt = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const observer = new PerformanceObserver(() => {
          observer.disconnect();
          requestIdleCallback(() => resolve());
        });
        observer.observe({ type: 'event', durationThreshold: 40 } as PerformanceObserverInit); // it knows that, too
      }),
  );

test('web vitals of the load are told when the page is left, with the element at fault', async () => {
  site.pages.set(
    '/',
    `<!doctype html><h1 id="headline" style="font-size:80px">A headline that is large</h1>
     <button onclick="const end = performance.now() + 60; while (performance.now() < end);">Slow</button>%SCRIPT%`,
  );
  const page = await openWhole(visitor);
  await painted(page);
  await Promise.all([lookedAt(page), page.click('button')]);
  await leave(visitor, page);
  const vitals = new Map(site.events('web_vital').map((vital) => [vital.name, vital]));
  expect([...vitals.keys()].sort()).toEqual(['CLS', 'FCP', 'INP', 'LCP', 'TTFB']);
  const rating = expect.stringMatching(/^(good|needs-improvement|poor)$/); // as the machine is
  expect(vitals.get('LCP')).toMatchObject({ props: { rating, element: '#headline' } });
  expect(vitals.get('INP')).toMatchObject({ props: { element: 'body>button' } });
  expect(vitals.get('INP')?.value).toBeGreaterThanOrEqual(56);
  for (const { value = -1 } of vitals.values()) expect(value).toBeGreaterThanOrEqual(0);
});

test('web vitals belong to the page that was loaded, and are not told again of one that comes back', async () => {
  const page = await openWhole(visitor, '/loaded');
  await painted(page);
  await page.evaluate(() => history.pushState({}, '', '/later'));
  await goTo(page, '/other');
  await goBack(page, '/later');
  await page.waitForTimeout(1000);
  await leave(visitor, page);
  const told = site.events('web_vital').filter(({ name }) => name === 'FCP');
  const paths = told.map(({ url }) => url.replace(site.origin, ''));
  expect(paths.filter((path) => path !== '/other')).toEqual(['/loaded']);
});
