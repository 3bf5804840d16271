import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people say of a moment of a recording, and stretches of recordings that they have given a name. */
export const recordingVoices: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recording_notes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.references('accounts.id').onDelete('set null'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('edited_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('recording_notes_session')
    .on('recording_notes')
    .columns(['site_id', 'session_id'])
    .execute();

  await db.schema
    .createTable('recording_mentions')
    .addColumn('note_id', 'text', (column) => column.notNull().references('recording_notes.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('recording_mentions_key', ['note_id', 'account_id'])
    .execute();
  await db.schema.createIndex('recording_mentions_account').on('recording_mentions').column('account_id').execute();

  await db.schema
    .createTable('recording_clips')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('from_ms', 'bigint', (column) => column.notNull())
    .addColumn('to_ms', 'bigint', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.references('accounts.id').onDelete('set null'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('recording_clips_session')
    .on('recording_clips')
    .columns(['site_id', 'session_id'])
    .execute();
}
