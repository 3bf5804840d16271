import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Takes the tour, which the overview offers, to its end by the keyboard alone; each stop points to something. Once it is over, it is not
 * offered again.
 */
export async function takeTour(owner: Page): Promise<void> {
  const tour = owner.getByRole('region', { name: 'Tour of the demo' });
  expect(await tour.count()).toBe(0);
  await owner.keyboard.press('g');
  await owner.keyboard.press('o');
  await tour.getByRole('button', { name: 'Show me around' }).press('Enter');
  for (let stop = 1; stop <= 8; stop++) {
    await tour.getByText(`${stop} of 8`, { exact: true }).waitFor();
    await owner.locator('[data-toured]').first().waitFor();
    await tour.getByRole('button', { name: stop < 8 ? 'Next' : 'Done' }).press('Enter');
  }
  await tour.waitFor({ state: 'detached' });
  await owner.reload();
  await owner.locator('h1').first().waitFor();
  expect(await tour.count()).toBe(0);
}
