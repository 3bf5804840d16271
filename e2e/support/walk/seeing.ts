import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect } from 'vitest';

/** The heatmap's dot lies within the box that the button has in the page shown. */
export async function seeDotOn(page: Page, selector: string): Promise<void> {
  await page.getByRole('radio', { name: 'Dots' }).click();
  const dot = page.locator('[data-element]').first();
  await dot.waitFor();
  const shown = page.getByTestId('replay-frame').frameLocator('iframe').locator(selector);
  // Both move until the page is laid out for good.
  await expect
    .poll(async () => {
      const [middle, box] = [await dot.boundingBox(), await shown.boundingBox()];
      if (!middle || !box) return 'not shown';
      const [x, y] = [middle.x + middle.width / 2 - box.x, middle.y + middle.height / 2 - box.y];
      return x > 0 && x < box.width && y > 0 && y < box.height ? 'on it' : `at ${x}, ${y} of ${JSON.stringify(box)}`;
    })
    .toBe('on it');
  await expect.poll(() => page.locator('[data-selector]').first().innerText()).toMatch(/1\s+100%/);
}

/** Share of pixels in which the last frame of the replay differs from the page as it was, in a window of that size. */
export async function differenceToReplay(
  page: Page,
  original: Buffer,
  window: { width: number; height: number },
): Promise<number> {
  const frame = page.getByTestId('replay-frame').locator('iframe');
  await frame.waitFor();
  await page.getByRole('slider').first().press('End');
  await page.addStyleTag({ content: '.replayer-mouse, .replayer-mouse-tail { display: none !important; }' });
  await expect
    .poll(() => page.getByTestId('replay-frame').frameLocator('iframe').locator('#bag').innerText())
    .toBe('Bag: 1');
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500); // the play button over the stage fades
  const box = await frame.boundingBox();
  if (!box) throw new Error('the replay is not shown');
  expect({ width: box.width, height: box.height }).toEqual(window);
  const replayed = PNG.sync.read(await page.screenshot({ clip: box }));
  const real = PNG.sync.read(original);
  const differing = pixelmatch(real.data, replayed.data, undefined, window.width, window.height, { threshold: 0.1 });
  return differing / (window.width * window.height);
}
