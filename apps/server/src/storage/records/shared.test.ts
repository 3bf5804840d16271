import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSecrets } from '../secrets.ts';
import { countAttempts } from './attempts.ts';
import { dumpRecords, fillPostgres } from './dump.ts';
import { openRecords, type Records } from './open.ts';
import { createDatabase, hasPostgres, postgresPlace } from './places.testing.ts';
import { seedShop } from './seed.testing.ts';
import { createSharedSalt } from './shared-salt.ts';
import { fingerprintTables } from './tables.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 26, 12);

describe.skipIf(!hasPostgres)('records that servers share', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-shared-'));
  let postgres: Awaited<ReturnType<typeof postgresPlace>>;
  let records: Records;
  let now = NOON;
  const clock = () => now;

  beforeAll(async () => {
    postgres = await postgresPlace();
    records = await openRecords(postgres.place);
  });
  afterAll(async () => {
    await records?.destroy();
    await postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const attemptsAt = (of: string) => {
    const servers = [1, 2, 3].map(() => countAttempts({ records, of, window: 1_000, clock }));
    return (turn: number) => servers[turn % 3] ?? raise();
  };
  const raise = (): never => {
    throw new Error('there are three');
  };

  it('let of many attempts at once no more through than may be made, whichever server they come to', async () => {
    const at = attemptsAt('many');
    const keys = [
      ['address', 50],
      ['ada', 5],
    ] as const;
    const waits = await Promise.all(Array.from({ length: 20 }, (_, turn) => at(turn).count(keys)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    // Those that were refused are not counted, nor are they at the address.
    expect(await at(1).count([['address', 6]])).toBe(0);
    expect(await at(2).count([['address', 6]])).toBe(1_000);
    const rows = async () => (await records.selectFrom('attempts').select('key').execute()).length;
    const before = await rows();
    expect(await at(0).count([...keys, ['a name made up', 9]])).toBe(1_000);
    expect(await rows()).toBe(before);
    now += 1_000;
    expect(await at(0).count(keys)).toBe(0);
  });

  it('take back an attempt that was none, and forget all of a key', async () => {
    const at = attemptsAt('back');
    await at(0).count([['ada', 1]]);
    await at(1).takeBack('ada');
    expect(await at(2).count([['ada', 1]])).toBe(0);
    expect(await at(0).count([['ada', 1]])).toBe(1_000);
    await at(1).clear('ada');
    expect(await at(0).count([['ada', 1]])).toBe(0);
    // The same key of something else is another.
    expect(await attemptsAt('else')(0).count([['ada', 1]])).toBe(0);
  });

  it('make one salt a day and one secret, also of servers that ask at once, and keep none of yesterday', async () => {
    const salts = [1, 2, 3].map(() => createSharedSalt(records, randomBytes));
    const today = await Promise.all(salts.map((saltOf) => saltOf(NOON)));
    expect(new Set(today.map(String)).size).toBe(1);
    const tomorrow = await Promise.all(salts.map((saltOf) => saltOf(NOON + DAY)));
    expect(new Set(tomorrow.map(String)).size).toBe(1);
    expect(tomorrow[0]).not.toEqual(today[0]);
    expect(await records.selectFrom('daily_salts').select('day').execute()).toHaveLength(1);
    // One whose clock is behind, and that knows nothing yet.
    expect(await createSharedSalt(records, randomBytes)(NOON)).toEqual(tomorrow[0]);

    const secrets = await Promise.all([1, 2, 3].map(() => openSecrets({ folder, records, given: undefined })));
    expect(new Set(secrets.map(({ auth }) => auth)).size).toBe(1);
    expect(await openSecrets({ folder, records, given: 'x'.repeat(32) })).toEqual({ auth: 'x'.repeat(32) });
  });

  it('take a folder over and give it back, row by row the same', async () => {
    const moved = join(folder, 'moved');
    const source = await sourceIn(moved);
    const wanted = await fingerprintTables(source);
    const { auth } = await openSecrets({ folder: moved, records: source, given: undefined });
    await source.destroy();
    const url = await emptyDatabase('moved');
    expect(await fillPostgres(moved, url)).toEqual(wanted);
    // What was cut off after it was done is called again.
    expect(await fillPostgres(moved, url)).toEqual(wanted);

    const target = await openRecords({ url });
    expect(await openSecrets({ folder, records: target, given: undefined })).toEqual({ auth });
    // Ids go on after those that were given out.
    expect(await target.selectFrom('counters').selectAll().execute()).toContainEqual({ name: 'sites', value: 7 });
    const back = mkdtempSync(join(folder, 'back-'));
    await dumpRecords({ url }, back);
    const again = await openRecords({ folder: back });
    expect(await fingerprintTables(again)).toEqual(wanted);
    await again.destroy();

    await target.updateTable('sites').set({ name: 'Renamed since' }).execute();
    await target.destroy();
    await expect(fillPostgres(moved, url)).rejects.toMatchObject({
      code: 'store_not_empty',
      message: expect.stringContaining('records.sites'),
    });
  });

  it('take a folder over that has no secrets of its own, since the operator has set one', async () => {
    const moved = join(folder, 'without-secrets');
    mkdirSync(moved);
    const source = await openRecords({ folder: moved });
    await seedShop(source);
    const wanted = await fingerprintTables(source);
    await source.destroy();
    const url = await emptyDatabase('without_secrets');
    expect(await fillPostgres(moved, url)).toEqual(wanted);
    const target = await openRecords({ url });
    expect(await target.selectFrom('shared_secrets').selectAll().execute()).toEqual([]);
    await target.destroy();
  });

  async function emptyDatabase(name: string): Promise<string> {
    await createDatabase(postgres.place.url, name);
    const url = new URL(postgres.place.url);
    url.pathname = name;
    return url.href;
  }

  /** More rows than are copied at a time, and what one store takes and the other does not. */
  async function sourceIn(into: string): Promise<Records> {
    mkdirSync(into);
    const source = await openRecords({ folder: into });
    await seedShop(source);
    await source.updateTable('counters').set({ value: 7 }).where('name', '=', 'sites').execute();
    const rows = Array.from({ length: 1_200 }, (_, index) => ({
      id: `a${index}`,
      site_id: 1,
      at: NOON + index,
      text: index === 5 ? 'a\0b' : `Note ${index} ß 😀 \\ "`,
    }));
    for (let from = 0; from < rows.length; from += 400) {
      await source
        .insertInto('annotations')
        .values(rows.slice(from, from + 400))
        .execute();
    }
    return source;
  }
});
