import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Surveys, what they asked before they were edited, previews of them, and what the team says of texts that were answered. */
export const surveys: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('surveys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('definition', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('surveys_site').on('surveys').columns(['site_id', 'created_at']).execute();
  await db.schema
    .createTable('survey_versions')
    .addColumn('survey_id', 'text', (column) => column.notNull().references('surveys.id').onDelete('cascade'))
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('questions', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('survey_versions_key', ['survey_id', 'version'])
    .execute();
  await db.schema
    .createTable('survey_previews')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('survey_id', 'text', (column) => column.notNull().references('surveys.id').onDelete('cascade'))
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('survey_tags')
    .addColumn('survey_id', 'text', (column) => column.notNull().references('surveys.id').onDelete('cascade'))
    .addColumn('response_id', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('tag', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('survey_tags_key', ['survey_id', 'response_id', 'question', 'tag'])
    .execute();
}
