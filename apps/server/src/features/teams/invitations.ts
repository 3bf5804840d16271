import { TEAMS } from '@desirepath/contract/limits';
import type { Team } from '@desirepath/contract/teams';
import { appError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/guard.ts';
import { api, publicApi } from '../../http/implement.ts';
import { networkOf } from '../../http/network-of.ts';
import { hashOfToken, newSecretToken } from '../../http/secret-token.ts';
import { invitationLetter } from '../../net/mailer/templates.ts';
import { countAttempts } from '../../storage/records/attempts.ts';
import { acceptInvitation, findInvitation, insertInvitation } from '../../storage/records/invitation-rows.ts';
import { refuseForeignSites } from '../../storage/records/team-rows.ts';
import { limitOf, refuseHigher } from './members.ts';
import { deleteInvitation, hasAccount, selectInvitations, selectMembers } from './queries.ts';
import type { TeamsDependencies } from './routes.ts';

export function createInvitationsRoutes(
  { records, sendMail, baseUrl, createUuid, clock }: TeamsDependencies,
  teamOf: (caller: Pick<Caller, 'account'>, id: string) => Promise<Team>,
) {
  const looks = countAttempts({ records, of: 'invitation', window: TEAMS.window, clock });
  const mails = countAttempts({ records, of: 'inviting', window: TEAMS.invitingWindow, clock });
  const refuseWaiting = (wait: number) => {
    if (wait > 0) throw appError('rate_limited', { retryAfter: Math.ceil(wait / 1000) });
  };
  const open = async (token: string, ip: string) => {
    refuseWaiting(await looks.count([[networkOf(ip), TEAMS.looksPerAddress]]));
    const invitation = await findInvitation(records, hashOfToken(token), clock());
    if (!invitation) throw appError('invitation_not_found');
    return invitation;
  };

  return {
    invitations: api.teams.invitations.handler(async ({ input }) => ({
      items: await selectInvitations(records, input.team, clock()),
    })),
    invite: api.teams.invite.handler(async ({ input, context: { caller } }) => {
      const { team: team_id, role } = input;
      const email = input.email.toLowerCase();
      refuseHigher(caller, role);
      const sites = limitOf(role, input.sites);
      await refuseForeignSites(records, team_id, sites);
      const [members, others] = await Promise.all([
        selectMembers(records, team_id),
        selectInvitations(records, team_id, clock()),
      ]);
      if (members.some((member) => member.email === email)) throw appError('is_member');
      if (members.length + others.length >= TEAMS.members) throw appError('too_many_members');
      refuseWaiting(
        await mails.count([
          [`to ${email}`, TEAMS.invitationsPerAddress],
          [`of ${caller.account.id}`, TEAMS.invitationsPerPerson],
        ]),
      );

      const id = createUuid();
      const token = newSecretToken();
      const [created_at, expires_at] = [clock(), clock() + TEAMS.invitationTtl];
      const row = { id, team_id, email, role, sites, invited_by: caller.account.id, created_at, expires_at };
      await insertInvitation(records, { ...row, hash: hashOfToken(token) });
      const link = `${baseUrl}/invitations/${token}`;
      const { name } = await teamOf(caller, team_id);
      const inviter = caller.account.name || caller.account.email;
      await sendMail({ to: email, ...invitationLetter({ inviter, team: name, role, url: link }) });
      return {
        id,
        email,
        role,
        sites,
        link,
        invited_by: inviter,
        created_at: new Date(created_at).toISOString(),
        expires_at: new Date(expires_at).toISOString(),
      };
    }),
    uninvite: api.teams.uninvite.handler(async ({ input: { team, id } }) => {
      if (!(await deleteInvitation(records, team, id))) throw appError('invitation_not_found');
    }),
    lookAtInvitation: publicApi.teams.lookAtInvitation.handler(async ({ input, context }) => {
      const { team_name, email, role, inviter } = await open(input.token, context.ip);
      return { team: team_name, email, role, invited_by: inviter, has_account: await hasAccount(records, email) };
    }),
    accept: api.teams.accept.handler(async ({ input, context }) => {
      const { account } = context.caller;
      const invitation = await open(input.token, context.ip);
      if (invitation.email !== account.email) throw appError('invitation_of_another');
      if (!(await acceptInvitation(records, invitation, account.id, clock()))) throw appError('invitation_not_found');
      return teamOf(context.caller, invitation.team);
    }),
  };
}
