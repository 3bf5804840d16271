import type { Role } from '@desirepath/contract/roles';
import type { Invitation, Member, Team } from '@desirepath/contract/teams';
import type { Records } from '../../storage/records/open.ts';
import { roleOf } from '../../storage/records/rights.ts';

const isoOf = (at: number) => new Date(at).toISOString();

/** Teams of an account, or the one of a key, oldest first. */
export async function selectTeams(records: Records, account: string, only?: string): Promise<Team[]> {
  let query = records
    .selectFrom('team_members as member')
    .innerJoin('teams as team', 'team.id', 'member.team_id')
    .select(['team.id', 'team.name', 'team.created_at', 'member.role', 'member.all_sites'])
    .where('member.account_id', '=', account)
    .orderBy('team.created_at')
    .orderBy('team.id');
  if (only !== undefined) query = query.where('team.id', '=', only);
  const rows = await query.execute();
  const limits = await sitesOfMembers(records, 'account_id', account);
  return rows.map(({ all_sites, ...row }) => ({
    ...row,
    role: roleOf(row.role),
    sites: all_sites === 1 ? null : (limits.get(`${row.id} ${account}`) ?? []),
    created_at: isoOf(row.created_at),
  }));
}

/** The sites of those who are limited to some, by team and account. */
async function sitesOfMembers(records: Records, column: 'team_id' | 'account_id', value: string) {
  const rows = await records.selectFrom('team_member_sites').selectAll().where(column, '=', value).execute();
  const byMember = Map.groupBy(rows, ({ team_id, account_id }) => `${team_id} ${account_id}`);
  return new Map([...byMember].map(([key, of]) => [key, of.map(({ site_id }) => site_id)]));
}

/** Members by name. */
export async function selectMembers(records: Records, team: string): Promise<Member[]> {
  const rows = await records
    .selectFrom('team_members as member')
    .innerJoin('accounts as account', 'account.id', 'member.account_id')
    .leftJoin('totp_factors as factor', 'factor.account_id', 'account.id')
    .select([
      'account.id',
      'account.name',
      'account.email',
      'member.role',
      'member.all_sites',
      'member.created_at',
      'factor.confirmed_at',
    ])
    .select((row) =>
      row
        .selectFrom('passkeys')
        .select((key) => key.fn.countAll<number>().as('keys'))
        .whereRef('passkeys.account_id', '=', 'account.id')
        .as('passkeys'),
    )
    .where('member.team_id', '=', team)
    .orderBy('account.name')
    .orderBy('account.id')
    .execute();
  const limits = await sitesOfMembers(records, 'team_id', team);
  return rows.map(({ id, name, email, role, all_sites, created_at, confirmed_at, passkeys }) => ({
    account: id,
    name,
    email,
    role: roleOf(role),
    sites: all_sites === 1 ? null : (limits.get(`${team} ${id}`) ?? []),
    has_second_factor: confirmed_at !== null || Number(passkeys) > 0,
    since: isoOf(created_at),
  }));
}

export async function renameTeam(records: Records, id: string, name: string): Promise<void> {
  await records.updateTable('teams').set({ name }).where('id', '=', id).execute();
}

/** Sites have to be gone before. */
export async function deleteTeam(records: Records, id: string): Promise<void> {
  await records.deleteFrom('teams').where('id', '=', id).execute();
}

/** Until the end of the transaction nobody else changes who is in a team, so that of two last owners one stays. */
export async function lockTeam(records: Records, id: string): Promise<void> {
  await records
    .updateTable('teams')
    .set((team) => ({ name: team.ref('name') }))
    .where('id', '=', id)
    .execute();
}

export async function setMember(
  records: Records,
  team: string,
  account: string,
  { role, sites }: { role: Role; sites: number[] | null },
): Promise<void> {
  await records
    .updateTable('team_members')
    .set({ role, all_sites: sites === null ? 1 : 0 })
    .where('team_id', '=', team)
    .where('account_id', '=', account)
    .execute();
  await records.deleteFrom('team_member_sites').where('team_id', '=', team).where('account_id', '=', account).execute();
  if (sites && sites.length > 0) {
    const rows = [...new Set(sites)].map((site_id) => ({ team_id: team, account_id: account, site_id }));
    await records.insertInto('team_member_sites').values(rows).execute();
  }
}

export async function deleteMember(records: Records, team: string, account: string): Promise<void> {
  await records.deleteFrom('team_members').where('team_id', '=', team).where('account_id', '=', account).execute();
}

export async function countOwners(records: Records, team: string): Promise<number> {
  const { owners } = await records
    .selectFrom('team_members')
    .select((row) => row.fn.countAll<number>().as('owners'))
    .where('team_id', '=', team)
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow();
  return Number(owners); // PostgreSQL counts in text
}

/** Open invitations, the newest first. */
export async function selectInvitations(records: Records, team: string, now: number): Promise<Invitation[]> {
  const rows = await records
    .selectFrom('team_invitations as invitation')
    .leftJoin('accounts as inviter', 'inviter.id', 'invitation.invited_by')
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.role',
      'invitation.sites',
      'invitation.created_at',
      'invitation.expires_at',
      'inviter.name',
      'inviter.email as inviter_email',
    ])
    .where('invitation.team_id', '=', team)
    .where('invitation.expires_at', '>', now)
    .orderBy('invitation.created_at', 'desc')
    .execute();
  return rows.map(({ id, email, role, sites, created_at, expires_at, name, inviter_email }) => ({
    id,
    email,
    role: roleOf(role),
    sites: sites === null ? null : JSON.parse(sites),
    invited_by: name || (inviter_email ?? ''),
    created_at: isoOf(created_at),
    expires_at: isoOf(expires_at),
  }));
}

export async function deleteInvitation(records: Records, team: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('team_invitations')
    .where('team_id', '=', team)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function hasAccount(records: Records, email: string): Promise<boolean> {
  const found = await records.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst();
  return found !== undefined;
}
