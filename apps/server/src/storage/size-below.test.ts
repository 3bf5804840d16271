import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sizeBelow } from './size-below.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'desirepath-size-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('all files below count, at whatever depth; a file by itself, too', async () => {
  mkdirSync(join(folder, 'stays/deep'), { recursive: true });
  writeFileSync(join(folder, 'stays/one'), 'x'.repeat(100));
  writeFileSync(join(folder, 'stays/deep/two'), 'x'.repeat(20));
  expect(await sizeBelow(join(folder, 'stays'))).toBe(120);
  expect(await sizeBelow(join(folder, 'stays/one'))).toBe(100);
});

test('what has gone counts for nothing', async () => {
  expect(await sizeBelow(join(folder, 'never-was'))).toBe(0);
});

test('folders that go while they are looked at fail nothing', async () => {
  const parts = Array.from({ length: 300 }, (_, index) => join(folder, 'parts', `${index}`, 'deep'));
  for (const part of parts) {
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, 'data'), 'x');
  }
  const sizing = sizeBelow(join(folder, 'parts'));
  for (const part of parts.toReversed()) {
    rmSync(part, { recursive: true });
    await new Promise(setImmediate);
  }
  expect(await sizing).toBeLessThan(parts.length);
});
