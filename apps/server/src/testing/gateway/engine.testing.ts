import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from 'chdb';
import { engineArguments } from '../../storage/behaviour/settings.ts';

/** The name of a cluster of one shard, which is the engine itself. It has no Keeper: what is replicated is plain here, and stands on one server. */
export const CLUSTER = 'main';

/** A database for each file of tests, with its tables and its connections: 21 MB each. */
const MEMORY_MB = 4000;

const CONFIGURATION = `<clickhouse>
  <remote_servers><${CLUSTER}><shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard></${CLUSTER}></remote_servers>
  <macros><shard>1</shard><replica>1</replica></macros>
</clickhouse>`;

/** One request for the engine, as it came over HTTP. */
export interface Statement {
  sql: string;
  database: string;
  settings: Record<string, string>;
  params: Record<string, string>;
  /** Of an INSERT, where its rows do not stand in the statement. */
  rows: Buffer | undefined;
  id: string;
}

type Bytes = AsyncIterable<Uint8Array>;

/** Settings that a server has for HTTP itself. */
const OF_HTTP =
  /^(wait_end_of_query|send_progress_in_http_headers|http_.*|enable_http_compression|cancel_http_.*|default_format)$/;

const INSERT = /^\s*INSERT INTO ([\w.`]+) \(([^)]*)\) FORMAT (\w+)\s*$/i;
const ITS_FORMAT = /\bFORMAT\s+(\w+)\s*;?\s*$/i;
const KILL = /^\s*KILL QUERY\s+WHERE query_id = '([\w-]+)'/i;

/** What a statement for a cluster is where that is one server without Keeper. */
const onItself = (sql: string) =>
  sql
    .replaceAll(`ON CLUSTER \`${CLUSTER}\``, '')
    .replace(/ENGINE = Replicated(\w+)(\('\/clickhouse[^)]*\))?/, 'ENGINE = $1');

/** chDB keeps no ids of statements: each has its own as a comment. */
const mark = (id: string) => `/* query_id ${id} */`;

/** chDB as a server has it: any database of it, with settings for each statement, many at a time. */
export class GatewayEngine {
  readonly #folder: string;
  readonly #first: Session;
  /** By database and settings, which last as long as the connection. */
  readonly #idle = new Map<string, Session[]>();

  constructor(folder: string) {
    this.#folder = folder;
    const caches = `--filesystem_caches_path=${join(folder, 'caches')}/`;
    const configuration = join(folder, 'configuration.xml');
    writeFileSync(configuration, CONFIGURATION);
    // With the port of its shard the engine knows that as itself; it listens nowhere.
    const asServer = [caches, `--config-file=${configuration}`, '--tcp_port=9000'];
    this.#first = new Session(folder, { connectionArgs: [...engineArguments(MEMORY_MB), ...asServer] });
  }

  /** The answer from its first byte on. @throws what the engine throws */
  async run(given: Statement): Promise<{ format: string; bytes: Bytes }> {
    const statement = { ...given, sql: onItself(given.sql) };
    const { sql, database, settings, params, rows } = statement;
    const killed = KILL.exec(sql)?.[1];
    if (killed !== undefined)
      return this.#all({ ...statement, sql: `KILL QUERY WHERE query LIKE '%${mark(killed)}%' ASYNC` });
    const insert = rows === undefined ? null : INSERT.exec(sql);
    if (insert && rows) {
      const [, table = '', columns = '', format = ''] = insert;
      await this.#insert({
        table: table.includes('.') ? table : `${database}.${table}`,
        columns,
        format,
        rows,
        settings,
      });
      return { format, bytes: noBytes() };
    }
    const format = ITS_FORMAT.exec(sql)?.[1];
    const isHeld = format === undefined || format === 'Parquet' || settings.wait_end_of_query === '1';
    if (isHeld || Object.keys(params).length > 0) return this.#all(statement);
    const bytes = this.#stream({ ...statement, sql: sql.replace(ITS_FORMAT, '') }, format);
    const first = await bytes.next();
    return { format, bytes: first.done ? noBytes() : from(first.value, bytes) };
  }

  kill(id: string): void {
    this.#first.queryAsync(`KILL QUERY WHERE query LIKE '%${mark(id)}%' ASYNC`).catch(() => undefined);
  }

  async #all(statement: Statement) {
    const { sql, params, settings, id } = statement;
    return this.#with(statement, async (session) => {
      const format = settings.default_format ?? 'TabSeparated';
      const marked = `${mark(id)} ${sql}`;
      const result =
        Object.keys(params).length > 0
          ? await session.queryBindAsync(marked, params, { format })
          : await session.queryAsync(marked, { format });
      return { format: ITS_FORMAT.exec(sql)?.[1] ?? format, bytes: once(result.bytes()) };
    });
  }

  async *#stream(statement: Statement, format: string): AsyncGenerator<Uint8Array> {
    const session = await this.#borrow(statement);
    try {
      for await (const chunk of session.queryStream(`${mark(statement.id)} ${statement.sql}`, { format }))
        yield chunk.raw();
    } finally {
      this.#giveBack(statement, session);
    }
  }

  async #insert(order: {
    table: string;
    columns: string;
    format: string;
    rows: Buffer;
    settings: Record<string, string>;
  }) {
    const { table, columns, format, rows } = order;
    const settings = Object.fromEntries(Object.entries(order.settings).filter(([name]) => !OF_HTTP.test(name)));
    await this.#with({ database: 'default', settings: {} }, async (session) => {
      if (format === 'JSONCompactEachRow' || format === 'JSONEachRow') {
        const names = columns.split(',').map((name) => name.trim());
        await session.insert({ table, columns: names, format, values: rows, settings });
        return;
      }
      const file = join(tmpdir(), `desirepath-rows-${randomUUID()}`);
      writeFileSync(file, rows);
      try {
        const given = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
        await session.queryAsync(
          `INSERT INTO ${table} (${columns}) SETTINGS ${given.join(', ')} SELECT * FROM file('${file}', '${format}')`,
        );
      } finally {
        rmSync(file);
      }
    });
  }

  async #with<Result>(
    of: Pick<Statement, 'database' | 'settings'>,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    const session = await this.#borrow(of);
    try {
      return await work(session);
    } finally {
      this.#giveBack(of, session);
    }
  }

  async #borrow({ database, settings }: Pick<Statement, 'database' | 'settings'>): Promise<Session> {
    const free = this.#idle.get(keyOf({ database, settings }))?.pop();
    if (free) return free;
    const session = new Session(this.#folder);
    try {
      await session.queryAsync(`USE \`${database}\``);
      const set = Object.entries(settings).filter(([name]) => !OF_HTTP.test(name));
      // Last: it lets nothing be set afterwards.
      for (const [name, value] of set.sort(([one]) => (one === 'readonly' ? 1 : -1)))
        await session.queryAsync(`SET ${name} = '${value}'`);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  #giveBack(of: Pick<Statement, 'database' | 'settings'>, session: Session): void {
    const key = keyOf(of);
    this.#idle.set(key, [...(this.#idle.get(key) ?? []), session]);
  }
}

const keyOf = ({ database, settings }: Pick<Statement, 'database' | 'settings'>) =>
  JSON.stringify([database, Object.entries(settings).sort()]);

async function* noBytes(): AsyncGenerator<Uint8Array> {}
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
async function* from(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
