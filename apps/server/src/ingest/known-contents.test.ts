import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Behaviour } from '../storage/behaviour/open.ts';
import { openTestBehaviour } from '../testing/behaviour.testing.ts';
import { assetsIn } from './assets/queries.ts';
import { KnownContents } from './known-contents.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-contents-'));
let behaviour: Behaviour;
let contents: KnownContents;
beforeAll(async () => {
  behaviour = await openTestBehaviour(folder);
  contents = new KnownContents(assetsIn(behaviour));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SITE = 1;
const LOGO = { hash: 'logo', bytes: 7 };

it('what is sent while any job clears a site is not taken to be there afterwards', async () => {
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const clearing = [first, second].map(({ promise }) => contents.whileClearing(SITE, () => promise));
  first.resolve();
  await clearing[0];
  contents.add(SITE, [LOGO]);
  second.resolve();
  await clearing[1];
  expect(await contents.missing(SITE, [LOGO.hash])).toEqual([LOGO.hash]);
  contents.add(SITE, [LOGO]);
  expect(await contents.missing(SITE, [LOGO.hash])).toEqual([]);
});

it('a site that was full while it was cleared has the room that this made', async () => {
  let stored = 10;
  const full = new KnownContents({ ...assetsIn(behaviour), bytesPerSite: 10, bytes: async () => stored });
  await full.whileClearing(SITE, async () => {
    expect(await full.hasRoom(SITE, 1)).toBe(false);
    stored = 0;
  });
  expect(await full.hasRoom(SITE, 10)).toBe(true);
});

it('a store that does not answer refuses whoever asks for room, and ends nothing', async () => {
  await behaviour.close();
  const room = contents.hasRoom(SITE, 1);
  contents.add(SITE, [LOGO]);
  await expect(room).rejects.toThrow();
});
