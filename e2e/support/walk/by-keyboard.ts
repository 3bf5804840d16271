import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { OWNER } from '../account.ts';
import { settled } from '../ways.ts';

/** More than any page has before what is looked for here. */
const TABS = 120;

/** Signs in, opens the shop, narrows a heatmap, watches a recording and goes back to the list, without a mouse. */
export async function goByKeyboard(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sites`);
  await tabTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type(OWNER.email);
  await tabTo(page, page.getByLabel('Password'));
  await page.keyboard.type(OWNER.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sites/);
  await settled(page);
  await enter(page, page.getByRole('main').getByRole('link', { name: /Moss & Kiln/ }));
  await page.getByRole('heading', { name: 'Overview' }).waitFor();

  await page.keyboard.press('g');
  await page.keyboard.press('h');
  // Who cannot see that another page has come hears its name; then the filter changes, and they stay where they are.
  const heading = page.getByRole('heading', { name: 'Heatmaps' });
  await expect.poll(() => hasFocus(heading)).toBe(true);
  await page.getByTestId('replay-frame').waitFor();
  await enter(page, page.getByRole('banner').getByRole('button', { name: 'Filter' }));
  await page.getByRole('option', { name: 'Device', exact: true }).waitFor();
  await page.keyboard.type('Device');
  await page.keyboard.press('Enter');
  await enter(page, page.getByRole('button', { name: /^Phone/ }));
  await page.waitForURL(/device=mobile/);
  await settled(page);
  expect(await hasFocus(heading)).toBe(false);

  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.waitForURL(/\/recordings\?.*device=mobile/); // the filter comes along
  await page.getByRole('heading', { name: 'Recordings' }).waitFor();
  await settled(page);
  await enter(page, page.locator('main a[href*="/recordings/"]').first());
  await page.getByTestId('replay-frame').locator('iframe').waitFor();
  const position = page.getByRole('slider', { name: 'Position in the recording' });
  const at = async () => Number(await position.getAttribute('aria-valuenow'));
  await expect.poll(at).toBeGreaterThan(0); // it plays by itself
  await page.keyboard.press('Space');
  await tabTo(page, position);
  await page.keyboard.press('Home');
  await expect.poll(at).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(at).toBe(5);
  // All that happened in the visit is one stop of the Tab key.
  const events = page.getByRole('region', { name: 'Events' });
  await tabTo(page, events.locator('[tabindex="0"]'));
  await page.keyboard.press('End');
  const last = events.getByRole('listitem').last();
  await expect.poll(() => hasFocus(last.getByRole('button'))).toBe(true);
  expect(await last.getAttribute('aria-posinset')).toBe(await last.getAttribute('aria-setsize'));
  await page.keyboard.press('Enter');
  await expect.poll(at).toBeGreaterThan(5);
  // What is asked in a dialog, and what is marked, leaves the focus where it was.
  const share = page.getByRole('button', { name: 'Share' });
  await enter(page, share, 'Shift+Tab');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => hasFocus(share)).toBe(true);
  const more = page.getByRole('button', { name: 'More about this recording' });
  await enter(page, more);
  const entries = page.getByRole('menuitem');
  await expect.poll(() => hasFocus(entries.first())).toBe(true);
  await page.keyboard.press('End');
  await expect.poll(() => hasFocus(entries.last())).toBe(true);
  await page.keyboard.press('Enter');
  // One more Enter deletes nothing.
  const dialog = page.getByRole('dialog');
  await expect.poll(() => hasFocus(dialog.getByRole('button', { name: 'Cancel' }))).toBe(true);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => hasFocus(more)).toBe(true);
  const favourite = page.getByRole('button', { name: 'Favourite' });
  await enter(page, favourite, 'Shift+Tab');
  await expect.poll(() => favourite.getAttribute('aria-pressed')).toBe('true');
  expect(await hasFocus(favourite)).toBe(true);
  const addTag = page.getByRole('button', { name: 'Tag', exact: true });
  await enter(page, addTag, 'Shift+Tab');
  await page.keyboard.type('by keys');
  await page.keyboard.press('Enter');
  const removeTag = page.getByRole('button', { name: 'Take the tag by keys off' });
  await enter(page, removeTag, 'Shift+Tab');
  await removeTag.waitFor({ state: 'detached' });
  expect(await hasFocus(addTag)).toBe(true);
  // Backwards it is nearer, and so is the filter: forwards lies a list as long as it is scrolled.
  await enter(page, page.getByRole('main').getByRole('link', { name: 'Recordings' }), 'Shift+Tab');
  await page.waitForURL(/\/recordings\?/);
  await enter(page, page.getByRole('banner').getByRole('button', { name: /^Remove/ }), 'Shift+Tab');
  await page.waitForURL((address) => !address.search.includes('device'));
}

async function tabTo(page: Page, place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await place.waitFor();
  for (let tabs = 0; tabs < TABS; tabs++) {
    if (await hasFocus(place)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`No key leads to ${place}`);
}

const hasFocus = (place: Locator): Promise<boolean> => place.evaluate((element) => element === document.activeElement);

async function enter(page: Page, place: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await tabTo(page, place, key);
  await page.keyboard.press('Enter');
}
