// Starts to migrate an empty store and is killed after the first tables were made.
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { NodeSqliteDialect } from './node-sqlite.ts';
import { createPostgresDialect } from './postgres.ts';

const place = JSON.parse(process.argv[2] ?? '');
const dialect = place.url
  ? createPostgresDialect(place.url)
  : new NodeSqliteDialect(join(place.folder, 'records.sqlite'));

await migrate(new Kysely<unknown>({ dialect }), {
  ...migrations,
  '9999-killed': {
    async up(db) {
      await db.schema.createTable('half_made').addColumn('id', 'integer').execute();
      process.kill(process.pid, 'SIGKILL');
    },
  },
});
