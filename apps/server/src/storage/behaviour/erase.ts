import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryParams } from './open.ts';
import type { Table } from './rows.ts';

interface Runner {
  command(sql: string, params?: QueryParams): Promise<void>;
  rows<Row>(sql: string): Promise<Row[]>;
}

/** The engine lets go of a part a second after it was replaced, and later while a question still reads it. */
const LOOK_AGAIN_MS = 300;

/** A partition that no table has, whether or not it has months: dropping it makes the engine clear away replaced parts. */
const NO_PARTITION = "ID '190001'";

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
  await store.command(`ALTER TABLE ${table} DELETE WHERE ${condition} SETTINGS mutations_sync = 1`, params);
  // Its text names what was deleted, and would stay.
  await store.command(`KILL MUTATION WHERE database = currentDatabase() AND table = '${table}' AND is_done SYNC`);
  const replaced = await replacedParts(store, table);
  while (replaced.size > 0) {
    signal?.throwIfAborted();
    await store.command(`ALTER TABLE ${table} DROP PARTITION ${NO_PARTITION}`);
    const left = await replacedParts(store, table);
    for (const part of replaced) if (!left.has(part)) replaced.delete(part);
    if (replaced.size > 0) await sleep(LOOK_AGAIN_MS);
  }
}

async function replacedParts(store: Runner, table: Table): Promise<Set<string>> {
  const rows = await store.rows<{ name: string }>(
    `SELECT name FROM system.parts WHERE database = currentDatabase() AND table = '${table}' AND NOT active`,
  );
  return new Set(rows.map(({ name }) => name));
}
