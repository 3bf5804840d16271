import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { allAnswered, visitorOf } from '../test/visitor.ts';
import { openStill } from '../test/whole.ts';

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
  await track(page, 'patient');
  await eventually(() => attemptsOf('patient').length === 1);
  const refusedAt = Date.now();
  await track(page, 'later');
  await eventually(() => attemptsOf('patient').length === 2);
  // More than it would wait by itself, however late that was seen.
  expect(Date.now() - refusedAt).toBeGreaterThan(3000);
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
  await expect.poll(() => unsent(page)).toEqual([]);
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
  await eventually(() => attemptsOf('hidden').length === 1);
  await expect.poll(() => unsent(page)).toEqual([]);
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
  await eventually(() => site.events().length >= 100);
  for (const { text } of site.received) expect(Buffer.byteLength(text)).toBeLessThan(60_000);
});

test('an hour without the server loses nothing, over pages and reloads, and is sent in few batches', async () => {
  site.answer(() => 500);
  const page = await visitor.newPage();
  await page.clock.install();
  await page.goto(site.origin);
  let noted = 0;
  for (let minute = 0; minute < 60; minute++) {
    if (minute % 20 === 10) await page.goto(`${site.origin}/page-${minute}`);
    await page.evaluate((from) => {
      for (let i = 0; i < 10; i++) window.desirepath?.track(`event ${from + i}`, { note: 'x'.repeat(200) });
    }, noted);
    noted += 10;
    await page.clock.runFor(60_000);
  }
  await page.reload();
  expect((await unsent(page)).length).toBeLessThan(60);
  site.answer(() => 202);
  const arrived = async () => {
    await page.clock.runFor(20_000);
    return new Set(site.events('custom').map(({ name }) => name)).size;
  };
  await expect.poll(arrived, { timeout: 60_000 }).toBe(noted);
  expect(site.events('custom')).toHaveLength(noted);
}, 180_000);

test('when the network is back, what waited leaves at once', async () => {
  const page = await openStill(visitor);
  await eventually(() => site.events('page_view')[0]);
  await allAnswered(page);
  await visitor.context().setOffline(true);
  await track(page, 'offline');
  const failed = page.waitForEvent('requestfailed');
  await page.clock.runFor(2000);
  await failed;
  expect(attemptsOf('offline')).toEqual([]);
  await visitor.context().setOffline(false);
  // The clock stands still: nothing else brings it.
  await eventually(() => attemptsOf('offline').length === 1);
});

test('large events leave before there are fifty', async () => {
  const page = await visitor.open();
  await page.evaluate(() => {
    for (let i = 0; i < 30; i++) window.desirepath?.track(`event ${i}`, { note: 'é'.repeat(1000) });
  });
  await eventually(() => site.events('custom').length >= 18);
  for (const { text } of site.received) expect(Buffer.byteLength(text)).toBeLessThan(60_000);
});

test('batches are compressed, with a recording or without', async () => {
  const page = await visitor.open();
  await page.evaluate(() => {
    for (let i = 0; i < 40; i++) window.desirepath?.track(`event ${i}`, { note: 'x'.repeat(100) });
  });
  const batch = await eventually(() => site.received.find(({ batch }) => batch.events.length > 30));
  expect(batch.isGzip).toBe(true);
});

test('what leaves as a page ends is compressed, once the rarer signals are there', async () => {
  const page = await visitor.open();
  await page.waitForFunction(() => !String(fetch).includes('[native code]')); // one of them
  await track(page, 'compressed');
  await page.goto(`${site.origin}/next`);
  const last = await eventually(() =>
    site.received.find(({ batch }) => batch.events.some(({ name }) => name === 'compressed')),
  );
  expect([last.mode, last.isGzip]).toEqual(['no-cors', true]);
});

test('a recording too large for a beacon is not lost with its page', async () => {
  site.configure({ replay: true });
  const page = await visitor.open();
  await eventually(() => site.received.some(({ batch }) => batch.replay));
  await page.evaluate(() => {
    for (let i = 0; i < 400; i++) {
      const line = Object.assign(document.createElement('p'), {
        textContent: `line ${i} ${Math.random()} `.repeat(15),
      });
      setTimeout(() => document.body.append(line), i);
    }
  });
  await page.waitForTimeout(1000);
  await page.goto(`${site.origin}/next`);
  const lines = () => new Set(site.received.flatMap(({ text }) => text.match(/line \d+ /g) ?? [])).size;
  await eventually(() => lines() === 400, 30_000);
}, 60_000);

test('a page too large for a beacon, left while it is being sent, is sent by the next', async () => {
  site.configure({ replay: true });
  const rows = Array.from({ length: 1500 }, (_, i) => `<li>${Math.random()} ${Math.random()} row-${i};</li>`);
  site.pages.set('/', `<!doctype html><ul>${rows.join('')}</ul>%SCRIPT%`);
  site.answer(({ replay, attempt }) => (replay && attempt === 1 ? 'lost' : 202));
  const page = await visitor.open();
  await eventually(() => site.received.some(({ batch, answered }) => batch.replay && answered === 'lost'));
  await page.goto(`${site.origin}/next`);
  const whole = () => site.received.some(({ text, answered }) => answered === 202 && text.includes('row-1499;'));
  await eventually(whole, 30_000);
}, 60_000);
