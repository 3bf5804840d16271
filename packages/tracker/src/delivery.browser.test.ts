import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';
import { openWhole } from '../test/whole.ts';

const visitor = await visitorOf({ hasBackForwardCache: true });
const { site } = visitor;

const attemptsOf = (name: string) =>
  site.received
    .filter(({ batch }) => batch.events.some((event) => event.name === name))
    .map(({ batch: { attempt }, mode, answered }) => ({ attempt, mode, answered }));
const track = (page: Page, name: string) => page.evaluate((given) => window.desirepath?.track(given), name);

test('batches travel as frames of one socket, and the last by beacon', async () => {
  site.configure({ transport: 'websocket' });
  const page = await openWhole(visitor);
  await track(page, 'one');
  await eventually(() => attemptsOf('one')[0]);
  await track(page, 'two');
  await eventually(() => attemptsOf('two')[0]);
  await track(page, 'last');
  await page.goto('about:blank');
  await eventually(() => attemptsOf('last')[0]);
  expect(site.upgrades).toEqual(['/ws/batches']);
  expect([...attemptsOf('one'), ...attemptsOf('two')]).toEqual([
    { attempt: 1, mode: 'websocket', answered: 202 },
    { attempt: 1, mode: 'websocket', answered: 202 },
  ]);
  expect(attemptsOf('last')[0]?.mode).toBe('no-cors');
});

test.each(['refused', 'silent'] as const)('where sockets are %s batches travel as requests', async (how) => {
  site.configure({}, 'data-transport="websocket"');
  site.answerSockets(how);
  const page = await openWhole(visitor);
  await track(page, 'one');
  await eventually(() => attemptsOf('one')[0]);
  await track(page, 'two');
  await eventually(() => attemptsOf('two')[0]);
  expect(attemptsOf('one')).toEqual([{ attempt: 1, mode: 'cors', answered: 202 }]);
  expect(site.upgrades).toHaveLength(1);
});

test('a frame whose answer was lost with the socket is sent again, as a later attempt, over another', async () => {
  site.configure({ transport: 'websocket' });
  // Of that one alone: what came before may have left by itself, on a slow machine.
  site.answer(({ attempt, events }) => (attempt === 1 && events.some(({ name }) => name === 'once') ? 'lost' : 202));
  const page = await openWhole(visitor);
  await track(page, 'once');
  await eventually(() => attemptsOf('once').length === 2);
  expect(attemptsOf('once')).toEqual([
    { attempt: 1, mode: 'websocket', answered: 'lost' },
    { attempt: 2, mode: 'websocket', answered: 202 },
  ]);
  expect(site.upgrades).toHaveLength(2);
});

test('over a socket, too, a busy server is left alone for as long as it asks, and what it refuses is not repeated', async () => {
  site.configure({ transport: 'websocket' });
  site.answer(({ events, attempt }) => {
    if (events.some(({ name }) => name === 'bad')) return 400;
    return attempt === 1 ? { status: 503, retryAfter: 4 } : 202;
  });
  const page = await openWhole(visitor);
  await track(page, 'patient');
  await eventually(() => attemptsOf('patient').length === 1);
  const refusedAt = Date.now();
  await eventually(() => attemptsOf('patient').length === 2);
  expect(Date.now() - refusedAt).toBeGreaterThan(3000); // more than it would wait by itself
  await track(page, 'bad');
  await eventually(() => attemptsOf('bad').length === 1);
  site.answer(() => 202);
  await track(page, 'good');
  await eventually(() => attemptsOf('good').length === 1);
  expect(attemptsOf('bad')).toHaveLength(1);
}, 60_000);

test('a page with a socket can still be kept by the back/forward cache', async () => {
  site.configure({ transport: 'websocket' });
  const page = await openWhole(visitor);
  await track(page, 'one');
  await eventually(() => attemptsOf('one')[0]);
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await page.goto(`${site.origin}/two`);
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => 'kept' in window);
});

test('under a policy that allows nothing but our origin and a nonce, all of it works', async () => {
  site.configure({ replay: true });
  site.policies.set('/', `default-src 'none'; script-src 'nonce-abc'; connect-src ${site.origin}`);
  site.pages.set(
    '/',
    '<!doctype html><title>Strict</title><h1>Hello</h1><script async nonce="abc" src="/t/core.js"></script>',
  );
  const page = await openWhole(visitor);
  await page.mouse.click(50, 50);
  await eventually(() => site.received.some(({ batch }) => batch.replay));
  await page.goto('about:blank');
  await eventually(() => site.events('click')[0]);
});

test('the same by address instead of nonce, from another origin', async () => {
  site.configure({ replay: true, domain: 'localhost' });
  site.policies.set('/', `default-src 'none'; script-src ${site.origin}; connect-src ${site.origin}`);
  site.pages.set('/', `<!doctype html><title>Strict</title><script async src="${site.origin}/t/core.js"></script>`);
  const page = await visitor.newPage();
  await page.goto(site.otherOrigin);
  await eventually(() => site.received.some(({ batch }) => batch.replay));
});

test('calls that the page makes before the script has come are kept', async () => {
  site.pages.set(
    '/',
    `<!doctype html><script>
      window.desirepath ||= new Proxy({ q: [] }, { get: ({ q }, name) => name === 'q' ? q : (...given) => q.push([name, given]) });
      desirepath.identify('u-17');
      desirepath.track('early', { plan: 'pro' }, 3);
      desirepath.nothing('such');
    </script>%SCRIPT%`,
  );
  const page = await visitor.open();
  await track(page, 'late');
  await page.goto('about:blank');
  await eventually(() => site.events('custom').length === 2);
  expect(site.events('custom')).toMatchObject([{ name: 'early', props: { plan: 'pro' }, value: 3 }, { name: 'late' }]);
  expect(site.received.map(({ batch }) => batch.user_id)).toContain('u-17');
});

test('the script may have another name', async () => {
  site.pages.set('/', '<!doctype html><title>Renamed</title><script async src="/assets/steps.js"></script>');
  const page = await visitor.newPage();
  await page.route('**/assets/*', (route) => {
    const name = route.request().url().split('/').at(-1)?.replace('steps', 'core');
    return route.continue({ url: `${site.origin}/t/${name}` });
  });
  await page.goto(site.origin);
  await page.waitForFunction(() => 'desirepath' in window);
  await page.goto('about:blank');
  await eventually(() => site.events('page_view')[0]);
});

test('all of it may come from paths of the site itself', async () => {
  site.configure({ replay: true, transport: 'websocket', domain: 'localhost' });
  site.pages.set(
    '/',
    '<!doctype html><title>Own</title><script async src="/steps/core.js" data-api-url="/steps"></script>',
  );
  const page = await visitor.newPage();
  // As a web server does that passes /steps/ on.
  await page.route('**/steps/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/steps', '');
    const url = site.origin + (path.startsWith('/api/') ? path : `/t${path}`);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!/^http:\/\/localhost:\d+\/(steps\/|$)/.test(request.url())) elsewhere.push(request.url());
  });
  await page.goto(site.otherOrigin);
  await page.waitForTimeout(700);
  await track(page, 'one');
  await eventually(() => attemptsOf('one')[0]);
  await eventually(() => site.received.some(({ batch }) => batch.replay));
  expect(site.upgrades).toEqual(['/steps/ws/batches']);
  expect(elsewhere).toEqual([]);
});
