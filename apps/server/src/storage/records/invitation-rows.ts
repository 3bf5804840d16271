import type { Role } from '@desirepath/contract/roles';
import type { Records } from './open.ts';
import { roleOf } from './rights.ts';

/** An invitation that still stands. */
export interface OpenInvitation {
  id: string;
  team: string;
  team_name: string;
  email: string;
  role: Role;
  sites: number[] | null;
  inviter: string;
}

const openInvitations = (records: Records, now: number) =>
  records
    .selectFrom('team_invitations as invitation')
    .innerJoin('teams as team', 'team.id', 'invitation.team_id')
    .leftJoin('accounts as inviter', 'inviter.id', 'invitation.invited_by')
    .select([
      'invitation.id',
      'invitation.team_id',
      'team.name',
      'invitation.email',
      'invitation.role',
      'invitation.sites',
      'inviter.name as inviter_name',
      'inviter.email as inviter_email',
    ])
    .where('invitation.expires_at', '>', now);

type Row = Awaited<ReturnType<ReturnType<typeof openInvitations>['executeTakeFirstOrThrow']>>;

const toInvitation = ({ team_id, name, role, sites, inviter_name, inviter_email, ...row }: Row): OpenInvitation => ({
  ...row,
  team: team_id,
  team_name: name,
  role: roleOf(role),
  sites: sites === null ? null : JSON.parse(sites),
  inviter: inviter_name || (inviter_email ?? ''),
});

export async function findInvitation(records: Records, hash: string, now: number): Promise<OpenInvitation | undefined> {
  const row = await openInvitations(records, now).where('invitation.hash', '=', hash).executeTakeFirst();
  return row && toInvitation(row);
}

/** All that wait for an address, in lower case. */
export async function invitationsTo(records: Records, email: string, now: number): Promise<OpenInvitation[]> {
  const rows = await openInvitations(records, now).where('invitation.email', '=', email).execute();
  return rows.map(toInvitation);
}

/** Takes the place of an open one to the same address. */
export async function insertInvitation(
  records: Records,
  {
    sites,
    ...row
  }: Omit<OpenInvitation, 'team' | 'team_name' | 'inviter'> & {
    hash: string;
    team_id: string;
    invited_by: string;
    created_at: number;
    expires_at: number;
  },
): Promise<void> {
  const values = { ...row, sites: sites === null ? null : JSON.stringify(sites) };
  const { team_id: _team, email: _email, ...changed } = values;
  await records
    .insertInto('team_invitations')
    .values(values)
    .onConflict((conflict) => conflict.columns(['team_id', 'email']).doUpdateSet(changed))
    .execute();
}

/** Makes a member of whoever was invited; the invitation is gone. False where somebody was faster, or it was taken back. */
export function acceptInvitation(
  records: Records,
  invitation: OpenInvitation,
  account: string,
  now: number,
): Promise<boolean> {
  const { id, team: team_id, role, sites } = invitation;
  return records.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('team_invitations')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return false;
    await transaction
      .insertInto('team_members')
      .values({ team_id, account_id: account, role, all_sites: sites === null ? 1 : 0, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    // A site may have gone since.
    const there = await transaction
      .selectFrom('sites')
      .select('id')
      .where('team_id', '=', team_id)
      .where('id', 'in', sites && sites.length > 0 ? sites : [-1])
      .execute();
    if (there.length > 0) {
      await transaction
        .insertInto('team_member_sites')
        .values(there.map((site) => ({ team_id, account_id: account, site_id: site.id })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    return true;
  });
}
