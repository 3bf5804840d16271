import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { csvRows } from './csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function firstOf(file: string) {
  for await (const row of csvRows(file)) return row;
  return undefined;
}

const OPEN_FILES = '/proc/self/fd';
/** One of the files may be closed while they are looked at. */
const targetOf = (descriptor: string) => {
  try {
    return readlinkSync(join(OPEN_FILES, descriptor));
  } catch {
    return '';
  }
};

it('a file that is gone is an error of whoever reads it, and of nobody else', async () => {
  await expect(firstOf(join(folder, 'gone.csv'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it.runIf(process.platform === 'linux')('a file of which only the beginning is read is closed', async () => {
  const file = join(folder, 'long.csv');
  writeFileSync(file, `page,views\n${'/,1\n'.repeat(100_000)}`);
  expect(await firstOf(file)).toEqual({ row: 2, of: { page: '/', views: '1' } });
  const isOpen = () => readdirSync(OPEN_FILES).some((descriptor) => targetOf(descriptor) === file);
  await vi.waitFor(() => expect(isOpen()).toBe(false));
});
