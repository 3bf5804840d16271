import { z } from 'zod';
import { admin, analyst, audited, viewer, viewerRaw } from './access.ts';
import { BY_ADDRESS, device, listInput, listOf, moment, oneLine, siteId, siteOfThing, wireInt } from './common.ts';
import { marksText } from './conditions.ts';
import { jobAccepted } from './jobs.ts';
import { SEGMENT } from './limits.ts';
import { RECORDING_SORTS } from './recording-views.ts';
import { REASON_KINDS } from './relevance.ts';
import { question } from './segment.ts';
import { shownEvent } from './shown-event.ts';
import { replayEvent } from './tracking.ts';

export const recording = z.object({
  recording_id: z.uuid().describe('The id of the session that was recorded.'),
  session: z.uuid().describe('The same.'),
  site: siteId,
  visitor_id: z.uuid(),
  user_id: z.string(),
  started_at: moment,
  created_at: moment.describe('The same.'),
  duration: z.number().int().describe('ms from the first to the last recorded event'),
  event_count: z.number().int(),
  pageviews: z.number().int(),
  clicks: z.number().int(),
  errors: z.number().int().describe('JavaScript errors that were met.'),
  has_errors: z.boolean(),
  has_rage_clicks: z.boolean(),
  entry_page: z.string(),
  exit_page: z.string(),
  device,
  browser: z.string(),
  os: z.string(),
  country: z.string(),
  source: z.string(),
});

const tag = oneLine.min(1).max(SEGMENT.tag);

/** What people of the dashboard said of a recording. */
export const recordingMarks = z.object({
  tags: z.array(z.string()).describe('In alphabetical order.'),
  favourite: z.boolean(),
  kept: z.boolean().describe('Exempt from retention.'),
  watched: z.boolean().describe('By the account that asks.'),
});
export type RecordingMarks = z.infer<typeof recordingMarks>;

const marked = recording.extend(recordingMarks.shape);
export type Recording = z.infer<typeof marked>;

/** A recording in the list, and why it deserves a look: see `relevance.ts` for what each reason counts. */
export const listedRecording = marked.extend({
  relevance: z.number().int().describe('Points of all reasons; 0 where there is nothing to see.'),
  reasons: z
    .array(z.object({ kind: z.enum(REASON_KINDS), count: z.number().int() }))
    .describe('Those with the most points first.'),
});
export type ListedRecording = z.infer<typeof listedRecording>;
export type Reason = ListedRecording['reasons'][number];

export const timelineEvent = shownEvent.extend({
  tab_id: z.uuid(),
  message: z.string().describe('Of what was written to the console: the text; of what became of a survey: its name.'),
});
export type TimelineEvent = z.infer<typeof timelineEvent>;

/**
 * Replay events of one tab, in order. A missing `seq` between two chunks of a tab does not mean a hole: events count too. A node in
 * `adds` that has an `id` and no `type` is one that moved; a download tells rrweb's player what is in it.
 */
export const replayChunk = z.object({ tab_id: z.uuid(), seq: z.number().int(), events: z.array(replayEvent) });
export type ReplayChunk = z.infer<typeof replayChunk>;

export const chunksInput = z.object({
  cursor: z.string().max(512).optional(),
  until: wireInt
    .min(0)
    .optional()
    .describe('epoch ms: nothing that begins later, where only what shows a moment is waited for.'),
});

const one = z.object({ id: z.uuid(), site: siteOfThing });

export const recordings = {
  list: viewer
    .route({ method: 'GET', path: '/recordings', summary: 'Recorded sessions', tags: ['recordings'] })
    .input(
      z.object({
        ...question.shape,
        from: question.shape.from.optional().describe('First day; without days the last thirty.'),
        to: question.shape.to.optional(),
        ...listInput.shape,
        marks: marksText.optional(),
        sort: z.enum(RECORDING_SORTS).default('relevance'),
      }),
    )
    .output(listOf(listedRecording)),
  count: viewer
    .route({
      method: 'GET',
      path: '/recordings/count',
      summary: 'How many recorded sessions match',
      tags: ['recordings'],
    })
    .input(question.extend({ marks: marksText.optional() }))
    .output(z.object({ count: z.number().int() })),
  tags: viewer
    .route({ method: 'GET', path: '/recordings/tags', summary: 'Tags in use, most used first', tags: ['recordings'] })
    .input(z.object({ site: siteId }))
    .output(z.object({ items: z.array(z.object({ tag: z.string(), recordings: z.number().int() })) })),
  get: viewer
    .route({ method: 'GET', path: '/recordings/{id}', summary: 'One recorded session', tags: ['recordings'] })
    .input(one)
    .output(marked.extend({ timeline: z.array(timelineEvent) })),
  remove: admin
    .route({
      method: 'DELETE',
      path: '/recordings/{id}',
      successStatus: 202,
      summary: 'Delete a recording; what was counted of its session stays',
      tags: ['recordings'],
      ...BY_ADDRESS,
    })
    .input(z.object({ params: one.pick({ id: true }), query: one.pick({ site: true }) }))
    .output(jobAccepted),
  addTags: analyst
    .route({ method: 'POST', path: '/recordings/{id}/tags', summary: 'Tag a recording', tags: ['recordings'] })
    .input(one.extend({ tags: z.array(tag).min(1).max(SEGMENT.tags) }))
    .output(recordingMarks),
  removeTags: analyst
    .route({ method: 'DELETE', path: '/recordings/{id}/tags', summary: 'Take tags off', tags: ['recordings'] })
    .input(one.extend({ tags: z.array(tag).min(1).max(SEGMENT.tags) }))
    .output(recordingMarks),
  mark: viewer
    .meta(audited('member', ''))
    .route({
      method: 'PUT',
      path: '/recordings/{id}/marks',
      summary: 'Mark as favourite, kept or watched; what is left out stays',
      tags: ['recordings'],
    })
    .input(
      one.extend({ favourite: z.boolean(), kept: z.boolean(), watched: z.boolean() }).partial().required({ id: true }),
    )
    .output(recordingMarks),
  chunks: viewerRaw
    .meta(audited('member', 'recordings.watch'))
    .route({
      method: 'GET',
      path: '/recordings/{id}/chunks',
      summary: 'What to play, in parts',
      tags: ['recordings'],
    })
    .input(z.object({ id: z.uuid(), site: siteId, ...chunksInput.shape }))
    .output(listOf(replayChunk)),
};
