import type { Browser, Page } from 'playwright-core';
import { signInAt } from '../e2e/support/sign-in.ts';
import { ACCOUNT } from './owner.ts';

/** The dashboard as its owner has it, signed in, in a window of its own. */
export async function openDashboard(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await signInAt(page, url, ACCOUNT);
  return page;
}
