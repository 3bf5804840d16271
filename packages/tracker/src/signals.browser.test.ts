import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { allAnswered, visitorOf } from '../test/visitor.ts';
import { elapse, goBackWithin, openStill, scrolledTo } from '../test/whole.ts';

const visitor = await visitorOf({ hasBackForwardCache: true });
const { site, open, newPage } = visitor;

/** Leaves the site, with which all that was observed is sent. */
const leave = async (page: Page) => {
  await page.goto('about:blank');
  await eventually(() => site.events('page_leave')[0]);
};

const SHOP = `<!doctype html><title>Shop</title>
  <style>body { margin: 0; height: 2800px } #buy { position: absolute; left: 100px; top: 200px; width: 200px; height: 40px }</style>
  <button id="buy"><span id="icon-1234">+</span> Buy   now</button>
  <main style="padding-top: 300px"><p>One</p><p>Two <b>bold</b></p>
    <label>Name <input></label> <a href="#x" aria-label="Help">?</a>
    <p data-dp-mask>Ada <i>Lovelace</i></p><section data-dp-block><p>Secret</p></section>
    <div contenteditable>Dear diary</div></main>%SCRIPT%`;

test('a load and each new address of an app are page views, fragments and other queries are not', async () => {
  const page = await open('/start?tab=one&secret=1#top');
  await page.evaluate(() => {
    history.replaceState({}, '', '/start?tab=one&other=2');
    location.hash = 'below';
  });
  await eventually(() => site.events('page_view')[0]); // the next is of a batch of its own, which waits for longer than a title
  await page.evaluate(() => {
    history.pushState({}, '', '/next');
    setTimeout(() => {
      document.title = 'Next';
    }, 100);
  });
  await page.waitForTimeout(700); // a page view is told with the title that has settled
  await goBackWithin(page);
  await leave(page);
  const views = site.events('page_view');
  expect(views.map(({ url, title }) => [url.replace(site.origin, ''), title])).toEqual([
    ['/start?tab=one', '/start'],
    ['/next', 'Next'],
    ['/start?tab=one', 'Next'],
  ]);
  expect(new Set(views.map((view) => view.page_id)).size).toBe(3);
  expect(views[0]).toMatchObject({ viewport_w: 1000, viewport_h: 700 });
});

test('a page that comes back from the back/forward cache is viewed again', async () => {
  const page = await open('/one');
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await page.goto(`${site.origin}/two`);
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => 'kept' in window);
  await page.evaluate(() => window.desirepath?.track('back'));
  await page.goto('about:blank');
  await eventually(() => site.events('custom')[0]);
  expect(site.events('page_view').map(({ title }) => title)).toEqual(['/one', '/two', '/one']);
  const ranges = site.received
    .filter(({ batch }) => batch.attempt === 1)
    .map(({ batch }) => ({ tab: batch.tab_id, from: batch.seq, to: batch.seq + batch.events.length }));
  for (const [i, { tab, from }] of ranges.entries()) {
    for (const earlier of ranges.slice(0, i)) if (earlier.tab === tab) expect(from).toBeGreaterThanOrEqual(earlier.to);
  }
});

test('a click is placed on the element it was meant for', async () => {
  site.pages.set('/', SHOP);
  const page = await open();
  await page.mouse.click(150, 230);
  await leave(page);
  expect(site.events('click')).toMatchObject([
    { x: 150, y: 230, element: '#buy', element_x: 2500, element_y: 7500, element_text: '+ Buy now', document_h: 2800 },
  ]);
});

test('a click after scrolling is placed in the document', async () => {
  site.pages.set('/', SHOP);
  const page = await open();
  await page.evaluate(() => scrollTo(0, 1000));
  await page.mouse.click(600, 300);
  await leave(page);
  expect(site.events('click')).toMatchObject([{ x: 600, y: 1300, element: 'body' }]);
  expect(site.events('click')[0]).not.toHaveProperty('element_text');
});

test('a click by key counts for the middle', async () => {
  site.pages.set('/', SHOP);
  const page = await open();
  await page.focus('#buy');
  await page.keyboard.press('Enter');
  await leave(page);
  expect(site.events('click')).toMatchObject([{ element_x: 5000, element_y: 5000, x: 200, y: 220 }]);
});

test('a click on a label counts once, and a click by a script does not count', async () => {
  site.pages.set('/', SHOP);
  const page = await open();
  await page.click('label', { position: { x: 5, y: 5 } });
  await page.evaluate(() => document.querySelector<HTMLElement>('#buy')?.click());
  await leave(page);
  expect(site.events('click')).toMatchObject([{ element: 'body>main>label' }]);
});

test('selectors find their element again', async () => {
  site.pages.set('/', SHOP);
  const page = await open();
  for (const selector of ['#icon-1234', 'b', 'main > p:first-child']) await page.click(selector);
  const found = async (selector = '') => page.evaluate((given) => document.querySelector(given)?.textContent, selector);
  await page.evaluate(() => window.desirepath?.stop());
  const [icon, bold, first] = await eventually(() => site.events('click').length === 3 && site.events('click'));
  expect(icon?.element).toBe('#buy');
  expect(bold?.element).toBe('body>main>p:nth-of-type(2)>b');
  expect(await found(first?.element)).toBe('One');
});

test('of what is masked, blocked or typed into, no text is read', async () => {
  site.pages.set('/', SHOP);
  const page = await open();
  for (const selector of ['i', 'section p', '[contenteditable]', 'input']) await page.click(selector);
  await leave(page);
  expect(site.events('click').map(({ element, element_text }) => [element, element_text])).toEqual([
    ['body>main>p:nth-of-type(3)>i', undefined],
    ['body>main>section', undefined],
    ['body>main>div', undefined],
    ['body>main>label>input', undefined],
  ]);
});

test('three quick clicks in one place are one rage click, however many follow', async () => {
  const page = await openStill(visitor);
  const click = async (x: number) => {
    await page.mouse.click(x, 300);
    await elapse(page, 20);
  };
  for (let i = 0; i < 6; i++) await click(50 + i);
  await elapse(page, 1100);
  for (let i = 0; i < 3; i++) await click(50 + 100 * i);
  await leave(page);
  expect(site.events('click')).toHaveLength(9);
  expect(site.events('rage_click')).toMatchObject([{ x: 52, y: 300 }]);
});

test('scroll depth is the deepest share seen, told as it grows and when the page is left', async () => {
  site.pages.set('/', SHOP);
  const page = await openStill(visitor);
  for (const top of [700, 900, 0]) {
    await scrolledTo(page, top);
    await elapse(page, 400);
  }
  await leave(page);
  expect(site.events('scroll').map(({ value }) => value)).toEqual([50, 57]);
});

test('a phone that is turned has seen no more of the page, which is shorter then', async () => {
  const SHORTER = '@media (orientation: landscape) { body { height: 3300px } }';
  site.pages.set('/', `<!doctype html><style>body { margin: 0; height: 5600px } ${SHORTER}</style>%SCRIPT%`);
  const page = await openStill(visitor, '/', (opened) => opened.setViewportSize({ width: 700, height: 1000 }));
  await scrolledTo(page, 1000);
  await elapse(page, 400);
  await page.setViewportSize({ width: 1000, height: 700 });
  await scrolledTo(page, 500);
  await elapse(page, 400);
  await leave(page);
  expect(site.events('scroll').map(({ value, y }) => [value, y])).toEqual([[36, 2000]]);
});

test('a movement of the pointer is one trail', async () => {
  const page = await openStill(visitor);
  for (let i = 0; i < 20; i++) {
    await page.mouse.move(10 + 10 * i, 20 + 5 * i);
    await elapse(page, 30);
  }
  await leave(page);
  const [trail, ...others] = site.events('mouse_move');
  expect(others).toEqual([]);
  expect(trail?.xs?.length).toBeGreaterThan(5);
  expect(trail?.xs?.length).toBeLessThan(19);
  expect(trail?.ys).toHaveLength(trail?.xs?.length ?? 0);
  expect(trail?.ts?.every((t, i, all) => i === 0 || t - (all[i - 1] ?? 0) >= 50)).toBe(true);
});

test('time in the background is not time on the page', async () => {
  const page = await openStill(visitor);
  await elapse(page, 4000);
  const hide = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, isHidden);
  await hide(true);
  const hidden = await eventually(() => site.events('page_leave')[0]);
  await allAnswered(page);
  await elapse(page, 20_000);
  await hide(false);
  await elapse(page, 2000);
  await page.goto('about:blank');
  const left = await eventually(() => site.events('page_leave')[1]);
  expect(hidden.value).toBeGreaterThanOrEqual(4000);
  expect(Number(left.value) - Number(hidden.value)).toBe(2000);
});

test('what a site tracks and whom it names arrives, without what is private', async () => {
  const page = await open();
  await page.evaluate(() => {
    window.desirepath?.track('order', { plan: 'pro', note: 'for ada@example.com', password: 'hunter2' }, 49.9);
    window.desirepath?.identify('ada@example.com');
    window.desirepath?.identify('u-17', { seats: 3 });
    window.desirepath?.track('after');
    window.desirepath?.identify(null);
  });
  await leave(page);
  // Whom it names parts what it tracks into batches, which arrive side by side.
  await eventually(() => site.events('identify').length === 2 && site.events('custom').length === 2);
  expect(site.events('custom').find(({ name }) => name === 'order')).toMatchObject({
    name: 'order',
    props: { plan: 'pro', note: 'for ***' },
    value: 49.9,
  });
  expect(site.events('identify')).toMatchObject([{ props: { seats: 3 } }, {}]);
  const userOf = (name: string) =>
    site.received.find(({ batch }) => batch.events.some((event) => event.name === name))?.batch.user_id;
  expect([userOf('order'), userOf('after')]).toEqual([undefined, 'u-17']);
});

test('after half an hour a visitor begins a session, with a page view', async () => {
  const page = await newPage();
  await page.clock.install();
  await page.goto(`${site.origin}/?utm_source=letter`);
  await page.clock.runFor(6000);
  await eventually(() => site.events('page_view')[0]);
  await allAnswered(page);
  await page.clock.fastForward('35:00');
  await page.mouse.click(50, 50);
  await page.clock.runFor(6000);
  await eventually(() => site.events('click')[0]);
  const batches = site.received.map(({ batch }) => batch);
  const [first, last] = [batches[0], batches.at(-1)];
  expect(last?.session_id).not.toBe(first?.session_id);
  expect(last?.visitor_id).toBe(first?.visitor_id);
  expect([first?.source, last?.source]).toEqual([{ utm_source: 'letter' }, {}]);
  expect(last?.events.map(({ type }) => type).slice(0, 2)).toEqual(['page_view', 'click']);
});

test('pages and tabs of a visit share visitor, session and source', async () => {
  const page = await open('/?utm_source=letter');
  await page.goto(`${site.origin}/two`);
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/three'))]);
  await popup.waitForLoadState();
  await popup.goto('about:blank');
  await page.goto('about:blank');
  await eventually(() => site.events('page_view').length === 3);
  const heads = site.received.map(({ batch: { visitor_id, session_id, source } }) => ({
    visitor_id,
    session_id,
    source,
  }));
  expect(new Set(heads.map((head) => JSON.stringify(head))).size).toBe(1);
  expect(heads[0]?.source).toEqual({ utm_source: 'letter' });
  expect(new Set(site.received.map(({ batch }) => batch.tab_id)).size).toBe(2);
});
