import { z } from 'zod';
import { viewer } from './access.ts';
import { siteId } from './common.ts';

const ms = z.number().int().describe('epoch ms');

/** One chunk of a recording as the player plans with it: what it covers, not what it holds. */
export const recordingPart = z.object({
  tab_id: z.uuid(),
  seq: z.number().int(),
  from: ms,
  to: ms,
  events: z.number().int(),
  has_picture: z.boolean().describe('Whether a whole page is among its events, from which playing can begin.'),
  cursor: z.string().describe('`chunks` goes on after this part when given it.'),
});
export type RecordingPart = z.infer<typeof recordingPart>;

/** What a tab sent and did not arrive: nothing can be shown from the last moment before it to the next whole page. */
export const recordingHole = z.object({
  tab_id: z.uuid(),
  from: ms,
  to: ms.nullable().describe('Null where no whole page comes after it.'),
});
export type RecordingHole = z.infer<typeof recordingHole>;

export const recordingParts = {
  list: viewer
    .route({
      method: 'GET',
      path: '/recordings/{id}/parts',
      summary: 'What there is to play, to load any moment of it first',
      tags: ['recordings'],
    })
    .input(
      z.object({
        id: z.uuid(),
        site: siteId,
        since: z.coerce
          .number()
          .int()
          .min(0)
          .optional()
          .describe(
            'Only parts that arrived since then: the `as_of` of the answer before, and answered when there are any, or after a second. Given, it also asks the visitor’s page to send at once what it records.',
          ),
      }),
    )
    .output(
      z.object({
        items: z.array(recordingPart).describe('In the order of `chunks`.'),
        holes: z.array(recordingHole).describe('Of the parts in this answer; none where `since` is given.'),
        is_live: z.boolean().describe('Whether something happened in it within the last minutes.'),
        as_of: ms,
      }),
    ),
};
