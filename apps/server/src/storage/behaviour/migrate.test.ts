import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DATABASE, openEngine, withConnection } from './embedded/engine.ts';
import { MAKE_EVENT_BATCHES } from './event-batches.ts';
import { fill, look, tablesOf } from './filled.testing.ts';
import { MIGRATIONS, type MigrationRunner, migrateBehaviour, pendingBehaviour } from './migrate.ts';
import { repairSessions } from './repair.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-migrate-'));
let engine: ReturnType<typeof openEngine>;
beforeAll(() => {
  engine = openEngine(folder, undefined);
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets so many statements through, and none after them: as if the process were gone. */
function cutAfter(store: MigrationRunner, statements: number): MigrationRunner {
  let left = statements;
  return {
    rows: store.rows,
    async command(sql) {
      if (left-- === 0) throw new Error('cut off');
      await store.command(sql);
    },
  };
}

const emptied = async (store: MigrationRunner) => {
  await store.command(`DROP DATABASE IF EXISTS ${DATABASE} SYNC`);
  await store.command(`CREATE DATABASE ${DATABASE}`);
  await store.command(`USE ${DATABASE}`);
};

const schemaOf = (store: MigrationRunner) =>
  store.rows(`SELECT name, create_table_query FROM system.tables WHERE database = '${DATABASE}' ORDER BY name`);

it(
  'a migration that is cut off after any statement goes on at the next start, to the same schema',
  { timeout: 120_000 },
  () =>
    withConnection(folder, async (store) => {
      await emptied(store);
      await migrateBehaviour(store);
      const whole = await schemaOf(store);
      await emptied(store);
      let cuts = 0;
      let statements = 1;
      // Each start gets one statement further than the one before, until a migration is whole.
      for (let left = Number.POSITIVE_INFINITY; left > 0; cuts++) {
        await migrateBehaviour(cutAfter(store, statements)).catch(() => {});
        const { pending } = await pendingBehaviour(store);
        statements = pending.length < left ? 1 : statements + 1;
        left = pending.length;
      }
      expect(await schemaOf(store)).toEqual(whole);
      expect(cuts).toBeGreaterThan(20);
    }),
);

it(
  'a store of every earlier version, with rows in all of its tables, opens and says what it said',
  { timeout: 120_000 },
  () =>
    withConnection(folder, async (store) => {
      for (const { name } of MIGRATIONS) {
        await emptied(store);
        await migrateBehaviour(store, name);
        await fill(store);
        const [before, columns] = [await look(store), await tablesOf(store)];
        // What a start does.
        await migrateBehaviour(store);
        for (const statement of MAKE_EVENT_BATCHES) await store.command(statement);
        await repairSessions(store);
        expect((await pendingBehaviour(store)).pending).toEqual([]);
        expect(await look(store, columns), name).toEqual(before);
      }
    }),
);

it('a store that a newer version has changed is refused', () =>
  withConnection(folder, async (store) => {
    await emptied(store);
    await migrateBehaviour(store);
    await store.command("INSERT INTO migrations (name) VALUES ('9999-of-tomorrow')");
    await expect(pendingBehaviour(store)).rejects.toMatchObject({ code: 'folder_newer' });
  }));
