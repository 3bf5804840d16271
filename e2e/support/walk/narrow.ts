import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A window of 1280 px that is enlarged four times. */
const NARROW = { width: 320, height: 640 };

/** Looks whether all of a page is read from top to bottom also where it is narrow: https://www.w3.org/TR/WCAG22/#reflow */
export async function fitsNarrow(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? NARROW;
  await page.setViewportSize(NARROW);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width, { message: `width of ${name}` }).toBe(NARROW.width);
  await page.setViewportSize(before);
}
