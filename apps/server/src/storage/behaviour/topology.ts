import type { Settings } from './driver.ts';

/** A question as it is asked, with the settings it needs. */
export interface Statement {
  sql: string;
  settings: Settings;
}

/** How the tables of the store lie: on one engine, or over several. All statements are written for one. */
export interface Topology {
  /** Of every statement. */
  settings: Settings;
  /** What a statement becomes that makes or changes tables, one after the other. @throws Error where it does not know what becomes of it */
  statements(sql: string): string[];
  /** The same question, wherever its rows are. */
  question(sql: string): Statement;
  /** The same for a question of ingest: it sees what any copy has, as often as there are copies that do. */
  lookup(sql: string): Statement;
  /** Deletes rows, everywhere when it is done. @param condition may hold questions */
  erasure(table: string, condition: string): string[];
  /** Drops what a table has of a month (YYYYMM), or all it has where it knows no months. */
  emptying(table: string, month: number | undefined): string[];
  /** Drops nothing, and by that makes the engine clear away replaced parts. */
  sweep(table: string): string;
  /** Where parts are listed: `database`, `table`, `path`, `active`. */
  parts: string;
  /** `ON CLUSTER …` of statements that are for all; '' where there is one. */
  everywhere: string;
  /** Whether tables can be moved from one place to another; else they are made where they are to be. */
  moves: boolean;
}

/** A partition that no table has, whether or not it has months. */
export const NO_PARTITION = "ID '190001'";

/** The engine within this process. */
export const ONE_NODE: Topology = {
  settings: {},
  statements: (sql) => [sql],
  question: (sql) => ({ sql, settings: {} }),
  lookup: (sql) => ({ sql, settings: {} }),
  erasure: (table, condition) => [
    `ALTER TABLE ${table} DELETE WHERE ${condition} SETTINGS mutations_sync = 1`,
    // Its text names what was deleted, and would stay.
    `KILL MUTATION WHERE database = currentDatabase() AND table = '${table}' AND is_done SYNC`,
  ],
  emptying: (table, month) => [
    month === undefined ? `TRUNCATE TABLE ${table} SYNC` : `ALTER TABLE ${table} DROP PARTITION ${month}`,
  ],
  sweep: (table) => `ALTER TABLE ${table} DROP PARTITION ${NO_PARTITION}`,
  parts: 'system.parts',
  everywhere: '',
  moves: true,
};

/** A server: an insert that is sent again after a connection broke is known by its token, as replicated tables know it by themselves. */
export const ONE_SERVER: Topology = {
  ...ONE_NODE,
  statements: (sql) => [/ENGINE = \w*MergeTree/.test(sql) ? `${sql}, non_replicated_deduplication_window = 1000` : sql],
};
