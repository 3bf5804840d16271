import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openRecords } from '../open.ts';
import { sqlitePlace } from '../places.testing.ts';
import { createSites } from '../sites.ts';
import { recordsFile } from '../sqlite-file.ts';
import { GENERATIONS, makeStore, type Row } from './filled.testing.ts';

/** What later migrations mean to change; all else is found as it was. */
function meant(generation: string, table: string, row: Row): { row: Row; rows: number } {
  if (generation >= '0032-goals') return { row, rows: 1 };
  // What the settings counted as conversions is a goal from then on.
  if (table === 'sites') return { row: { ...row, settings: '{"time_zone":"Asia/Kathmandu"}' }, rows: 1 };
  return { row, rows: table === 'goals' ? 2 : 1 };
}

const STEPS = GENERATIONS.map((generation, index) => ({ generation, next: GENERATIONS[index + 1] }));

describe.concurrent('a store of an earlier version', () => {
  it.each(STEPS)(
    'as of $generation, with something in every table, opens and says what it said, though its upgrade was killed at $next',
    async ({ generation, next }) => {
      const { place, remove } = await sqlitePlace();
      if (!('folder' in place)) throw new Error('SQLite is a file');
      const before = await makeStore(place.folder, generation);
      expect(before.size).toBeGreaterThan(5);
      if (next) expect(await killedAt(place, next)).toBe('SIGKILL');

      const records = await openRecords(place);
      const store = new DatabaseSync(recordsFile(place.folder), { readOnly: true });
      expect(store.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
      for (const [table, was] of before) {
        const columns = Object.keys(was).map((name) => `"${name}"`);
        const found = store.prepare(`SELECT ${columns} FROM "${table}"`).all();
        const { row, rows } = meant(generation, table, was);
        expect(found, table).toContainEqual(row);
        expect(found, table).toHaveLength(rows);
      }
      store.close();

      const sites = await createSites({ records, clock: Date.now, log: { error: () => {} } });
      expect(await sites.owned('ada', 1)).toMatchObject({ name: 'Shop', settings: { time_zone: 'Asia/Kathmandu' } });
      expect(await sites.people(1)).toMatchObject([{ id: 'ada' }]);
      sites.close();
      await records.destroy();
      await remove();
    },
  );
});

it('a store that a newer version has changed is refused, and says what to do', async () => {
  const { place, remove } = await sqlitePlace();
  if (!('folder' in place)) throw new Error('SQLite is a file');
  await makeStore(place.folder, '9999');
  const store = new DatabaseSync(recordsFile(place.folder));
  store.prepare('INSERT INTO kysely_migration (name, timestamp) VALUES (?, ?)').run('9999-of-tomorrow', '2027-01-01');
  store.close();
  await expect(openRecords(place)).rejects.toMatchObject({
    code: 'folder_newer',
    message: expect.stringMatching(/9999-of-tomorrow.*newer one.*restore the backup/s),
  });
  await remove();
});

/** Brings a store up to date in a process that is killed when one step is done and not yet kept. @returns by which signal it ended */
async function killedAt(place: object, step: string): Promise<string | null> {
  const script = fileURLToPath(new URL('../killed-migration.testing.ts', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(place), step], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = await once(child, 'exit');
  return signal;
}
