import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visitorOf } from '../test/visitor.ts';
import { drawn, elapse, leave, openStill } from '../test/whole.ts';

const visitor = await visitorOf();
const { site, context } = visitor;

const shake = async (page: Page, times: number, px: number, pause: number) => {
  await page.mouse.move(200, 300);
  for (let i = 0; i < times; i++) {
    for (let step = 1; step <= 2; step++) {
      await page.mouse.move(200 + (i % 2 ? px - (px * step) / 2 : (px * step) / 2), 300);
      await elapse(page, pause);
    }
  }
};

test('a mouse that is shaken is told once', async () => {
  const page = await openStill(visitor);
  await shake(page, 16, 300, 60);
  await elapse(page, 2500);
  await leave(visitor, page);
  expect(site.events('thrashed_cursor')).toMatchObject([{ pointer: 'mouse', y: 300 }]);
  expect(site.events('thrashed_cursor')[0]?.value).toBeGreaterThanOrEqual(8);
});

test.each([
  ['moved to and fro at leisure', 8, 300, 300],
  ['that trembles', 30, 10, 20],
  ['that turns a few times', 5, 300, 60],
])('a mouse %s is not thrashed', async (_, times, px, pause) => {
  const page = await openStill(visitor);
  await shake(page, times, px, pause);
  await elapse(page, 100);
  await leave(visitor, page);
  expect(site.events('thrashed_cursor')).toEqual([]);
  expect(site.events('mouse_move').length).toBeGreaterThan(0);
});

test('a trail of a mouse, and one of a finger that scrolls, say which they are', async () => {
  site.pages.set('/', '<!doctype html><style>body { height: 4000px }</style>%SCRIPT%');
  const browser = context().browser();
  const phone = await browser?.newContext({ hasTouch: true, viewport: { width: 400, height: 700 } });
  const page = await openStill({ ...visitor, newPage: async () => (await phone?.newPage()) as Page });
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 100, y }] });
  await touch('touchStart', 600);
  for (let y = 600; y > 200; y -= 40) {
    await touch('touchMove', y);
    await elapse(page, 60);
  }
  await touch('touchEnd');
  for (let i = 0; i < 10; i++) {
    await page.mouse.move(50 + 10 * i, 100);
    await elapse(page, 60);
  }
  await leave(visitor, page);
  await phone?.close();
  const trails = site.events('mouse_move');
  expect(trails.map(({ pointer }) => pointer)).toEqual(['touch', 'mouse']);
  expect(trails[0]?.ts?.length).toBeGreaterThan(4);
});

const TEXT = '<p id="one">Twelve chars</p><p id="two" data-dp-block>Secret words</p><input id="three" value="typed">';

const select = async (page: Page, selector: string) => {
  await page.evaluate(
    (given) => getSelection()?.selectAllChildren(document.querySelector(given) ?? document.body),
    selector,
  );
  await drawn(page);
};

test('of selected and copied text the number of characters is told, never which', async () => {
  site.pages.set('/', `<!doctype html>${TEXT}%SCRIPT%`);
  const page = await openStill(visitor);
  await select(page, '#one');
  await page.keyboard.press('Control+c');
  await elapse(page, 900);
  await leave(visitor, page);
  expect(site.events('text_select')).toMatchObject([{ value: 12 }]);
  expect(site.events('text_copy')).toMatchObject([{ value: 12 }]);
  expect(JSON.stringify(site.received)).not.toContain('Twelve');
});

test('a selection under way is told when it rests; a caret, blocked text and fields are none', async () => {
  site.pages.set('/', `<!doctype html>${TEXT}%SCRIPT%`);
  const page = await openStill(visitor);
  for (let i = 1; i <= 5; i++) {
    await page.evaluate((end) => {
      const text = document.querySelector('#one')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, end);
    }, i);
    await drawn(page);
    await elapse(page, 100);
  }
  await elapse(page, 1500); // looked at each 700 ms until it rests
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await drawn(page);
  await elapse(page, 900);
  await select(page, '#two');
  await page.keyboard.press('Control+c');
  await elapse(page, 900);
  await page.focus('#three');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await drawn(page);
  await elapse(page, 900);
  await leave(visitor, page);
  expect(site.events('text_select')).toMatchObject([{ value: 5 }]);
  expect(site.events('text_copy')).toEqual([]);
});
