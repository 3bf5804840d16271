import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn } from './support/account.ts';
import { measureAlignment } from './support/alignment/measure.ts';
import { ELEMENTS } from './support/alignment/page.ts';
import { launchBrowser } from './support/browser.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  remove();
});

it('draws clicks of a phone and a desktop inside of what was clicked, at every other width too', async () => {
  const visited = [360, 1440];
  const client = await signIn(server.url);
  for (const { width, ...found } of await measureAlignment(
    { url: server.url, client, browser },
    visited,
    [320, 900, 2560],
  )) {
    expect({ width, ...found }).toMatchObject({ width, missed: [], drawn: visited.length * ELEMENTS });
  }
});
