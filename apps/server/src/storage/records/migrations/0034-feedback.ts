import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What visitors say by themselves, and what a team makes of it. */
export const feedback: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('feedback')
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('mood', 'integer')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('assignee', 'text', (column) => column.references('accounts.id').onDelete('set null'))
    .addColumn('session_id', 'text')
    .addColumn('visitor_id', 'text')
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('browser', 'text', (column) => column.notNull())
    .addColumn('os', 'text', (column) => column.notNull())
    .addColumn('viewport_w', 'integer', (column) => column.notNull())
    .addColumn('viewport_h', 'integer', (column) => column.notNull())
    .addColumn('scroll_x', 'integer', (column) => column.notNull())
    .addColumn('scroll_y', 'integer', (column) => column.notNull())
    .addColumn('element', 'text')
    .addColumn('sought', 'text', (column) => column.notNull())
    // The page makes the id: of two sites that bring the same one, neither is in the other's way.
    .addPrimaryKeyConstraint('feedback_key', ['site_id', 'id'])
    .execute();
  await db.schema.createIndex('feedback_newest').on('feedback').columns(['site_id', 'at', 'id']).execute();

  await db.schema
    .createTable('feedback_tags')
    .addColumn('site_id', 'bigint', (column) => column.notNull())
    .addColumn('feedback_id', 'text', (column) => column.notNull())
    .addColumn('tag', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedback_tags_key', ['site_id', 'feedback_id', 'tag'])
    .addForeignKeyConstraint('feedback_tags_of', ['site_id', 'feedback_id'], 'feedback', ['site_id', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute();

  await db.schema
    .createTable('feedback_notes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull())
    .addColumn('feedback_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.references('accounts.id').onDelete('set null'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addForeignKeyConstraint('feedback_notes_of', ['site_id', 'feedback_id'], 'feedback', ['site_id', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('feedback_notes_message')
    .on('feedback_notes')
    .columns(['site_id', 'feedback_id'])
    .execute();
}
