import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Behaviour } from '../storage/behaviour/open.ts';
import { openTestBehaviour } from '../testing/behaviour.testing.ts';
import { assetsIn } from './assets/queries.ts';
import { Stock } from './stock.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-stock-'));
let behaviour: Behaviour;
let stock: Stock;
beforeAll(async () => {
  behaviour = await openTestBehaviour(folder);
  stock = new Stock(assetsIn(behaviour));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SITE = 1;
const LOGO = { hash: 'logo', bytes: 7 };

it('what is sent while any job clears a site is not taken to be there afterwards', async () => {
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const clearing = [first, second].map(({ promise }) => stock.whileClearing(SITE, () => promise));
  first.resolve();
  await clearing[0];
  stock.add(SITE, [LOGO]);
  second.resolve();
  await clearing[1];
  expect(await stock.missing(SITE, [LOGO.hash])).toEqual([LOGO.hash]);
  stock.add(SITE, [LOGO]);
  expect(await stock.missing(SITE, [LOGO.hash])).toEqual([]);
});

it('a store that does not answer refuses whoever asks for room, and ends nothing', async () => {
  await behaviour.close();
  const room = stock.hasRoom(SITE, 1);
  stock.add(SITE, [LOGO]);
  await expect(room).rejects.toThrow();
});
