import { z } from 'zod';
import { user, userRaw } from './access.ts';
import { device, listInput, listOf, moment, siteId } from './common.ts';
import { question } from './segment.ts';
import { shownEvent } from './shown-event.ts';
import { replayEvent } from './tracking.ts';

export const recording = z.object({
  recording_id: z.uuid().describe('The id of the session that was recorded.'),
  site: siteId,
  visitor_id: z.uuid(),
  user_id: z.string(),
  started_at: moment,
  duration: z.number().int().describe('ms from the first to the last recorded event'),
  event_count: z.number().int(),
  pageviews: z.number().int(),
  clicks: z.number().int(),
  has_rage_clicks: z.boolean(),
  entry_page: z.string(),
  exit_page: z.string(),
  device,
  browser: z.string(),
  os: z.string(),
  country: z.string(),
  source: z.string(),
});
export type Recording = z.infer<typeof recording>;

export const timelineEvent = shownEvent.extend({ tab_id: z.uuid() });
export type TimelineEvent = z.infer<typeof timelineEvent>;

/** Replay events of one tab, in order. A missing `seq` between two chunks of a tab does not mean a hole: events count too. */
export const replayChunk = z.object({ tab_id: z.uuid(), seq: z.number().int(), events: z.array(replayEvent) });
export type ReplayChunk = z.infer<typeof replayChunk>;

const one = z.object({ id: z.uuid(), site: siteId });

export const recordings = {
  list: user
    .route({ method: 'GET', path: '/recordings', summary: 'Recorded sessions', tags: ['recordings'] })
    .input(
      z.object({
        ...question.shape,
        ...listInput.shape,
        sort: z.enum(['newest', 'longest', 'active']).default('newest'),
      }),
    )
    .output(listOf(recording)),
  get: user
    .route({ method: 'GET', path: '/recordings/{id}', summary: 'One recorded session', tags: ['recordings'] })
    .input(one)
    .output(recording.extend({ timeline: z.array(timelineEvent) })),
  chunks: userRaw
    .route({
      method: 'GET',
      path: '/recordings/{id}/chunks',
      summary: 'What to play, in parts',
      tags: ['recordings'],
    })
    .input(one.extend({ cursor: z.string().max(512).optional() }))
    .output(listOf(replayChunk)),
};
