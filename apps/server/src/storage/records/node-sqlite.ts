import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely';

/** How long a statement waits for another connection's lock, such as a backup's, before it fails. */
const BUSY_TIMEOUT_MS = 5_000;

/** SQLite as Node has it inside. What is committed has reached the disk. */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(file: string) {
    super({ database: async () => openDatabase(file) });
  }

  /** Kysely leaves it off, for want of a lock between processes; ours has one process, and SQLite can roll back DDL. */
  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const NOTHING_CHANGED = { changes: 0, lastInsertRowid: 0 };

/** Kysely's dialect speaks better-sqlite3's dialect of the same interface; this translates the differences. */
function openDatabase(file: string): SqliteDatabase {
  // SQLite would let everybody read one that it makes itself; what stands beside it has the mode that it has.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: BUSY_TIMEOUT_MS });
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA secure_delete = ON'); // what is deleted is overwritten, not merely let go of
  // Where the disk is full SQLite has rolled back by itself (https://sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction),
  // and what Kysely then rolls back would fail, in place of what went wrong.
  const isUndone = (sql: string) => sql === 'rollback' && !database.isTransaction;
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      // Kysely has typed its parameters as unknown; SQLite itself refuses what is no SQL value.
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => (isUndone(sql) ? NOTHING_CHANGED : statement.run(...values(parameters))),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}
