import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { goBy, settled } from '../ways.ts';

/** Looks at pages as who has chosen colours of their own for all of them: what is chosen, on, and how far it is, is still seen. */
export async function lookInOwnColours(page: Page, site: number, url: string): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${url}/sites/${site}/recordings`);
  await settled(page);
  expect(await ground(page.getByRole('radio', { name: 'Worth a look' }))).not.toBe(
    await ground(page.getByRole('radio', { name: 'Newest' })),
  );
  const views = page.getByRole('navigation');
  expect(await ground(views.getByRole('link', { name: 'Recordings' }))).not.toBe(
    await ground(views.getByRole('link', { name: 'Heatmaps' })),
  );
  await goBy(page, page.locator('main a[href*="/recordings/"]').first());
  const skips = page.getByRole('switch', { name: 'Skip inactivity' });
  const [on] = [await ground(skips), await skips.click()];
  expect(await ground(skips)).not.toBe(on);
  await skips.click();
  const track = page.getByRole('slider', { name: 'Position in the recording' });
  expect(await ground(track.locator('span').last())).not.toBe(await ground(track));
  const recorded = page.getByTestId('replay-frame').frameLocator('iframe').locator('html');
  expect(await recorded.evaluate((root) => getComputedStyle(root).forcedColorAdjust)).toBe('none');
  await page.emulateMedia({ forcedColors: 'none' });
}

/** The colour that is seen behind it; transitions are over. */
const ground = (place: Locator): Promise<string> =>
  place.evaluate(async (element) => {
    await Promise.all(element.getAnimations().map(({ finished }) => finished));
    return getComputedStyle(element).backgroundColor;
  });
