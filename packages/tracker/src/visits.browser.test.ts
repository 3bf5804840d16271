import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';
import { openWhole } from '../test/whole.ts';

const visitor = await visitorOf({ hasBackForwardCache: true });
const { site } = visitor;

const batchesWith = (name: string) =>
  site.received.filter(({ batch }) => batch.events.some((event) => event.name === name)).map(({ batch }) => batch);

/** Who and which visit a page's events belong to, told by an event of a name of its own. */
const visitOf = async (page: Page, name: string) => {
  await page.evaluate((given) => window.desirepath?.track(given), name);
  const { visitor_id, session_id, tab_id, user_id, source } = await eventually(() => batchesWith(name)[0]);
  return { visitor_id, session_id, tab_id, user_id, source };
};

test('tabs share a visit, and each has numbers of its own', async () => {
  const one = await visitOf(await visitor.open(), 'one');
  const other = await visitOf(await visitor.open('/two'), 'two');
  expect(other).toMatchObject({ visitor_id: one.visitor_id, session_id: one.session_id });
  expect(other.tab_id).not.toBe(one.tab_id);
});

test('a campaign that a visitor comes by begins a session, once', async () => {
  const page = await visitor.open('/?utm_source=letter');
  const letter = await visitOf(page, 'letter');
  await page.goto(`${site.origin}/?utm_source=advert&gclid=Cj0-who-clicked`);
  const advert = await visitOf(page, 'advert');
  expect(advert.session_id).not.toBe(letter.session_id);
  expect(advert.visitor_id).toBe(letter.visitor_id);
  expect(advert.source).toEqual({ utm_source: 'advert', click_id: 'gclid' });
  await page.reload();
  expect((await visitOf(page, 'reloaded')).session_id).toBe(advert.session_id);
  await page.evaluate(() => history.back());
  await page.waitForURL(/letter/, { waitUntil: 'commit' });
  expect((await visitOf(page, 'back')).session_id).toBe(advert.session_id);
  await page.goto(`${site.origin}/cart`);
  expect((await visitOf(page, 'within')).session_id).toBe(advert.session_id);
  expect(site.received.map(({ text }) => text).join()).not.toContain('Cj0');
}, 120_000);

test('a click that begins a session happens on its first page view', async () => {
  site.pages.set('/', '<!doctype html><button data-dp-event="order">Go</button>%SCRIPT%');
  const page = await openWhole(visitor);
  await eventually(() => site.events('page_view').length === 1);
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 31 * 60 * 1000;
  });
  await page.click('button', { clickCount: 3 });
  await eventually(() => site.events('rage_click')[0]);
  const [, { page_id } = {}] = site.events('page_view');
  for (const type of ['click', 'custom', 'rage_click'] as const)
    expect(new Set(site.events(type).map((event) => event.page_id))).toEqual(new Set([page_id]));
});

test('reset makes another visitor of who comes next, on the page that is open', async () => {
  const page = await visitor.open();
  await page.evaluate(() => window.desirepath?.identify('u-17'));
  const first = await visitOf(page, 'first');
  expect(first.user_id).toBe('u-17');
  await page.evaluate(() => window.desirepath?.reset());
  const second = await visitOf(page, 'second');
  expect(second.visitor_id).not.toBe(first.visitor_id);
  expect(second.session_id).not.toBe(first.session_id);
  expect(second.user_id).toBeUndefined();
  const views = site.received.filter(({ batch }) => batch.events.some(({ type }) => type === 'page_view'));
  expect(new Set(views.map(({ batch }) => batch.session_id)).size).toBe(2);
});

test('only a text or a number says who a visitor is; all else leaves it as it was', async () => {
  const page = await visitor.open();
  await page.evaluate(() => {
    window.desirepath?.identify('u-17', null);
    for (const wrong of [{ id: 1 }, ['u-18'], false, true, Number.NaN, Number.POSITIVE_INFINITY])
      window.desirepath?.identify(wrong as never, { plan: 'pro' });
  });
  expect((await visitOf(page, 'text')).user_id).toBe('u-17');
  expect(site.events('identify')).toHaveLength(1);
  await page.evaluate(() => window.desirepath?.identify(18));
  expect((await visitOf(page, 'number')).user_id).toBe('18');
  await page.evaluate(() => window.desirepath?.identify(null, null));
  expect((await visitOf(page, 'nobody')).user_id).toBeUndefined();
});

test('of an event only what cannot be sent is left out', async () => {
  const page = await visitor.open();
  await page.evaluate(() => {
    const self: Record<string, unknown> = {};
    self.self = self;
    window.desirepath?.track('none', null, 5);
    window.desirepath?.track('self', { self, plan: 'pro' }, 6);
    window.desirepath?.track('card', { plan: 'pro' }, 4242424242424242);
    window.desirepath?.track('done');
  });
  await eventually(() => batchesWith('done')[0]);
  expect(site.events('custom').map(({ name, props, value }) => ({ name, props, value }))).toEqual([
    { name: 'none', props: {}, value: 5 },
    { name: 'self', props: { plan: 'pro' }, value: 6 },
    { name: 'card', props: { plan: 'pro' }, value: undefined },
    { name: 'done', props: {}, value: undefined },
  ]);
});

test('what the browser says of itself goes along', async () => {
  const page = await visitor.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'userAgentData', {
      get: () => ({ getHighEntropyValues: async () => ({ platformVersion: '15.0.0' }) }),
    });
  });
  await page.goto(site.origin);
  await visitOf(page, 'x');
  expect(batchesWith('x')[0]).toMatchObject({ automated: true, os_version: '15.0.0' });
});

const LINKED = '<!doctype html><title>Shop</title><a id="other" href="%OTHER%/checkout?step=1#pay">Pay</a>%SCRIPT%';

const openLinked = async () => {
  site.configure({ linked_domains: ['localhost'] });
  site.pages.set('/', LINKED.replace('%OTHER%', site.otherOrigin));
  return openWhole(visitor);
};

test('a link to another domain of the site carries the visit along, and nothing of it stays', async () => {
  const page = await openLinked();
  const here = await visitOf(page, 'here');
  await page.evaluate(() => {
    addEventListener('click', () => {
      setTimeout(() => sessionStorage.setItem('href', document.querySelector('a')?.getAttribute('href') ?? ''), 20);
    });
  });
  await page.click('#other');
  await page.waitForURL(/checkout/);
  await page.waitForFunction(() => 'desirepath' in window);
  expect(page.url()).toBe(`${site.otherOrigin}/checkout?step=1#pay`);
  const there = await visitOf(page, 'there');
  expect(there).toMatchObject({ visitor_id: here.visitor_id, session_id: here.session_id });
  expect(there.tab_id).not.toBe(here.tab_id);
});

test('a link that was copied carries nothing', async () => {
  const page = await openLinked();
  await page.evaluate(() => {
    const link = document.querySelector('a');
    link?.addEventListener('click', (event) => event.preventDefault());
    link?.click();
  });
  await page.waitForTimeout(50);
  expect(await page.getAttribute('#other', 'href')).toBe(`${site.otherOrigin}/checkout?step=1#pay`);
});

test.each([
  ['too old', () => `${crypto.randomUUID()}.${crypto.randomUUID()}.${(Date.now() - 180_000).toString(36)}.0`],
  ['of no visitor', () => `me.${crypto.randomUUID()}.${Date.now().toString(36)}.0`],
  ['of ids that the server would refuse', () => `${'-'.repeat(36)}.${'-'.repeat(36)}.${Date.now().toString(36)}.0`],
  ['empty', () => ''],
])('a visit handed over that is %s is taken out of the address and forgotten', async (_what, make) => {
  site.configure({ linked_domains: ['localhost'] });
  const given = make();
  const page = await visitor.open(`/?a=1&_dp=${given}&b=2`);
  expect(page.url()).toBe(`${site.origin}/?a=1&b=2`);
  const { visitor_id } = await visitOf(page, 'x');
  expect(given).not.toContain(visitor_id);
});

test('without consent a visit is not taken over', async () => {
  site.configure({ linked_domains: ['localhost'], require_consent: true });
  const [theirs, session] = [crypto.randomUUID(), crypto.randomUUID()];
  const now = Date.now().toString(36);
  const page = await visitor.open(`/?_dp=${theirs}.${session}.${now}.${now}`);
  expect(page.url()).toBe(`${site.origin}/`);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.evaluate(() => window.desirepath?.consent(true));
  expect((await visitOf(page, 'x')).visitor_id).not.toBe(theirs);
});

test('a visitor handed on does not live longer for it', async () => {
  site.configure({ linked_domains: ['localhost'] });
  const [theirs, session] = [crypto.randomUUID(), crypto.randomUUID()];
  const longAgo = Date.now() - 390 * 24 * 60 * 60 * 1000;
  const page = await visitor.open(`/?_dp=${theirs}.${session}.${Date.now().toString(36)}.${longAgo.toString(36)}`);
  const kept = await page.evaluate(() => localStorage.getItem('desirepath.visitor'));
  expect(JSON.parse(kept ?? '')).toEqual({ id: theirs, since: longAgo });
});

test('what is no hand-over stays in the address', async () => {
  const page = await visitor.open('/?_dp=mine');
  expect(page.url()).toBe(`${site.origin}/?_dp=mine`);
});
