import { text } from 'node:stream/consumers';
import { Refused } from '../../errors/refused.ts';
import type { Fingerprint, Fingerprints } from '../backup/manifest.ts';
import { type Behaviour, openBehaviour, openStore } from './open.ts';
import { type RemoteDriver, remoteDriver } from './remote/driver.ts';
import { isMoving, MOVING } from './unfinished-move.ts';

/*
 * An embedded store moves to a server month by month of each table. A month that is there already, to the last row, is left alone; one that is
 * there in part is emptied and begun anew. So a move that was cut off goes on by being called again.
 */

export interface Move {
  /** The folder of the embedded store. Nobody else has it open. */
  folder: string;
  to: { url: string; cluster?: string | undefined };
  /** Where recordings are kept on either side, REPLAY_S3_URL. */
  replays?: string | undefined;
  /** Hears of each table that has come over. */
  say: (message: string) => void;
  signal: AbortSignal;
}

/** Sent at once: a part of a table, which the server then merges. */
const SENT_BYTES = 32 * 1024 * 1024;

/**
 * Moves all of it, and compares. What was in the folder stays there.
 * @returns what is on the server then, which is what is in the folder
 * @throws Refused store_not_empty, behaviour_differs
 */
export async function moveBehaviour({ folder, to, replays, say, signal }: Move): Promise<Fingerprints> {
  const source = await openBehaviour(folder, { replays, say });
  try {
    const driver = await remoteDriver({ ...to, replays }, say);
    const target = await openStore(driver, { replays, say });
    try {
      const tables = await tablesOf(source);
      await begin(target, driver, tables);
      const fingerprints: Fingerprints = {};
      for (const table of tables)
        fingerprints[`behaviour.${table.name}`] = await moveTable({ source, target, driver, table, say, signal });
      await target.command(`DROP TABLE ${MOVING} ${driver.topology.everywhere} SYNC`);
      return fingerprints;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

interface Table {
  name: string;
  /** What its partitions are told by; '' where it has one. */
  key: string;
  /** Of engines that make one row of several, and do so when it suits them, rows are compared as if they had. */
  final: '' | 'FINAL';
  /** Those that are written. */
  columns: string;
  /** The same as they are compared. The bytes of JSON have its members in the order of a part's own making; its text has them in that of the alphabet. */
  compared: string;
}

async function tablesOf(source: Behaviour): Promise<Table[]> {
  return source.rows<Table>(
    `SELECT t.name AS name, t.partition_key AS key, if(t.engine = 'MergeTree', '', 'FINAL') AS final,
       arrayStringConcat(groupArray(c.name), ', ') AS columns,
       arrayStringConcat(groupArray(if(c.type LIKE 'JSON%', concat('toJSONString(', c.name, ')'), c.name)), ', ') AS compared
     FROM system.tables AS t
     INNER JOIN (
       SELECT table, name, type FROM system.columns
       WHERE database = currentDatabase() AND default_kind NOT IN ('MATERIALIZED', 'EPHEMERAL')
       ORDER BY table, position) AS c ON c.table = t.name
     WHERE t.database = currentDatabase() AND t.engine LIKE '%MergeTree' AND t.name != 'migrations'
     GROUP BY name, key, final
     ORDER BY name`,
  );
}

async function begin(target: Behaviour, { topology }: RemoteDriver, tables: Table[]): Promise<void> {
  if (await isMoving(target)) return;
  for (const { name } of tables) {
    const [found] = await target.rows(`SELECT 1 FROM ${name} LIMIT 1`);
    if (found) {
      throw new Refused(
        'store_not_empty',
        `The database of CLICKHOUSE_URL holds something already, in ${name}. Name an empty one.`,
      );
    }
  }
  await target.command(`CREATE TABLE IF NOT EXISTS ${MOVING} ${topology.everywhere} (at DateTime) ENGINE = Memory`);
}

interface Moving extends Pick<Move, 'say' | 'signal'> {
  source: Behaviour;
  target: Behaviour;
  driver: RemoteDriver;
  table: Table;
}

async function moveTable(moving: Moving): Promise<Fingerprint> {
  const { source, target, table, say } = moving;
  const months =
    table.key === ''
      ? [undefined]
      : (
          await source.rows<{ month: number }>(
            `SELECT DISTINCT ${table.key} AS month FROM ${table.name} ORDER BY month`,
          )
        ).map(({ month }) => month);
  for (const month of months) await moveMonth(moving, month);
  const [wanted, found] = await Promise.all([
    fingerprint(source, table, moving.signal),
    fingerprint(target, table, moving.signal),
  ]);
  if (wanted.hash !== found.hash || wanted.rows !== found.rows) {
    throw new Refused(
      'behaviour_differs',
      `${table.name} has ${found.rows} rows (${found.hash}) on the server and ${wanted.rows} (${wanted.hash}) in the folder. Is something else writing to the server?`,
    );
  }
  say(`${table.name}: ${found.rows} rows have come over`);
  return found;
}

async function moveMonth({ source, target, driver, table, signal }: Moving, month: number | undefined): Promise<void> {
  signal.throwIfAborted();
  const [wanted, found] = await Promise.all([
    fingerprint(source, table, signal, month),
    fingerprint(target, table, signal, month),
  ]);
  if (wanted.hash === found.hash) return;
  if (found.rows > 0)
    for (const statement of driver.topology.emptying(table.name, month)) await target.command(statement);
  const rows = `SELECT ${table.columns} FROM ${table.name} WHERE ${within(table, month)}`;
  let parts: Uint8Array[] = [];
  let bytes = 0;
  const send = async () => {
    if (bytes > 0) await driver.insertNative(table.name, table.columns, parts);
    parts = [];
    bytes = 0;
  };
  for await (const part of await source.export(rows, {}, 'Native', signal)) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= SENT_BYTES) await send();
  }
  await send();
}

const within = ({ key }: Table, month: number | undefined) => (month === undefined ? '1' : `${key} = ${month}`);

/** Rows, and the sum of their hashes, in which their order does not matter. It may take longer than a question may. */
async function fingerprint(store: Behaviour, table: Table, signal: AbortSignal, month?: number): Promise<Fingerprint> {
  const question = `
    SELECT count() AS rows, lower(hex(sum(cityHash64(formatRowNoNewline('RowBinary', ${table.compared}))))) AS hash
    FROM ${table.name} ${table.final}
    WHERE ${within(table, month)}`;
  return JSON.parse(await text(await store.export(question, {}, 'JSONEachRow', signal)));
}
