import { z } from 'zod';
import { person } from './access.ts';
import { moment } from './common.ts';

const bytes = z.number().int().describe('Bytes.');

export const serverStatus = z.object({
  version: z.string(),
  host: z.string().describe('What the machine of the server that answers is called.'),
  servers: z
    .number()
    .int()
    .describe(
      'On the same stores, this one among them. What is neither of the queue nor of a table is of this one alone.',
    ),
  started_at: moment,
  memory_bytes: bytes.describe('Resident, of the whole process.'),
  ingest: z.object({
    minutes: z
      .array(
        z.object({
          at: moment.describe('When the minute began.'),
          accepted: z.number().int().describe('Events that became durable.'),
          rejected: z.number().int().describe('Events that were not valid.'),
        }),
      )
      .describe('Of the last hour since the start, oldest first; the last one is not over.'),
    waiting_bytes: bytes.describe('Accepted and not yet written.'),
  }),
  queue: z.object({
    queued: z.number().int(),
    running: z.number().int(),
    failed: z.number().int().describe('Given up: they wait to be tried again or discarded.'),
    due_since: moment.nullable().describe('Since when the first of those that could be begun waits.'),
  }),
  stores: z
    .array(
      z.object({
        store: z.enum(['behaviour', 'records', 'files']),
        name: z.string().describe('A table, or a folder of the data folder.'),
        rows: z.number().int().nullable().describe('Null where it is not made of rows.'),
        bytes,
      }),
    )
    .describe('The largest first.'),
  disk: z.object({
    total_bytes: bytes,
    free_bytes: bytes,
    filling_a_day: bytes
      .nullable()
      .describe('What is free gets less by so much a day; below 0 it gets more. Null until a day has been seen.'),
    full_at: moment.nullable().describe('Null where it is not filling, or not within five years.'),
  }),
  slow_queries: z
    .array(
      z.object({
        question: z.string().describe('As the store was asked, without the values.'),
        times: z.number().int(),
        slowest_ms: z.number().int(),
        last_at: moment,
      }),
    )
    .describe('Since the start, the slowest first.'),
  last_backup_at: moment.nullable().describe('Of those in the folder where backups are kept.'),
});
export type ServerStatus = z.infer<typeof serverStatus>;

export const operation = {
  status: person
    .route({
      method: 'GET',
      path: '/operation/status',
      summary: 'How the server does, for the owner of the installation',
      tags: ['operation'],
    })
    .output(serverStatus),
};
