import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour, QueryParams } from './open.ts';
import type { Table } from './rows.ts';
import type { Topology } from './topology.ts';

interface Runner {
  topology: Topology;
  command(sql: string, params?: QueryParams): Promise<void>;
  rows<Row>(sql: string): Promise<Row[]>;
}

/** The engine lets go of a part a second after it was replaced, and later while a question still reads it. */
const LOOK_AGAIN_MS = 300;

/**
 * Deletes rows, and returns when nothing of them is on the disk any more. To delete is to write all parts anew that had
 * such rows: hence not within a request.
 */
export async function erase(
  store: Runner,
  table: Table,
  condition: string,
  params: QueryParams,
  signal?: AbortSignal,
): Promise<void> {
  for (const statement of store.topology.erasure(table, condition)) await store.command(statement, params);
  const replaced = await replacedParts(store, table);
  while (replaced.size > 0) {
    signal?.throwIfAborted();
    await store.command(store.topology.sweep(table));
    const left = await replacedParts(store, table);
    for (const part of replaced) if (!left.has(part)) replaced.delete(part);
    if (replaced.size > 0) await sleep(LOOK_AGAIN_MS);
  }
}

/** The same, where there is anything to delete: to look first is cheap. */
export async function eraseWhere(
  behaviour: Behaviour,
  table: Table,
  condition: string,
  params: QueryParams,
  signal?: AbortSignal,
): Promise<void> {
  const [found] = await behaviour.rows(`SELECT 1 FROM ${table} WHERE ${condition} LIMIT 1`, params);
  if (found) await behaviour.erase(table, condition, params, signal);
}

async function replacedParts({ rows, topology }: Runner, table: Table): Promise<Set<string>> {
  const found = await rows<{ path: string }>(
    `SELECT path FROM ${topology.parts} WHERE database = currentDatabase() AND table = '${table}' AND NOT active`,
  );
  return new Set(found.map(({ path }) => path));
}
