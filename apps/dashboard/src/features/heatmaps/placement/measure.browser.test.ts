import { launchChromium } from '@desirepath/traffic/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundled } from '../bundled.testing.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  // As tall as the page, as maps are measured.
  page = await browser.newPage({ viewport: { width: 800, height: 2000 } });
  await page.setContent(`<style>body { margin: 0; height: 2000px } * { position: absolute; border: 0 }</style>
    <div id="host" style="left: 10px; top: 120px; width: 300px; height: 300px"></div>
    <iframe id="frame" style="left: 400px; top: 150px; border: 5px solid; width: 200px; height: 200px"></iframe>
    <header style="position: fixed; top: 0; width: 800px; height: 50px; background: white; z-index: 1">
      <b id="menu" style="left: 20px; top: 10px; width: 60px; height: 30px"></b>
    </header>
    <b id="below" style="left: 20px; top: 10px; width: 60px; height: 30px"></b>
    <div id="panel" style="top: 500px; width: 200px; height: 100px; overflow: auto">
      <b id="far" style="top: 400px; width: 50px; height: 20px"></b>
    </div>
    <div style="top: 700px; width: 200px; height: 100px; overflow: hidden">
      <b id="slide" style="left: 300px; width: 50px; height: 20px"></b>
    </div>
    <b id="covered" style="top: 900px; width: 50px; height: 20px"></b>
    <div style="top: 880px; width: 300px; height: 100px; background: white"></div>
    <b class="twice" style="top: 1000px; width: 5px; height: 5px"></b>
    <b class="twice" style="top: 1050px; width: 5px; height: 5px"></b>
    <b id="closed" hidden>x</b>`);
  await page.evaluate(() => {
    const place = (left: number) => `<b style="position:absolute;left:${left}px;top:7px;width:30px;height:40px"></b>`;
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = place(5);
    const frame = document.querySelector<HTMLIFrameElement>('#frame');
    if (frame?.contentDocument) frame.contentDocument.body.innerHTML = `<main>${place(3)}</main>`;
  });
  await page.addScriptTag({ content: await bundled(new URL('./measure.testing.ts', import.meta.url)) });
});
afterAll(() => browser.close());

test.each([
  ['an element', '#host', { state: 'shown', on: 'page', box: { x: 10, y: 120, width: 300, height: 300 } }],
  [
    'one in a shadow root',
    '#host >>> b',
    { state: 'shown', on: 'page', box: { x: 15, y: 127, width: 30, height: 40 } },
  ],
  [
    'one in a frame, in px of that',
    '#frame >>> main>b',
    { state: 'shown', on: 'panel', box: { x: 3, y: 7, width: 30, height: 40 } },
  ],
  [
    'one of a fixed header, in px of that',
    '#menu',
    { state: 'shown', on: 'part', box: { x: 20, y: 10, width: 60, height: 30 } },
  ],
  ['one that only this picture puts behind the header', '#below', { state: 'shown', on: 'page' }],
  [
    'one that a panel has scrolled away, in the panel',
    '#far',
    { state: 'shown', on: 'panel', box: { x: 0, y: 400, width: 50, height: 20 } },
  ],
  ['a slide that is not its turn, hidden', '#slide', { state: 'hidden' }],
  ['what something else lies over, hidden', '#covered', { state: 'hidden' }],
  ['what is closed, hidden', '#closed', { state: 'hidden' }],
  ['neither of two that are called the same', '.twice', { state: 'gone' }],
  ['nothing in what has no inside', '#closed >>> b', { state: 'gone' }],
  ['nothing that is no selector', '#host >>> >', { state: 'gone' }],
])('a selector finds %s', async (_, selector, fate) => {
  expect(
    await page.evaluate(
      (given) => (window as unknown as { fateOf(selector: string): unknown }).fateOf(given),
      selector,
    ),
  ).toMatchObject(fate);
});

test('a dialog hides what is behind it, and not what is in it', async () => {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="curtain" style="position: fixed; inset: 0"><b id="ok" style="top: 300px; width: 50px; height: 20px"></b></div>',
    );
  });
  const states = await page.evaluate(() => {
    const { fateOf } = window as unknown as { fateOf(selector: string): { state: string } };
    return ['#ok', '#host', '#below'].map((selector) => fateOf(selector).state);
  });
  await page.evaluate(() => document.querySelector('#curtain')?.remove());
  expect(states).toEqual(['shown', 'hidden', 'hidden']);
});
