import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder, troubleWithFolder } from './folder-access.ts';

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'desirepath-access-'));
});
afterAll(() => rmSync(place, { recursive: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

test('a folder that is made is for its user alone', () => {
  const folder = join(place, 'new/data');
  makeFolder(folder);
  expect(modeOf(folder)).toBe(0o700);
});

test('one that is there stays as open as somebody has made it', () => {
  const folder = join(place, 'chosen');
  mkdirSync(folder);
  chmodSync(folder, 0o750);
  makeFolder(folder);
  expect(modeOf(folder)).toBe(0o750);
});

test('one below a file is no folder, and the setting that names it is to be changed', () => {
  const file = join(place, 'file');
  writeFileSync(file, '');
  const trouble = troubleWithFolder(join(file, 'backups'), 'BACKUP_DIR');
  expect(trouble).toBe(`${file} is not a folder. Name another one in BACKUP_DIR.`);
});
