import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saysDiskFull } from '../../errors/says-disk-full.ts';
import { openRecords, pingRecords, type Records } from './open.ts';
import { hasPostgres, type Place, postgresPlace, sqlitePlace } from './places.testing.ts';
import { isUniqueViolation } from './unique-violation.ts';

const session = { id: 's1', account_id: 'ada', token: 't', user_agent: null, ip_address: null, expires_at: '2027' };
const at = { created_at: '2026-11-01T00:00:00.000Z', updated_at: '2026-11-01T00:00:00.000Z' };
const ada = { id: 'ada', email: 'ada@example.com', email_verified: 0, name: 'Ada', owner: 1, ...at };

const STORES = [
  { name: 'SQLite', open: sqlitePlace, isHere: true },
  { name: 'PostgreSQL', open: postgresPlace, isHere: hasPostgres },
];

for (const { name, open, isHere } of STORES) {
  describe.skipIf(!isHere)(`records on ${name}`, () => {
    let place: Place;
    let records: Records;
    beforeAll(async () => {
      place = await open();
      // Killed within its migration: the tables of the first part were made, but not for good.
      expect(await runInChild('killed-migration.testing.ts', place)).toBe('SIGKILL');
      records = await openRecords(place.place);
    });
    afterAll(async () => {
      await records?.destroy();
      await place?.remove();
    });

    test('a store whose first migration was killed half-way opens whole', async () => {
      await expect(pingRecords(records)).resolves.toBeUndefined();
      const tables = (await records.introspection.getTables()).map((table) => table.name);
      expect(tables).toContain('sites');
      expect(tables).not.toContain('half_made');
    });

    test('opening it again changes nothing', async () => {
      await records.insertInto('counters').values({ name: 'kept', value: 7 }).execute();
      await (await openRecords(place.place)).destroy();
      expect(await records.selectFrom('counters').selectAll().where('name', '=', 'kept').execute()).toHaveLength(1);
    });

    test('times and counts are numbers', async () => {
      const now = 1_795_000_000_000;
      await records.insertInto('site_removals').values({ site_id: 1, removed_at: now }).execute();
      const row = await records
        .selectFrom('site_removals')
        .select(['removed_at', ({ fn }) => fn.countAll<number>().as('count')])
        .groupBy('removed_at')
        .executeTakeFirst();
      expect(row).toEqual({ removed_at: now, count: 1 });
    });

    test('an id beyond 32 bits is no error', async () => {
      const rows = await records.selectFrom('sites').selectAll().where('id', '=', Number.MAX_SAFE_INTEGER).execute();
      expect(rows).toEqual([]);
    });

    test('there is one owner, and a second one is told apart from other failures', async () => {
      await records.insertInto('accounts').values(ada).execute();
      const second = records.insertInto('accounts').values({ ...ada, id: 'bob', email: 'bob@example.com' });
      await expect(second.execute()).rejects.toSatisfy(isUniqueViolation);
      const nameless = sql`insert into accounts (id) values ('carol')`.execute(records);
      await expect(nameless).rejects.not.toSatisfy(isUniqueViolation);
      const nobody = records.insertInto('account_sessions').values({ ...session, ...at, account_id: 'nobody' });
      await expect(nobody.execute()).rejects.not.toSatisfy(isUniqueViolation);
    });

    test('sessions and tokens end with what they belong to', async () => {
      await records
        .insertInto('account_sessions')
        .values({ ...session, ...at })
        .execute();
      const token = { hash: 'h', session_id: 's1', kind: 'access', expires_at: 1, used_at: null } as const;
      await records.insertInto('account_tokens').values(token).execute();
      await records.deleteFrom('accounts').where('id', '=', 'ada').execute();
      expect(await records.selectFrom('account_tokens').selectAll().execute()).toEqual([]);
    });

    test('a transaction that fails leaves nothing', async () => {
      const failing = records.transaction().execute(async (transaction) => {
        await transaction.insertInto('counters').values({ name: 'gone', value: 1 }).execute();
        throw new Error('stop');
      });
      await expect(failing).rejects.toThrow('stop');
      expect(await records.selectFrom('counters').selectAll().where('name', '=', 'gone').execute()).toEqual([]);
    });
  });
}

test('what SQLite has no room for is told as that, in a transaction too, and the next one works', async () => {
  const place = await sqlitePlace();
  const records = await openRecords(place.place);
  const fill = (db: Records) =>
    db
      .insertInto('counters')
      .values({ name: 'x'.repeat(1_000_000), value: 1 })
      .execute();
  const {
    rows: [{ page_count } = expect.fail('no pages')],
  } = await sql<{ page_count: number }>`pragma page_count`.execute(records);
  await sql`pragma max_page_count = ${sql.lit(page_count)}`.execute(records);
  await expect(fill(records)).rejects.toSatisfy(saysDiskFull);
  await expect(records.transaction().execute(fill)).rejects.toSatisfy(saysDiskFull);
  await sql`pragma max_page_count = ${sql.lit(page_count + 1_000)}`.execute(records);
  await expect(records.transaction().execute(fill)).resolves.toBeDefined();
  await records.destroy();
  await place.remove();
});

test('nobody but its user may read what SQLite writes, in a folder that others may enter too', async () => {
  const { place, remove } = await sqlitePlace();
  const records = await openRecords(place);
  const modes = globSync(join('folder' in place ? place.folder : expect.fail(), 'records.sqlite*')).map((file) => [
    file.split('records.').at(-1),
    statSync(file).mode & 0o777,
  ]);
  expect(modes.sort()).toEqual([
    ['sqlite', 0o600],
    ['sqlite-shm', 0o600],
    ['sqlite-wal', 0o600],
  ]);
  await records.destroy();
  await remove();
});

test('a store that cannot be reached is an error, not a wait', async () => {
  await expect(openRecords({ url: 'postgres://127.0.0.1:1/none' })).rejects.toThrow('ECONNREFUSED');
});

/** Runs a script beside this one and says by which signal it ended. */
async function runInChild(script: string, { place }: Place): Promise<string | null> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [file, JSON.stringify(place)], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [, signal] = await once(child, 'exit');
  return signal;
}
