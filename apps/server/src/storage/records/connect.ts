import { Kysely } from 'kysely';
import { NodeSqliteDialect } from './node-sqlite.ts';
import type { Records, RecordsPlace } from './open.ts';
import { createPostgresDialect } from './postgres.ts';
import type { RecordsSchema } from './schema.ts';
import { recordsFile } from './sqlite-file.ts';

/** A store as it is, of whatever version. */
export function connectRecords(place: RecordsPlace): Records {
  const dialect = 'url' in place ? createPostgresDialect(place.url) : new NodeSqliteDialect(recordsFile(place.folder));
  return new Kysely<RecordsSchema>({ dialect });
}
