import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isShared } from '../shared.ts';

/** A domain is once in a team, and no longer once among all that an account has made: it may have made one in each of its teams. */
export const domainsOfTeams: Migration = { up };

const OUTLIVED = 'sites_domain';

async function up(db: Kysely<unknown>): Promise<void> {
  if (isShared(db)) await db.schema.alterTable('sites').dropConstraint(OUTLIVED).execute();
  else await makeAnew(db);
}

/** SQLite can drop no constraint: the table is made by its own words but for these, and takes the place of the old one. */
async function makeAnew(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ type: string; text: string }>`
    select type, sql as text from sqlite_schema where tbl_name = 'sites' and sql is not null`.execute(db);
  const table = rows.find(({ type }) => type === 'table')?.text ?? '';
  const anew = table
    .replace(/"sites"/, '"sites_anew"')
    .replace(new RegExp(`,\\s*constraint "${OUTLIVED}" unique \\([^)]*\\)`), '');
  if (anew.includes(OUTLIVED)) throw new Error(`The table of sites is not as it was made: ${table}`);
  await sql.raw(anew).execute(db);
  await sql`insert into sites_anew select * from sites`.execute(db);
  await sql`drop table sites`.execute(db);
  await sql`alter table sites_anew rename to sites`.execute(db);
  for (const { type, text } of rows) if (type !== 'table') await sql.raw(text).execute(db);
  const lost = await sql`select * from pragma_foreign_key_check`.execute(db);
  if (lost.rows.length > 0) throw new Error(`${lost.rows.length} rows would refer to sites that are gone`);
}
