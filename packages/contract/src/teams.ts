import { z } from 'zod';
import { ABOUT, admin, anyone, owner, person, viewer } from './access.ts';
import { moment, oneLine, siteId, teamId } from './common.ts';
import { ROLES } from './roles.ts';

const role = z.enum(ROLES).describe('What a member may do, each more than the one before: docs/guide/teams.md.');

const limitedTo = z
  .array(siteId)
  .max(1000)
  .nullable()
  .describe('The only sites that a viewer or an analyst sees; null for all of the team, also those to come.');

const team = z.object({
  id: teamId,
  name: z.string(),
  role: role.describe('Your own.'),
  sites: limitedTo.describe('The only sites that you see; null for all.'),
  created_at: moment,
});
export type Team = z.infer<typeof team>;

const member = z.object({
  account: z.string(),
  name: z.string(),
  email: z.email(),
  role,
  sites: limitedTo,
  has_second_factor: z.boolean().describe('An authenticator app, or a passkey.'),
  since: moment,
});
export type Member = z.infer<typeof member>;

const invitation = z.object({
  id: z.uuid(),
  email: z.email(),
  role,
  sites: limitedTo,
  invited_by: z.string().describe('The name, or else the address, of who invited; empty once they are gone.'),
  created_at: moment,
  expires_at: moment,
});
export type Invitation = z.infer<typeof invitation>;

const token = z.string().max(100).describe('As it stands in the link, /invitations/{token}.');
const name = oneLine.min(1);
const one = z.object({ team: teamId });

export const teams = {
  list: viewer
    .meta(ABOUT.own)
    .route({ method: 'GET', path: '/teams', summary: 'My teams', tags: ['teams'] })
    .output(z.object({ items: z.array(team) })),
  create: person
    .route({
      method: 'POST',
      path: '/teams',
      successStatus: 201,
      summary: 'A further team; for who owns one already, and where anyone may register',
      tags: ['teams'],
    })
    .input(z.object({ name }))
    .output(team),
  update: admin
    .meta(ABOUT.team)
    .route({ method: 'PATCH', path: '/teams/{team}', summary: 'Rename a team', tags: ['teams'] })
    .input(one.extend({ name }))
    .output(team),
  remove: owner
    .meta(ABOUT.team)
    .route({
      method: 'DELETE',
      path: '/teams/{team}',
      successStatus: 204,
      summary: 'Delete a team, its sites and all their data',
      tags: ['teams'],
    })
    .input(one),
  leave: viewer
    .meta(ABOUT.team)
    .route({
      method: 'POST',
      path: '/teams/{team}/leave',
      successStatus: 204,
      summary: 'Leave a team',
      tags: ['teams'],
    })
    .input(one),
  members: viewer
    .meta(ABOUT.team)
    .route({
      method: 'GET',
      path: '/teams/{team}/members',
      summary: 'Who is in a team; of those limited to some sites, who sees one of them',
      tags: ['teams'],
    })
    .input(one)
    .output(z.object({ items: z.array(member) })),
  changeMember: admin
    .meta(ABOUT.team)
    .route({
      method: 'PATCH',
      path: '/teams/{team}/members/{account}',
      summary: 'Change what a member may do; only owners make and unmake owners',
      tags: ['teams'],
    })
    .input(one.extend({ account: z.string().max(64), role: role.optional(), sites: limitedTo.optional() }))
    .output(member),
  removeMember: admin
    .meta(ABOUT.team)
    .route({
      method: 'DELETE',
      path: '/teams/{team}/members/{account}',
      successStatus: 204,
      summary: 'Remove a member; their keys of this team end with it',
      tags: ['teams'],
    })
    .input(one.extend({ account: z.string().max(64) })),
  invitations: admin
    .meta(ABOUT.team)
    .route({ method: 'GET', path: '/teams/{team}/invitations', summary: 'Open invitations', tags: ['teams'] })
    .input(one)
    .output(z.object({ items: z.array(invitation) })),
  invite: admin
    .meta(ABOUT.team)
    .route({
      method: 'POST',
      path: '/teams/{team}/invitations',
      successStatus: 201,
      summary: 'Invite somebody by mail; a second invitation of an address takes the place of the first',
      tags: ['teams'],
    })
    .input(one.extend({ email: z.email().max(254), role, sites: limitedTo.default(null) }))
    .output(invitation.extend({ link: z.url().describe('The link that was mailed; shown this once.') })),
  uninvite: admin
    .meta(ABOUT.team)
    .route({
      method: 'DELETE',
      path: '/teams/{team}/invitations/{id}',
      successStatus: 204,
      summary: 'Take an invitation back',
      tags: ['teams'],
    })
    .input(one.extend({ id: z.uuid() })),
  lookAtInvitation: anyone
    .route({ method: 'POST', path: '/invitations/look', summary: 'What an invitation is to', tags: ['teams'] })
    .input(z.object({ token }))
    .output(
      z.object({
        team: z.string(),
        email: z.email(),
        role,
        invited_by: z.string(),
        has_account: z.boolean().describe('Sign in and accept; otherwise register with the invitation.'),
      }),
    ),
  accept: person
    .route({
      method: 'POST',
      path: '/invitations/accept',
      summary: 'Become a member; for whose address the invitation names',
      tags: ['teams'],
    })
    .input(z.object({ token }))
    .output(team),
};
