import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage();
  const source = readFileSync(new URL('./measure.ts', import.meta.url), 'utf8');
  await page.setContent(`<style>body { margin: 0 } * { position: absolute; border: 0 }</style>
    <div id="host" style="left: 10px; top: 20px; width: 300px; height: 300px"></div>
    <iframe id="frame" style="left: 400px; top: 100px; border: 5px solid; width: 200px; height: 200px"></iframe>
    <b id="gone" hidden>x</b>`);
  await page.evaluate(() => {
    const place = (left: number) => `<b style="position:absolute;left:${left}px;top:7px;width:30px;height:40px"></b>`;
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = place(5);
    const frame = document.querySelector<HTMLIFrameElement>('#frame');
    if (frame?.contentDocument) frame.contentDocument.body.innerHTML = `<main>${place(3)}</main>`;
  });
  await page.addScriptTag({ content: stripTypeScriptTypes(source).replaceAll('export ', '') });
});
afterAll(() => browser.close());

test.each([
  ['an element', '#host', { x: 10, y: 20, width: 300, height: 300 }],
  ['one in a shadow root', '#host >>> b', { x: 15, y: 27, width: 30, height: 40 }],
  ['one in a frame, at its place on the page', '#frame >>> main>b', { x: 408, y: 112, width: 30, height: 40 }],
  ['nothing hidden', '#gone', null],
  ['nothing in what has no inside', '#gone >>> b', null],
  ['nothing that is no selector', '#host >>> >', null],
])('a selector finds %s', async (_, selector, box) => {
  const found = await page.evaluate(
    (given) =>
      (window as unknown as { measureIn(shown: Document): (selector: string) => unknown }).measureIn(document)(given),
    selector,
  );
  expect(found).toEqual(box);
});
