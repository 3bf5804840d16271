import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** A server that cannot be reached is reported within this time, instead of letting requests pile up. */
const CONNECT_TIMEOUT_MS = 5_000;

const INT8: number = pg.types.builtins.INT8;

/** PostgreSQL with 64-bit integers as numbers: ours are times and counts, far below 2^53. */
export function createPostgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: {
      getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // An idle connection that dies is replaced by the pool, and a query that meets a dead one rejects by itself; but an
  // `error` event that nobody hears would end the process.
  pool.on('error', () => {});
  return new PostgresDialect({ pool });
}
