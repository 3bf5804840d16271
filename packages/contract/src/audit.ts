import { z } from 'zod';
import { ABOUT, admin, adminRaw, answersFile, audited } from './access.ts';
import { listInput, listOf, moment, siteId, teamId } from './common.ts';

const auditEntry = z.object({
  id: z.uuid(),
  at: moment,
  action: z.string().describe('Such as `recordings.watch` or `funnels.create`.'),
  email: z.string().describe('Whose address it was then.'),
  key: z.uuid().nullable().describe('The API key that was used.'),
  site: siteId.nullable(),
  subject: z.string().describe('The id or name of what it was done to; empty where it names none.'),
  address: z.string().describe('Where the call came from.'),
  refused: z.boolean().describe('A sign-in that failed.'),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const which = z.object({
  team: teamId,
  from: moment.optional(),
  to: moment.optional(),
  email: z.string().max(254).optional(),
  action: z.string().max(64).optional().describe('One action, or all that begin with it: `recordings.`'),
});

/** Who saw and changed what in a team: also the sign-ins of its members. */
export const audit = {
  list: admin
    .meta(ABOUT.team)
    .route({ method: 'GET', path: '/teams/{team}/audit', summary: 'The audit log, newest first', tags: ['teams'] })
    .input(which.extend(listInput.shape))
    .output(listOf(auditEntry)),
  export: adminRaw
    .meta(ABOUT.team)
    .meta(audited('member', 'audit.export'))
    .meta(answersFile('text/csv', 'application/jsonl'))
    .route({
      method: 'GET',
      path: '/teams/{team}/audit/export',
      summary: 'The audit log as a file, newest first',
      tags: ['teams'],
    })
    .input(which.extend({ format: z.enum(['csv', 'jsonl']) }))
    .output(z.string()),
};
