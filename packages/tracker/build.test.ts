import { brotliCompressSync } from 'node:zlib';
import { SETTINGS_PLACEHOLDER } from '@desirepath/contract/tracker-settings';
import { expect, test } from 'vitest';
import { buildScripts } from './build.ts';

const KB = 1024;
const { core, extras, replay, replayOnRequest, pieces, picture, survey, feedback } = await buildScripts();

test('the core script, which every page loads, stays under 8 KB', () => {
  expect(brotliCompressSync(core).length).toBeLessThan(8 * KB);
});

test('the rarer signals stay under 11 KB', () => {
  expect(brotliCompressSync(extras).length).toBeLessThan(11 * KB);
});

test('the survey script stays under 12 KB', () => {
  expect(brotliCompressSync(survey).length).toBeLessThan(12 * KB);
});

test('the script of the feedback bubble stays under 7 KB', () => {
  expect(brotliCompressSync(feedback).length).toBeLessThan(7 * KB);
});

test('the replay script stays under 15 KB, and what few recordings need besides under 4 KB', () => {
  expect(brotliCompressSync(replay).length).toBeLessThan(15 * KB);
  expect(brotliCompressSync(replayOnRequest).length).toBeLessThan(4 * KB);
});

test('the script that names pieces of snapshots stays under 3 KB', () => {
  expect(brotliCompressSync(pieces).length).toBeLessThan(3 * KB);
});

test('the script that takes pictures of pages stays under 12 KB', () => {
  expect(brotliCompressSync(picture).length).toBeLessThan(12 * KB);
});

test('the place of the settings is in the core script once, as a literal', () => {
  expect(core.split(JSON.stringify(SETTINGS_PLACEHOLDER))).toHaveLength(2);
  expect(core.split(SETTINGS_PLACEHOLDER)).toHaveLength(2);
});

test('a dependency cannot write to the console of a page', () => {
  expect(replay + replayOnRequest + picture).not.toContain('console.');
});
