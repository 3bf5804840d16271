import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { FIXTURES } from './support/fidelity/fixtures.ts';
import { pathOf } from './support/fidelity/pages.ts';
import { openStudio, type Studio } from './support/fidelity/studio.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';

/** Share of the window's pixels. All fixtures at three sizes, with the demo shop: `npm run bench -- --only fidelity`. */
const TOLERANCE = 0.01;
const WINDOW = { width: 820, height: 800 };

/** What goes other ways than rrweb's: told beside the DOM, or by a frame. */
const CHOSEN =
  /canvas 2D|another origin|closed, attached|switched off|imports|shorthands|prefer it|popover|dialogs|:state|without controls|Web Animations|icons of a file/;

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
let studio: Studio;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder), launchBrowser()]);
  studio = await openStudio(browser, server.url);
});
afterAll(async () => {
  await studio.close();
  await browser.close();
  await server.stop();
  remove();
});

it('replays look like the pages that were recorded', async () => {
  const chosen = FIXTURES.filter(({ name }) => CHOSEN.test(name));
  const takes = await Promise.all(
    chosen.map((fixture) => studio.record(pathOf(fixture, 'e2e'), WINDOW, fixture.isDark)),
  );
  const differences: Record<string, number> = {};
  for (const [index, { name }] of chosen.entries()) {
    const take = takes[index];
    if (take) differences[name] = await studio.differenceOf(take);
  }
  expect(Object.keys(differences)).toHaveLength(15);
  expect(Object.entries(differences).filter(([, difference]) => difference > TOLERANCE)).toEqual([]);
});
