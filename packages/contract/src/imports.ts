import { z } from 'zod';
import { admin } from './access.ts';
import { BY_ADDRESS, moment, oneByAddress, siteId, wireInt } from './common.ts';
import { jobAccepted } from './jobs.ts';
import { IMPORTS } from './limits.ts';

/** What an export of another system turned out to be. */
export const IMPORT_KINDS = ['umami', 'plausible', 'ga4-events', 'ga4-report', 'rrweb'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** `waiting`: for the rest of its file. `ready`: understood, and nothing done yet. */
export const IMPORT_STATES = ['waiting', 'ready', 'running', 'done', 'failed', 'undoing'] as const;

const refusedRow = z.object({ row: z.int().describe('Line or element, from 1.'), reason: z.string() });
export type RefusedRow = z.infer<typeof refusedRow>;

/** What was understood of a file, before anything is done. */
export const importPreview = z.object({
  kind: z.enum(IMPORT_KINDS),
  examples: z.array(
    z.object({ at: moment, type: z.string(), page: z.string(), name: z.string(), country: z.string() }),
  ),
  refused: z.array(refusedRow).describe('Of the first rows.'),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const siteImport = z.object({
  id: z.uuid(),
  name: z.string().describe('Of the file.'),
  status: z.enum(IMPORT_STATES),
  preview: importPreview.nullable(),
  events: z.int().describe('That came of it.'),
  repeated: z.int().describe('Rows that were there already, from an earlier import.'),
  refused: z.int().describe('Rows that could not be read.'),
  refusals: z.array(refusedRow).describe('The first of these.'),
  error: z.string().nullable(),
  created_at: moment,
});
export type SiteImport = z.infer<typeof siteImport>;

const one = z.object({ site: siteId, id: z.uuid() });

export const imports = {
  list: admin
    .route({ method: 'GET', path: '/imports', summary: 'What was brought along from other systems', tags: ['imports'] })
    .input(z.object({ site: siteId }))
    .output(z.object({ items: z.array(siteImport) })),
  create: admin
    .route({ method: 'POST', path: '/imports', successStatus: 201, summary: 'Announce a file', tags: ['imports'] })
    .input(z.object({ site: siteId, name: z.string().trim().min(1).max(200) }))
    .output(siteImport),
  send: admin
    .meta({ access: 'member', raw: true, takesFile: 'application/octet-stream' })
    .route({
      method: 'PUT',
      path: '/imports/{id}/content',
      summary: 'A part of the file, as it is (application/octet-stream), at an offset; parts come in order',
      tags: ['imports'],
    })
    .input(one.extend({ offset: wireInt.min(0).max(IMPORTS.fileBytes) }))
    .output(z.object({ received: z.int().describe('Bytes so far.') })),
  read: admin
    .route({
      method: 'POST',
      path: '/imports/{id}/read',
      summary: 'Say what the file is; one that cannot be read is removed',
      tags: ['imports'],
    })
    .input(one)
    .output(siteImport),
  begin: admin
    .route({
      method: 'POST',
      path: '/imports/{id}/begin',
      successStatus: 202,
      summary: 'Bring it in, later',
      tags: ['imports'],
    })
    .input(one)
    .output(jobAccepted),
  undo: admin
    .route({
      method: 'DELETE',
      path: '/imports/{id}',
      successStatus: 202,
      ...BY_ADDRESS,
      summary: 'Remove what came of it, later',
      tags: ['imports'],
    })
    .input(oneByAddress)
    .output(jobAccepted),
};
