// Brings a store up to date and is killed after the statements of one step, or of one more than there are.
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { NodeSqliteDialect } from './node-sqlite.ts';
import { createPostgresDialect } from './postgres.ts';

const [given = '', step = '9999-killed'] = process.argv.slice(2);
const place = JSON.parse(given);
const dialect = place.url
  ? createPostgresDialect(place.url)
  : new NodeSqliteDialect(join(place.folder, 'records.sqlite'));

const killed: Migration = {
  async up(db) {
    await migrations[step]?.up(db);
    await db.schema.createTable('half_made').addColumn('id', 'integer').execute();
    process.kill(process.pid, 'SIGKILL');
  },
};
await migrate(new Kysely<unknown>({ dialect }), { ...migrations, [step]: killed });
