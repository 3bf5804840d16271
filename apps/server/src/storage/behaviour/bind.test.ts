import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBehaviour } from '../../testing/behaviour.testing.ts';
import { bind } from './bind.ts';
import type { Behaviour } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-bind-'));
let store: Behaviour;

beforeAll(async () => {
  store = await openTestBehaviour(folder);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const ID = '018f0000-0000-7000-8000-00000000000a';

const comesBack = async (type: string, value: unknown) => {
  const [row] = await store.rows<{ value: unknown; type: string }>(
    `SELECT {value:${type}} AS value, toTypeName(value) AS type`,
    { value },
  );
  expect(row).toEqual({ value, type });
};

test.each([
  ['UInt32', 4_294_967_295],
  ['Int64', -1],
  ['Float64', 0.5],
  ['Date', '2026-11-23'],
  ['UUID', ID],
  ['Array(UUID)', [ID, ID.replace('a', 'b')]],
  ['Array(UUID)', []],
  ['Array(String)', ["it's", '\\', '']],
  ['Array(String)', []],
  ['Array(UInt32)', [1, 2]],
])('a value of type %s arrives as it was given', comesBack);

test('any text arrives as it was given', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), (text) => comesBack('String', text)),
    { numRuns: 50, examples: [["') OR 1 = 1 --"], ['\\'], ['{value:String}'], ['*/'], ['\0\n']] },
  ));

test('a list of ten thousand sessions is no too long question', async () => {
  const ids = Array.from({ length: 10_000 }, () => crypto.randomUUID());
  expect(await store.rows('SELECT length({ids:Array(UUID)}) AS count', { ids })).toEqual([{ count: ids.length }]);
});

test('a moment is given in epoch ms', async () => {
  const rows = await store.rows(`SELECT toString({at:DateTime64(3, 'UTC')}) AS at`, { at: Date.UTC(2026, 0, 2) + 3 });
  expect(rows).toEqual([{ at: '2026-01-02 00:00:00.003' }]);
});

test.each([
  ['UInt32', '1 OR 1'],
  ['UInt32', 1.5],
  ['Float64', Number.NaN],
  ['Date', "2026-11-23') --"],
  ['UUID', `${ID}\n`],
  ['Array(UUID)', [ID, "'"]],
  ['Array(UInt32)', ['1']],
  ['String', 5],
  ['String', undefined],
  ['Identifier', 'events'],
])('what is no %s is refused: %j', (type, value) => {
  expect(() => bind(`SELECT {value:${type}}`, { value })).toThrow(TypeError);
});

test('questions with different values do not mix when they run at the same time', async () => {
  const ask = (value: number) => store.rows('SELECT {value:UInt32} AS value, sleep(0.01)', { value });
  const values = Array.from({ length: 40 }, (_, value) => value);
  expect(await Promise.all(values.map(ask))).toMatchObject(values.map((value) => [{ value }]));
});
