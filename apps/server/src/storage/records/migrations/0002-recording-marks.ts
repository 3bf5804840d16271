import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people say of recordings, and the views of the list that they keep. A session without a row has no mark. */
export const recordingMarks: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recording_marks')
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('favourite', 'integer', (column) => column.notNull())
    .addColumn('kept', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('recording_marks_key', ['site_id', 'session_id'])
    .execute();

  await db.schema
    .createTable('recording_tags')
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('tag', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recording_tags_key', ['site_id', 'session_id', 'tag'])
    .execute();
  await db.schema.createIndex('recording_tags_tag').on('recording_tags').columns(['site_id', 'tag']).execute();

  await db.schema
    .createTable('recording_watched')
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('watched_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('recording_watched_key', ['account_id', 'site_id', 'session_id'])
    .execute();
  await db.schema
    .createIndex('recording_watched_session')
    .on('recording_watched')
    .columns(['site_id', 'session_id'])
    .execute();

  await db.schema
    .createTable('recording_views')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('filter', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('recording_views_name', ['site_id', 'name'])
    .execute();
}
