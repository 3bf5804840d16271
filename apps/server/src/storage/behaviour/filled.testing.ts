import type { MigrationRunner } from './migrate.ts';

/** Rows of each table: every one with a value of its own in each column. */
const ROWS = 40;
/** Sessions are made of events, so that they say the truth; the view into `events` holds nothing. */
const MADE_OF_EVENTS = 'sessions';

interface Column {
  name: string;
  type: string;
}

/** A store of some version as it was, by table: how many rows, and a hash of the columns that it had. */
export type Seen = Record<string, unknown>;

/** Puts rows into every table that a store has, by the columns that it has. */
export async function fill(store: MigrationRunner): Promise<void> {
  for (const [table, columns] of await tablesOf(store)) {
    if (table === MADE_OF_EVENTS) continue;
    const values = columns.map(({ name, type }) => valueFor(type, name));
    await store.command(
      `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) SELECT ${values.join(', ')} FROM numbers(${ROWS})`,
    );
  }
  await store.command(
    `INSERT INTO sessions (site_id, day, session_id, visitor_id, started_at, ended_at, events, pageviews, entry, exit)
     SELECT site_id, day, session_id, any(visitor_id), min(events.at), max(events.at), count(), countIf(type = 'page_view'),
       min((events.at, path::String)), max((events.at, path::String))
     FROM events GROUP BY site_id, day, session_id`,
  );
}

/** @param columnsOf by table, as they were then; those of now where it is not given */
export async function look(store: MigrationRunner, columnsOf?: Map<string, Column[]>): Promise<Seen> {
  const seen: Seen = {};
  for (const [table, columns] of columnsOf ?? (await tablesOf(store))) {
    const names = columns.map(({ name }) => name).join(', ');
    // Of sessions there are rows to be added up.
    const asked =
      table === MADE_OF_EVENTS
        ? `SELECT count() AS rows, sum(cityHash64(session_id, n, views, first, last)) AS hash FROM (
             SELECT session_id, sum(s.events) AS n, sum(s.pageviews) AS views, min(s.started_at) AS first, max(s.ended_at) AS last
             FROM sessions AS s GROUP BY session_id)`
        : `SELECT count() AS rows, sum(cityHash64(formatRowNoNewline('RowBinary', ${names}))) AS hash FROM ${table}`;
    [seen[table]] = await store.rows(asked);
  }
  return seen;
}

export async function tablesOf(store: MigrationRunner): Promise<Map<string, Column[]>> {
  const columns = await store.rows<Column & { table: string }>(
    `SELECT table, name, type FROM system.columns
     WHERE database = currentDatabase() AND default_kind NOT IN ('MATERIALIZED', 'ALIAS', 'EPHEMERAL')
       AND table IN (SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree') AND table != 'migrations'
     ORDER BY table, position`,
  );
  return Map.groupBy(columns, ({ table }) => table);
}

/** An expression that differs from row to row, by the type of its column. */
function valueFor(type: string, name: string): string {
  const [, of = '', inner = ''] = /^(\w+)\((.*)\)$/s.exec(type) ?? [];
  if (of === 'LowCardinality' || of === 'Nullable') return valueFor(inner, name);
  if (of === 'SimpleAggregateFunction') return valueFor(inner.slice(inner.indexOf(',') + 1).trim(), name);
  if (of === 'Array') return `[${valueFor(inner, name)}]`;
  if (of === 'DateTime64') return "toDateTime64('2026-05-01 12:00:00.123', 3, 'UTC') + number";
  if (type === 'Date') return "toDate('2026-05-01')";
  if (type === 'UUID') return `reinterpretAsUUID(MD5(concat('${name}', toString(intDiv(number, 2)))))`;
  if (type === 'JSON') return `concat('{"plan":"', toString(number), '"}')`;
  if (type === 'Bool') return 'number % 2 = 0';
  if (type === 'String')
    return name === 'type' ? "if(number % 2 = 0, 'page_view', 'click')" : `concat('${name} ', toString(number))`;
  if (/^U?Int\d+$|^Float64$/.test(type)) return name === 'site_id' ? 'number % 2 + 1' : 'number';
  throw new Error(`There is no value of the type ${type}`);
}
