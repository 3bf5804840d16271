import { maskedSelector } from '@desirepath/contract/tracker-settings';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { eventually } from '../../test/site.ts';
import { visitorOf } from '../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const FULL_SNAPSHOT = 2;

type Change = { kind: string; id: number; value: unknown };
const recorded = () => site.received.flatMap(({ batch }) => batch.replay?.events ?? []);
const snapshot = () => eventually(() => recorded().find(({ type }) => type === FULL_SNAPSHOT));
const told = (kind: string): Change[] =>
  recorded().flatMap(({ data }) => {
    const { plugin, payload } = data as { plugin?: string; payload?: Change[] };
    return plugin === 'desirepath/state@1' ? (payload ?? []).filter((change) => change.kind === kind) : [];
  });
const wire = () => site.received.map(({ text }) => text).join('\n');

const canvas = (id: string, more = '') => `<canvas id="${id}" width="60" height="40" ${more}></canvas>`;
const draw = (page: Page) =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll('canvas')) {
      const pen = element.getContext('2d');
      pen?.fillText('Countess', 2, 20);
      pen?.fillRect(0, 30, 60, 4);
    }
  });

beforeEach(() => site.configure({ replay: true, record_canvas: true }));

test('a canvas is told as a picture, once while it stands still; what is marked is not', async () => {
  site.pages.set(
    '/',
    `<!doctype html>${canvas('open')}<p data-dp-mask>${canvas('masked')}</p><p data-dp-block>${canvas('blocked')}</p>%SCRIPT%`,
  );
  const page = await visitor.open();
  await draw(page);
  await snapshot();
  await eventually(() => told('picture').length >= 2);
  await page.waitForTimeout(2500);
  await page.goto('about:blank');
  await eventually(() => site.events('page_leave')[0]);
  const pictures = told('picture');
  expect(new Set(pictures.map(({ id }) => id)).size).toBe(1);
  expect(pictures.length).toBeLessThanOrEqual(3);
  expect(pictures.at(-1)?.value).toMatch(/^data:image\/webp;base64,/);
});

test.each([
  ['where text is hidden', { masking: 'text' as const }],
  [
    'where nothing but structure is shown, whatever else is',
    { masking: 'structure' as const, show_selectors: ['canvas'] },
  ],
  ['without the setting', { record_canvas: false }],
])('%s no drawing leaves', async (_, settings) => {
  site.configure(settings);
  site.pages.set('/', `<!doctype html>${canvas('one')}%SCRIPT%`);
  const page = await visitor.open();
  await draw(page);
  await snapshot();
  await page.waitForTimeout(2500);
  await page.goto('about:blank');
  await eventually(() => site.events('page_leave')[0]);
  expect(told('picture')).toEqual([]);
});

test('a canvas that the page has not drawn on yet is left for the page to choose how', async () => {
  site.pages.set('/', `<!doctype html>${canvas('later')}%SCRIPT%`);
  const page = await visitor.open();
  await snapshot();
  await page.waitForTimeout(3000);
  // It throws where there is a context.
  await page.evaluate(() => document.querySelector('canvas')?.transferControlToOffscreen());
});

test('what is within a closed root is recorded and masked as anywhere, and stays closed to the page', async () => {
  site.configure({ maskedSelector: maskedSelector(['.name']) });
  site.pages.set('/', '<!doctype html><div id="host"></div>%SCRIPT%');
  const page = await visitor.open();
  await snapshot();
  const seen = await page.evaluate(() => {
    const host = document.querySelector('#host');
    const root = host?.attachShadow({ mode: 'closed' });
    if (root) root.innerHTML = '<p>Engine</p><p class="name">Countess</p><input value="Ada">';
    return [host?.shadowRoot, root?.mode];
  });
  expect(seen).toEqual([null, 'closed']);
  await page.evaluate(() => document.body.append('later'));
  await eventually(() => wire().includes('later'));
  await page.evaluate(() => document.querySelector('#host')?.remove());
  expect(wire()).not.toMatch(/Countess|Ada/);
});

test('a closed root that is taken up with its element is recorded', async () => {
  site.pages.set('/', '<!doctype html>%SCRIPT%');
  const page = await visitor.open();
  await snapshot();
  await page.evaluate(() => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'closed' }).innerHTML = '<p>Engine</p>';
    document.body.append(host);
  });
  await eventually(() => wire().includes('Engine'));
});

test('an element that is animated frame by frame does not make up the recording, and comes to rest where it does', async () => {
  site.pages.set('/', '<!doctype html><div id="ball"></div>%SCRIPT%');
  const page = await visitor.open();
  await snapshot();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const ball = document.querySelector<HTMLElement>('#ball');
        const until = performance.now() + 8000;
        const step = (now: number) => {
          if (ball) ball.style.transform = now < until ? `translateX(${now % 100}px)` : 'translateX(777px)';
          if (now < until) requestAnimationFrame(step);
          else resolve();
        };
        requestAnimationFrame(step);
      }),
  );
  await eventually(() => wire().includes('777px'));
  const changes = recorded().filter(({ data }) => JSON.stringify(data).includes('translateX'));
  expect(changes.length).toBeLessThan(25);
});

test('a page that is too large is not recorded, and the recording says so', async () => {
  site.pages.set(
    '/',
    `<!doctype html><div id="all"></div><script>document.querySelector('#all').innerHTML = '<i></i>'.repeat(160_000)</script>%SCRIPT%`,
  );
  await visitor.open();
  const why = await eventually(() =>
    recorded().find(({ data }) => JSON.stringify(data).includes('desirepath/unrecorded@1')),
  );
  expect(why.data).toMatchObject({ payload: { reason: 'page_too_large', unit: 'elements', limit: 150_000 } });
  expect(recorded().some(({ type }) => type === FULL_SNAPSHOT)).toBe(false);
});
