import { z } from 'zod';
import { ABOUT, admin, SCOPES } from './access.ts';
import { moment, oneLine, siteId, teamId } from './common.ts';
import { KEYS } from './limits.ts';

const apiKey = z.object({
  id: z.uuid(),
  hint: z.string().describe('Its first characters.'),
  name: z.string(),
  scope: z
    .enum(SCOPES)
    .describe('`read` reads; `ingest` sends what was measured and reads nothing; `manage` may what an admin may.'),
  sites: z.array(siteId).nullable().describe('The only sites it is for; null for all of the team.'),
  made_by: z.string().describe('The name, or else the address, of its maker: it can never do more than they.'),
  created_at: moment,
  expires_at: moment.nullable(),
  last_used_at: moment.nullable().describe('To the minute.'),
});
export type ApiKey = z.infer<typeof apiKey>;

const one = z.object({ team: teamId });

/** Keys are sent as `Authorization: Bearer dp_…`. */
export const keys = {
  list: admin
    .meta(ABOUT.team)
    .route({ method: 'GET', path: '/teams/{team}/keys', summary: 'API keys that work', tags: ['keys'] })
    .input(one)
    .output(z.object({ items: z.array(apiKey) })),
  create: admin
    .meta(ABOUT.team)
    .route({
      method: 'POST',
      path: '/teams/{team}/keys',
      successStatus: 201,
      summary: 'Make an API key; it is shown once',
      tags: ['keys'],
    })
    .input(
      one.extend({
        name: oneLine.min(1),
        scope: apiKey.shape.scope,
        sites: z.array(siteId).min(1).max(1000).nullable().default(null),
        days: z.int().min(1).max(KEYS.maxDays).nullable().describe('Until it ends; null for until it is revoked.'),
      }),
    )
    .output(apiKey.extend({ key: z.string() })),
  revoke: admin
    .meta(ABOUT.team)
    .route({
      method: 'DELETE',
      path: '/teams/{team}/keys/{id}',
      successStatus: 204,
      summary: 'Revoke a key; it stops working at once',
      tags: ['keys'],
    })
    .input(one.extend({ id: z.uuid() })),
};
