import { z } from 'zod';
import { admin, adminRaw, answersFile, audited, READS, viewer } from './access.ts';
import { moment, siteId, wireInt } from './common.ts';
import { TEXT } from './limits.ts';

const term = z
  .string()
  .trim()
  .min(1)
  .max(TEXT.userId)
  .describe(
    'Exactly: a visitor id, a user id, an e-mail address or another trait, also as it was written in an answer or given with its link.',
  );

const which = z.object({ site: siteId, term });

/** How many rows of each kind there are of a person. */
const counts = z.object({
  events: wireInt,
  sessions: wireInt,
  replay_chunks: wireInt,
  identities: wireInt,
  survey_responses: wireInt,
  feedback: wireInt,
  marks: wireInt.describe('Notes, tags, clips, links and the like that the team made of recordings.'),
});
export type SubjectCounts = z.infer<typeof counts>;

const proof = z.object({
  id: z.uuid(),
  requested_at: moment,
  done_at: moment.nullable().describe('Null while it is under way.'),
  requested_by: z.string(),
  fingerprint: z
    .string()
    .describe(
      'Of what was searched for, made with a secret of this server: it proves that somebody was deleted without telling who.',
    ),
  counts: z.record(z.string(), z.number().int()).describe('Rows that were deleted, by table.'),
});
export type DeletionProof = z.infer<typeof proof>;

const aged = z.object({
  kind: z.enum(['recordings', 'events', 'answers', 'feedback', 'audit']),
  keep_days: z.number().int().nullable().describe('Null for without end.'),
  due: z.number().int().describe('How many go with the next run.'),
});

/** The desk of whoever answers the people whose visits were measured, and their lawyers. */
export const privacy = {
  find: admin
    .meta(READS)
    .meta(audited('member', 'privacy.find'))
    .route({
      method: 'POST', // what is searched for is nobody's to read in the log of a proxy
      path: '/privacy/people/find',
      summary: 'What is kept of one person',
      tags: ['privacy'],
    })
    .input(which)
    .output(
      z.object({
        visitor_ids: z.array(z.uuid()),
        user_ids: z.array(z.string()),
        first_seen: moment.nullable(),
        last_seen: moment.nullable(),
        counts,
        deletions: z.array(proof).describe('That this very search was answered by a deletion before.'),
      }),
    ),
  export: adminRaw
    .meta(audited('member', 'privacy.export'))
    .meta(answersFile('application/zip'))
    .route({
      method: 'GET',
      path: '/privacy/people/export',
      summary: 'All that is kept of one person: a zip with a page to read and files for programs',
      tags: ['privacy'],
    })
    .input(which)
    .output(z.string()),
  remove: admin
    .route({
      method: 'POST',
      path: '/privacy/people/delete',
      successStatus: 202,
      summary: 'Delete all that is kept of one person',
      tags: ['privacy'],
    })
    .input(which)
    .output(proof),
  deletions: admin
    .route({
      method: 'GET',
      path: '/privacy/deletions',
      summary: 'Proofs of deletion, newest first',
      tags: ['privacy'],
    })
    .input(z.object({ site: siteId }))
    .output(z.object({ items: z.array(proof) })),
  retention: viewer
    .route({
      method: 'GET',
      path: '/privacy/retention',
      summary: 'What goes with the next run, by kind',
      tags: ['privacy'],
    })
    .input(z.object({ site: siteId }))
    .output(z.object({ items: z.array(aged) })),
  documents: viewer
    .route({
      method: 'GET',
      path: '/privacy/documents',
      summary: 'A privacy notice and a record of processing, of what this site collects by its settings',
      tags: ['privacy'],
    })
    .input(z.object({ site: siteId }))
    .output(z.object({ notice: z.string().describe('Markdown.'), record: z.string().describe('Markdown.') })),
};
