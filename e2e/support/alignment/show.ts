import type { Page } from 'playwright-core';

/** Signs in to the dashboard by its form. */
export async function signInAt(page: Page, url: string, { email, password }: { email: string; password: string }) {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForURL(/\/sites/);
}

/** Shows the clicks of the fixture page as dots, in a frame of `width` px. */
export async function showDots(page: Page, url: string, siteId: number, width: number, state = ''): Promise<void> {
  const search = new URLSearchParams({ path: '/', screen: 'desktop', show: 'dots', width: String(width), state });
  await page.goto(`${url}/sites/${siteId}/heatmaps?${search}`);
  await page.locator('circle[data-element]').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(800); // fonts have come, and the page is laid out for good
}
