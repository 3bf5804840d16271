import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OWNER, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { plugInKey } from './support/security-key.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { fillSignIn, signInAt } from './support/sign-in.ts';
import { settled } from './support/ways.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser({ isWhole: false })]);
  await signIn(server.url);
  page = await browser.newPage();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  remove();
});

async function signOut() {
  await page.getByRole('button', { name: 'Account, theme and language' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
}

const openAccount = async () => {
  await page.waitForURL(/\/sites/);
  await settled(page); // it goes on from there by itself
  await page.goto(`${server.url}/account`);
  await page.getByRole('heading', { name: 'Passkeys' }).waitFor();
};

it('a passkey lets its owner in without a password, and a second factor keeps others out who have that', async () => {
  await plugInKey(page);
  await signInAt(page, server.url);
  await openAccount();
  await page.getByLabel('Name of a new passkey').fill('Laptop');
  await page.getByLabel('Password, to add it').fill(OWNER.password);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Remove Laptop' }).waitFor();
  await signOut();

  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await openAccount();
  await page.getByLabel('Your password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Set up' }).click();
  const secret = await page.getByText(/^[A-Z2-7]{32}$/).textContent();
  const totp = new TOTP({ secret: secret ?? '' });
  await page.getByLabel('Code of the app').fill(totp.generate());
  await page.getByRole('button', { name: 'Turn on' }).click();
  const shown = page.getByText(/^[a-z1-9]{4}(-[a-z1-9]{4}){3}$/);
  await shown.first().waitFor();
  const codes = await shown.allTextContents();
  expect(codes).toHaveLength(10);
  await signOut();

  await fillSignIn(page);
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This code is not right').waitFor();
  await page.getByLabel('Code').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await openAccount();
  await page.getByText('9 recovery codes left.').waitFor();
}, 90_000);
