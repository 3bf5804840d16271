import { z } from 'zod';
import { viewer } from './access.ts';
import { moment, siteId } from './common.ts';

export const otherSession = z.object({
  session_id: z.uuid(),
  started_at: moment,
  duration: z.number().int().describe('ms'),
  pageviews: z.number().int(),
  clicks: z.number().int(),
  errors: z.number().int(),
  entry_page: z.string(),
  is_recorded: z.boolean(),
});
export type OtherSession = z.infer<typeof otherSession>;

/** Who was recorded: what the site has said of them, and their other sessions. */
export const recordingVisitor = {
  get: viewer
    .route({
      method: 'GET',
      path: '/recordings/{id}/visitor',
      summary: 'The visitor who was recorded, and their other sessions',
      tags: ['recordings'],
    })
    .input(z.object({ id: z.uuid(), site: siteId }))
    .output(
      z.object({
        user_id: z.string().describe('Empty where it is not known.'),
        traits: z.record(z.string(), z.string()).describe('What was last said of them with `identify`.'),
        sessions: z.number().int().describe('All of them, this one included.'),
        others: z.array(otherSession).describe('The newest first, no more than 50.'),
      }),
    ),
};
