import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

/** What came of one batch, attempt by attempt: the content must be the same each time. */
const attemptsOf = (name: string) =>
  site.received
    .filter(({ batch }) => batch.events.some((event) => event.name === name))
    .map(({ batch: { attempt, seq, tab_id, events }, answered }) => ({ attempt, seq, tab_id, events, answered }));

const track = (page: Page, name: string) => page.evaluate((given) => window.desirepath?.track(given), name);

const unsent = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('desirepath.unsent')));

test('a batch whose answer was lost is sent again as it was, as a later attempt', async () => {
  site.answer(({ attempt }) => (attempt === 1 ? 'lost' : 202));
  const page = await visitor.open();
  await track(page, 'once');
  const [first, second] = await eventually(() => attemptsOf('once').length === 2 && attemptsOf('once'));
  expect(first).toMatchObject({ attempt: 1, answered: 'lost' });
  expect(second).toEqual({ ...first, attempt: 2, answered: 202 });
});

test('a busy server is left alone for as long as it asks', async () => {
  site.answer(({ attempt }) => (attempt === 1 ? { status: 503, retryAfter: 4 } : 202));
  const page = await visitor.open();
  const began = Date.now();
  await track(page, 'patient');
  await eventually(() => attemptsOf('patient').length === 1);
  const refusedAt = Date.now();
  await track(page, 'later');
  await eventually(() => attemptsOf('patient').length === 2);
  expect(refusedAt - began).toBeLessThan(7000);
  expect(Date.now() - refusedAt).toBeGreaterThan(4500);
  await eventually(() => attemptsOf('later').length === 1);
  expect(attemptsOf('later')[0]?.attempt).toBe(1);
}, 30_000);

test.each([400, 404, 413])('what is refused with %d is not sent again', async (status) => {
  site.answer(() => status);
  const page = await visitor.open();
  await track(page, 'bad');
  await eventually(() => attemptsOf('bad').length === 1);
  site.answer(() => 202);
  await track(page, 'good');
  await eventually(() => attemptsOf('good').length === 1);
  expect(attemptsOf('bad')).toHaveLength(1);
});

test('what was not acknowledged outlives a reload', async () => {
  site.answer(() => 500);
  const page = await visitor.open();
  await track(page, 'kept');
  await eventually(() => attemptsOf('kept').length > 0);
  await page.reload();
  const before = attemptsOf('kept').length;
  expect(await unsent(page)).not.toEqual([]);
  site.answer(() => 202);
  await eventually(() => attemptsOf('kept').length > before);
  const attempts = attemptsOf('kept');
  expect(attempts.map(({ attempt }) => attempt)).toEqual(attempts.map((_, i) => i + 1));
  expect(new Set(attempts.map(({ tab_id, seq, events }) => JSON.stringify([tab_id, seq, events]))).size).toBe(1);
  await page.waitForTimeout(200);
  expect(await unsent(page)).toEqual([]);
}, 40_000);

test('what happens last on a page arrives by beacon, and once more for certain', async () => {
  const page = await visitor.open();
  await track(page, 'last');
  await page.goto(`${site.origin}/next`);
  const first = await eventually(() =>
    site.received.find(({ batch }) => batch.events.some(({ name }) => name === 'last')),
  );
  expect(first.mode).toBe('no-cors');
  expect(first.batch.attempt).toBe(1);
  await eventually(() => attemptsOf('last').length === 2);
  expect(attemptsOf('last')[1]?.attempt).toBe(2);
});

test('what happens last arrives also when the tab is closed', async () => {
  const page = await visitor.open();
  await track(page, 'closing');
  await page.close({ runBeforeUnload: true });
  await eventually(() => attemptsOf('closing').length === 1);
});

test('a hidden page sends at once what it has, and forgets it when that is acknowledged', async () => {
  const page = await visitor.open();
  await track(page, 'hidden');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await eventually(() => attemptsOf('hidden').length === 1, 2000);
  await page.waitForTimeout(200);
  expect(await unsent(page)).toEqual([]);
  expect(attemptsOf('hidden')).toHaveLength(1);
});

test('pages of one tab never use a number twice', async () => {
  const page = await visitor.open('/1');
  for (const path of ['/2', '/3', '/4']) {
    await track(page, path);
    await page.goto(site.origin + path);
  }
  await page.reload();
  await page.goto('about:blank');
  await eventually(() => site.events('page_view').length === 5);
  const used = new Map<string, string>();
  for (const { batch } of site.received) {
    batch.events.forEach((event, i) => {
      const number = `${batch.tab_id} ${batch.seq + i}`;
      expect(used.get(number) ?? JSON.stringify(event)).toBe(JSON.stringify(event));
      used.set(number, JSON.stringify(event));
    });
  }
  expect(new Set(site.received.map(({ batch }) => batch.tab_id)).size).toBe(1);
});

test('many events leave before the five seconds are over, in batches that a page that ends can still send', async () => {
  const page = await visitor.open();
  await page.evaluate(() => {
    for (let i = 0; i < 120; i++) window.desirepath?.track(`event ${i}`, { note: 'é'.repeat(100) });
  });
  await eventually(() => site.events().length >= 100, 3000);
  for (const { text } of site.received) expect(Buffer.byteLength(text)).toBeLessThan(60_000);
});
