import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser({ isWhole: false })]);
  await addSite(await signIn(server.url), 'shop.example', { time_zone: 'Asia/Tokyo' });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  remove();
});

it('a page that stays open asks about the new day from midnight on, by the clock of its site', async () => {
  const page = await browser.newPage();
  await signInAt(page, server.url);
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/api/trends/overview') asked.push(`${searchParams.get('from')} – ${searchParams.get('to')}`);
  });
  await page.clock.install({ time: new Date('2026-11-29T14:50:00Z') });
  await page.goto(`${server.url}/sites/1/overview?range=7d`);
  await expect.poll(() => asked).toEqual(['2026-11-23 – 2026-11-29']);

  await page.clock.fastForward('09:00');
  await page.clock.fastForward('02:00');
  await expect.poll(() => asked).toEqual(['2026-11-23 – 2026-11-29', '2026-11-24 – 2026-11-30']);
});
