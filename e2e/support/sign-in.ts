import type { Page } from 'playwright-core';
import { OWNER } from './account.ts';
import { settled } from './ways.ts';

/** Goes to an address of a dashboard, which asks for a sign-in first; resolves once the page that it leads to stands. */
export async function signInAt(page: Page, address: string, account: typeof OWNER = OWNER): Promise<void> {
  await page.goto(address);
  await fillSignIn(page, account);
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
  await settled(page);
}

/** Fills in the form that is shown, and sends it, whatever comes of it. */
export async function fillSignIn(page: Page, { email, password }: typeof OWNER = OWNER): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
