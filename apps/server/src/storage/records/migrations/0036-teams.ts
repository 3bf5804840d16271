import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Teams with members and invitations. Each account that is there gets a team, with its sites in it. */
export const teams: Migration = { up };

/** What this migration reads and writes as data; later ones change the schema, so it has none of its own types. */
type Then = {
  accounts: { id: string; name: string; email: string };
  sites: { owner: string; team_id: string | null };
  teams: { id: string; name: string; created_at: number };
  team_members: { team_id: string; account_id: string; role: string; all_sites: number; created_at: number };
};

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('teams')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('team_members')
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('all_sites', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('team_members_key', ['team_id', 'account_id'])
    .execute();
  await db.schema.createIndex('team_members_account').on('team_members').column('account_id').execute();

  await db.schema
    .createTable('team_member_sites')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('team_member_sites_key', ['team_id', 'account_id', 'site_id'])
    .addForeignKeyConstraint(
      'team_member_sites_member',
      ['team_id', 'account_id'],
      'team_members',
      ['team_id', 'account_id'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();

  await db.schema
    .createTable('team_invitations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id').onDelete('cascade'))
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('sites', 'text')
    .addColumn('invited_by', 'text', (column) => column.references('accounts.id').onDelete('set null'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('team_invitations_email', ['team_id', 'email'])
    .execute();

  await db.schema
    .alterTable('sites')
    .addColumn('team_id', 'text', (column) => column.references('teams.id'))
    .execute();
  await giveTeams(db.withTables<Then>());
  await db.schema.createIndex('sites_team_domain').on('sites').columns(['team_id', 'domain']).unique().execute();
}

async function giveTeams(db: Kysely<Then>): Promise<void> {
  const created_at = Date.now();
  for (const account of await db.selectFrom('accounts').select(['id', 'name', 'email']).execute()) {
    const id = randomUUID();
    const name = account.name || account.email;
    await db.insertInto('teams').values({ id, name, created_at }).execute();
    await db
      .insertInto('team_members')
      .values({ team_id: id, account_id: account.id, role: 'owner', all_sites: 1, created_at })
      .execute();
    await db.updateTable('sites').set({ team_id: id }).where('owner', '=', account.id).execute();
  }
}
