import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextBackup } from '../storage/backup/rotation.ts';
import { serveApp } from '../testing/serve-app.testing.ts';
import { backUpNightly } from './backups.ts';

const HOUR = 3_600_000;
/** Three in the night, by the clock of the machine. */
const NIGHT = new Date(2026, 10, 26, 3, 23).getTime();

let folder: string;
let config: { DATA_DIR: string; BACKUP_DIR: string | undefined; BACKUP_KEEP: number };
let begun: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desirepath-nightly-'));
  mkdirSync(join(folder, 'kept'));
  config = { DATA_DIR: join(folder, 'data'), BACKUP_DIR: join(folder, 'kept'), BACKUP_KEEP: 7 };
  begun = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What an hour does. */
const ask = (now: number) =>
  backUpNightly(
    async () => {
      begun += 1;
      writeFileSync(nextBackup(join(folder, 'kept'), now), '');
      return '';
    },
    config,
    now,
  );

test('a week of hours has a backup a night', async () => {
  await ask(NIGHT);
  for (let hour = 1; hour <= 7 * 24; hour++) await ask(NIGHT + hour * HOUR);
  expect(begun).toBe(8);
});

test('one that was missed, or never made, is made at once', async () => {
  await ask(NIGHT + 7 * HOUR);
  expect(begun).toBe(1);
  await ask(NIGHT + 8 * HOUR);
  expect(begun).toBe(1);
  await ask(NIGHT + 60 * HOUR);
  expect(begun).toBe(2);
});

test('where no folder is named there is none', async () => {
  config.BACKUP_DIR = undefined;
  await ask(NIGHT);
  expect(begun).toBe(0);
});

test('the server’s own take the place of older ones, and one that somebody names a file for does not', async () => {
  const kept = join(folder, 'kept');
  for (let day = 0; day < 20; day++) writeFileSync(nextBackup(kept, NIGHT - (30 - day) * 24 * HOUR), '');
  const { app, close } = await serveApp('--backup-dir', kept, '--backup-keep', '7');
  try {
    const file = join(folder, 'elsewhere.tar');
    await app.carryOut('backup', { file });
    expect(existsSync(file)).toBe(true);
    expect(readdirSync(kept)).toHaveLength(20);
    await app.carryOut('backup', {});
    expect(readdirSync(kept)).toHaveLength(7);
  } finally {
    await close();
  }
});
