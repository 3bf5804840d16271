import { launchChromium } from '@desirepath/traffic/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundled } from '../bundled.testing.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const [RED, GREEN, BLUE, YELLOW] = ['255 0 0', '0 128 0', '0 0 255', '255 255 0'];

test('a picture of a page has what is in its frames and what scripts gave its style, and all of it where it lies', async () => {
  const page = await browser.newPage({ viewport: { width: 400, height: 600 } });
  await page.setContent(`<style>body { margin: 0 } div { height: 50px } iframe { display: block; width: 50% }</style>
    <div style="background: red"></div>
    <iframe style="height: 100px; border: 10px solid blue"></iframe>
    <video style="display: block; height: 80px"></video>
    <div id="adopted"></div>`);
  await page.evaluate(() => {
    const inner = document.querySelector('iframe')?.contentDocument;
    if (inner)
      inner.body.innerHTML =
        '<style>body { margin: 0; background: yellow }</style><p style="background: green; height: 40px; margin: 0">';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('#adopted { background: green }');
    document.adoptedStyleSheets = [sheet];
  });
  await page.addScriptTag({ content: await bundled(new URL('./page-picture.testing.ts', import.meta.url)) });
  const colours = await page.evaluate(() => {
    const { coloursAt } = window as unknown as { coloursAt(places: number[][]): Promise<string[]> };
    return coloursAt([
      [5, 5], // the first part
      [5, 55], // the border of the frame
      [15, 65], // in the frame
      [15, 155], // lower in the frame
      [5, 255], // below the film: 50 + 120 + 80
    ]);
  });
  expect(colours).toEqual([RED, BLUE, GREEN, YELLOW, GREEN]);
});
