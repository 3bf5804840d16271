import { z } from 'zod';
import { user } from './access.ts';
import { listInput, listOf, moment, siteId } from './common.ts';

/** A visit, as it is told to clients of the API. Texts that are not known are null. */
export const session = z.object({
  session_id: z.uuid(),
  site: siteId,
  visitor: z.uuid().describe('The id of the visitor whose session it is.'),
  user_identifier: z.string().nullable().describe('Who the visitor turned out to be.'),
  started_at: moment,
  ended_at: moment.describe('Of its last event so far.'),
  device_type: z.string().nullable(),
  browser: z.string().nullable(),
  os: z.string().nullable(),
  location: z.object({
    country: z.string().nullable().describe('ISO 3166-1 alpha-2.'),
    region: z.string().nullable(),
    city: z.string().nullable(),
  }),
  viewport: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  tags: z.array(z.string()).describe('That a client gave it when it began.'),
  counts: z.record(z.string(), z.number().int()).describe('Events by type.'),
});
export type Session = z.infer<typeof session>;

export const visitors = {
  sessions: user
    .route({ method: 'GET', path: '/track/sessions', summary: 'Sessions of a site, newest first', tags: ['visitors'] })
    .input(z.object({ site: siteId, ...listInput.shape }))
    .output(listOf(session)),
};
