import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { migrate } from '../migrate.ts';
import { NodeSqliteDialect } from '../node-sqlite.ts';
import type { RecordsSchema } from '../schema.ts';
import { recordsFile } from '../sqlite-file.ts';
import { migrations } from './index.ts';

type Value = string | number | null;
export type Row = Record<string, Value>;

/** In the order in which they are run. */
export const GENERATIONS = Object.keys(migrations).sort();

/** Rows of which it matters what is in them, as far as they have these columns; of all other tables there is one row of whatever fits. */
const MEANT: Record<string, Row> = {
  accounts: {
    ...{ id: 'ada', email: 'ada@example.com', email_verified: 0, name: 'Ada', owner: 1 },
    ...{ created_at: '2026-11-01T12:00:00.000Z', updated_at: '2026-11-01T12:00:00.000Z' },
  },
  sites: {
    ...{ id: 1, owner: 'ada', name: 'Shop', domain: 'shop.example', tracking_id: 'x', created_at: 7 },
    settings: JSON.stringify({ time_zone: 'Asia/Kathmandu', conversion_events: ['order'] }),
  },
  team_members: { role: 'owner', all_sites: 1 },
};

/** Makes a store as a version had it whose last migration was this one. @returns the rows in it, by table */
export async function makeStore(folder: string, generation: string): Promise<Map<string, Row>> {
  const file = recordsFile(folder);
  const old = new Kysely<RecordsSchema>({ dialect: new NodeSqliteDialect(file) });
  await migrate(old, Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= generation)));
  await old.destroy();
  return fill(file);
}

/** Puts a row into each table that holds nothing. */
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
    const known = made.get(table);
    if (known) return known;
    const row: Row = {};
    made.set(table, row);
    for (const { name, type } of store.prepare(`PRAGMA table_info("${table}")`).all()) {
      const column = String(name);
      row[column] = MEANT[table]?.[column] ?? (/int/i.test(String(type)) ? 1 : `${table} ${column}`);
    }
    for (const { table: parent, from, to } of store.prepare(`PRAGMA foreign_key_list("${table}")`).all()) {
      row[String(from)] = rowOf(String(parent))[String(to)] ?? null;
    }
    return row;
  };
  for (const table of tables) {
    const row = rowOf(table);
    const names = Object.keys(row).map((name) => `"${name}"`);
    store.prepare(`INSERT INTO "${table}" (${names}) VALUES (${names.map(() => '?')})`).run(...Object.values(row));
  }
  store.close();
  return made;
}
