import {
  type CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import { appError } from '../../errors/app-error.ts';
import { withoutNul } from './nul.ts';

/** A server that cannot be reached is reported within this time, instead of letting requests pile up. */
const CONNECT_TIMEOUT_MS = 5_000;
/** Nothing of ours takes as long; a server that was frozen, or is gone without a word, is given up. */
const STATEMENT_TIMEOUT_MS = 60_000;
/**
 * A connection that has given up a statement still waits for its answer, and all that is asked of it next behind that: one whose server is
 * gone without a word is let go of after this time, where the machine would hold on to it for a quarter of an hour.
 */
const CONNECTION_LIFETIME_S = 120;

const INT8: number = pg.types.builtins.INT8;

/**
 * PostgreSQL with 64-bit integers as numbers: ours are times and counts, far below 2^53. While it is away, what is asked of it is
 * refused as `storage_unavailable`; once it is back, so is everything.
 */
export function createPostgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS,
    maxLifetimeSeconds: CONNECTION_LIFETIME_S,
    keepAlive: true,
    application_name: 'desirepath',
    types: {
      getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // An idle connection that dies is replaced by the pool, and a query that meets a dead one rejects by itself; but an
  // `error` event that nobody hears would end the process. The pool listens to connections that are idle, and to none
  // that is lent: between two statements of a transaction nobody would.
  pool.on('error', () => {});
  pool.on('connect', (connection) => connection.on('error', () => {}));
  return new Dialect({ pool });
}

class Dialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new Driver(this.#config);
  }
}

/** Says of a store that is away that it is, and does not leave it to whoever asked to know PostgreSQL's codes. */
class Driver extends PostgresDriver {
  readonly #watched = new WeakSet<DatabaseConnection>();

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection().catch(refuseAway);
    if (!this.#watched.has(connection)) {
      const { executeQuery } = connection;
      connection.executeQuery = <Row>(query: CompiledQuery) =>
        executeQuery
          .call<DatabaseConnection, [CompiledQuery], Promise<QueryResult<Row>>>(connection, {
            ...query,
            parameters: query.parameters.map(withoutNul),
          })
          .catch(refuseAway);
      this.#watched.add(connection);
    }
    return connection;
  }
}

function refuseAway(error: unknown): never {
  throw isAway(error) ? appError('storage_unavailable', { cause: error }) : error;
}

/** Of SQLSTATE: connection exceptions, too many connections, shutting down or starting up, and read only as a standby is. */
const AWAY = /^(08...|53300|57P0[1-3]|25006)$/;
/** What pg says itself has no code. */
const SAYS_AWAY = /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall }: Error & { code?: unknown; syscall?: unknown } = error;
  // Of a name with several addresses Node tells what each said.
  return (
    syscall !== undefined || error instanceof AggregateError || AWAY.test(String(code)) || SAYS_AWAY.test(error.message)
  );
}
