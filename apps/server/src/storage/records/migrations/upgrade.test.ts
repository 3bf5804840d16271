import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { recordsFile } from '../copy.ts';
import { migrate } from '../migrate.ts';
import { NodeSqliteDialect } from '../node-sqlite.ts';
import { openRecords, type Records } from '../open.ts';
import type { RecordsSchema } from '../schema.ts';
import { createSites } from '../sites.ts';
import { type Place, sqlitePlace } from '../testing.ts';
import { migrations } from './index.ts';

type Value = string | number | null;
type Row = Record<string, Value>;

/** The last one before there were teams. */
const LAST = '0015-forms';

/** Rows of which it matters what is in them; of all other tables there is one row of whatever fits. */
const MEANT: Record<string, Row> = {
  accounts: {
    ...{ id: 'ada', email: 'ada@example.com', email_verified: 0, name: 'Ada', owner: 1 },
    ...{ created_at: '2026-11-01T12:00:00.000Z', updated_at: '2026-11-01T12:00:00.000Z' },
  },
  sites: {
    ...{ id: 1, owner: 'ada', name: 'Shop', domain: 'shop.example', tracking_id: 'x', created_at: 7 },
    settings: JSON.stringify({ time_zone: 'Asia/Kathmandu', conversion_events: ['order'] }),
  },
};

let place: Place | undefined;
let records: Records | undefined;
afterAll(async () => {
  await records?.destroy();
  await place?.remove();
});

it('a store that is filled, of before there were teams, opens and says what it said', async () => {
  place = await sqlitePlace();
  if (!('folder' in place.place)) throw new Error('SQLite is a file');
  const file = recordsFile(place.place.folder);
  const old = new Kysely<RecordsSchema>({ dialect: new NodeSqliteDialect(file) });
  await migrate(old, Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= LAST)));
  await old.destroy();

  const before = fill(file);
  expect(before.size).toBeGreaterThan(20);
  records = await openRecords(place.place);

  const store = new DatabaseSync(file, { readOnly: true });
  expect(store.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  for (const [table, row] of before) {
    const columns = Object.keys(row).map((name) => `"${name}"`);
    const found = store.prepare(`SELECT ${columns} FROM "${table}"`).all();
    // What the settings counted as conversions is a goal from then on.
    const kept = table === 'sites' ? { ...row, settings: '{"time_zone":"Asia/Kathmandu"}' } : row;
    expect(found, table).toContainEqual(kept);
    expect(found, table).toHaveLength(table === 'goals' ? 2 : 1);
  }
  store.close();

  const sites = await createSites({ records, clock: Date.now, log: { error: () => {} } });
  expect(await sites.owned('ada', 1)).toMatchObject({ name: 'Shop', settings: { time_zone: 'Asia/Kathmandu' } });
  expect(await sites.people(1)).toMatchObject([{ id: 'ada' }]);
  sites.close();
});

/** Puts a row into each table that holds something. @returns the rows by table */
function fill(file: string): Map<string, Row> {
  const store = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  const made = new Map<string, Row>();
  const tables = store
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'kysely_%' AND name NOT LIKE 'sqlite_%'",
    )
    .all()
    .map(({ name }) => String(name))
    .filter((name) => store.prepare(`SELECT 1 FROM "${name}"`).get() === undefined);

  const rowOf = (table: string): Row => {
    const known = made.get(table) ?? MEANT[table];
    if (known) return known;
    const row: Row = {};
    made.set(table, row);
    for (const { name, type } of store.prepare(`PRAGMA table_info("${table}")`).all()) {
      row[String(name)] = /int/i.test(String(type)) ? 1 : `${table} ${name}`;
    }
    for (const { table: parent, from, to } of store.prepare(`PRAGMA foreign_key_list("${table}")`).all()) {
      row[String(from)] = rowOf(String(parent))[String(to)] ?? null;
    }
    return row;
  };
  for (const table of tables) {
    const row = rowOf(table);
    made.set(table, row);
    const names = Object.keys(row).map((name) => `"${name}"`);
    store.prepare(`INSERT INTO "${table}" (${names}) VALUES (${names.map(() => '?')})`).run(...Object.values(row));
  }
  store.close();
  return made;
}
