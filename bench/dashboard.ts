import type { Browser, Page } from 'playwright-core';
import { ACCOUNT } from './owner.ts';

/** The dashboard as its owner has it, signed in, in a window of its own. */
export async function openDashboard(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(url);
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password').fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Recordings', exact: true }).first().waitFor();
  return page;
}
