import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';

const visitor = await visitorOf({ hasBackForwardCache: true });
const { site } = visitor;

const names = () => site.events('custom').map(({ name }) => name);
const track = (page: Page, name: string) => page.evaluate((given) => window.desirepath?.track(given), name);
const state = (page: Page) => page.evaluate(() => window.desirepath?.consentState());
const kept = (page: Page) => page.evaluate(() => Object.keys(localStorage).sort());

test.each([
  ['opts out', 'desirepath.optout', () => window.desirepath?.optOut()],
  ['takes back their consent', 'desirepath.consent', () => window.desirepath?.consent(false)],
] as const)('who %s in one tab is measured in no other either', async (_, answer, say) => {
  const [one, other] = [await visitor.open('/one'), await visitor.open('/other')];
  await track(other, 'before');
  await eventually(() => names().length === 1);

  await one.evaluate(say);
  await expect.poll(() => state(other)).toBe('denied');
  await track(other, 'afterwards');
  await other.goto(`${site.origin}/next`);
  await other.waitForTimeout(1500); // batches leave after a second
  expect(names()).toEqual(['before']);
  expect(await kept(other)).toEqual([answer]);
});

test('who agrees in one tab is measured in the others as well', async () => {
  site.configure({ require_consent: true });
  const [one, other] = [await visitor.open('/one'), await visitor.open('/other')];
  await one.evaluate(() => window.desirepath?.consent(true));
  await expect.poll(() => state(other)).toBe('granted');
  await track(other, 'agreed');
  await eventually(() => names().includes('agreed'));
});

test('who takes back that they are recorded in one tab is recorded in no other, and measured on', async () => {
  site.configure({ replay: true });
  const [one, other] = [await visitor.open('/one'), await visitor.open('/other')];
  const recorded = () => new Set(site.received.map(({ batch }) => batch.replay?.page_id).filter(Boolean));
  await eventually(() => recorded().size === 2);
  await one.evaluate(() => window.desirepath?.consent({ measure: true, replay: false }));
  await other.waitForTimeout(500);
  await other.evaluate(() => document.body.append('written afterwards'));
  await track(other, 'afterwards');
  await eventually(() => names().includes('afterwards'));
  await other.waitForTimeout(1500);
  expect(site.received.map(({ text }) => text).join()).not.toContain('written afterwards');
});

test('a page that comes back from the back/forward cache goes by what was answered meanwhile', async () => {
  const page = await visitor.open('/one');
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await page.goto(`${site.origin}/two`);
  await page.evaluate(() => window.desirepath?.consent(false));
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => 'kept' in window);
  await expect.poll(() => state(page)).toBe('denied');
  await track(page, 'afterwards');
  await page.waitForTimeout(1500);
  expect(names()).toEqual([]);
});

test('a page that is not measured, such as one with the script of another site, takes nothing from those that are', async () => {
  const measured = await visitor.open('/one');
  await track(measured, 'before');
  await eventually(() => names().length === 1);
  const before = await kept(measured);

  site.configure({ domain: 'elsewhere.org' });
  const other = await visitor.open('/other');
  await measured.evaluate(() => localStorage.setItem('of the page', ''));
  await other.waitForTimeout(500);
  expect(await kept(measured)).toEqual([...before, 'of the page'].sort());
});
