import { z } from 'zod';
import { tracking as byTrackingId } from './access.ts';
import { ELEMENT_STEPS, INGEST, PIXELS, PROPS, TEXT, TRAIL } from './limits.ts';

export const EVENT_TYPES = [
  'page_view',
  'page_leave',
  'click',
  'rage_click',
  'scroll',
  'mouse_move',
  'custom',
  'identify',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const px = z.number().min(0).max(PIXELS.max);
const offset = z.number().min(-PIXELS.max).max(PIXELS.max);
const withinElement = z.number().min(0).max(ELEMENT_STEPS);
const propValue = z.union([z.string().max(TEXT.propValue), z.number(), z.boolean(), z.null()]);
const trail = z.array(z.int().min(0).max(PIXELS.max)).max(TRAIL.points);

export const props = z
  .record(
    z
      .string()
      .min(1)
      .max(TEXT.propKey)
      .refine((key) => key.isWellFormed(), { message: 'Not valid Unicode' }),
    propValue,
  )
  .refine((given) => Object.keys(given).length <= PROPS.count, { message: `More than ${PROPS.count} properties` });

/** `URL.canParse` alone: `z.url` makes an object of each address, which the hot path then throws away. */
const pageUrl = z
  .string()
  .max(TEXT.url)
  .refine((given) => /^(https?|file):/i.test(given) && URL.canParse(given), { message: 'Not the address of a page' });

/** One thing that happened on a page. Times are epoch ms by the visitor's clock, positions document px. */
export const trackedEvent = z.object({
  type: z.enum(EVENT_TYPES),
  at: z.number().int(),
  page_id: z.uuid().describe('One page view; a new one for each, also within a single-page app.'),
  url: pageUrl,
  title: z.string().max(TEXT.title).optional(),
  name: z.string().min(1).max(TEXT.eventName).optional().describe('Of a custom event.'),
  props: props.optional().describe('Of a custom event, or the traits of an identify.'),
  value: z
    .number()
    .optional()
    .describe('scroll: deepest share of the document seen, 0-100. page_leave: ms the page was visible.'),
  viewport_w: px.optional(),
  viewport_h: px.optional(),
  document_w: px.optional(),
  document_h: px.optional(),
  x: offset.optional(),
  y: offset.optional(),
  element: z.string().max(TEXT.selector).optional().describe('CSS selector of what was clicked.'),
  element_x: withinElement.optional().describe('Position in the box of the element, in ten-thousandths of its width.'),
  element_y: withinElement.optional(),
  element_text: z.string().max(TEXT.elementText).optional(),
  xs: trail.optional().describe('A pointer trail: x, y and ms since `at` of each point.'),
  ys: trail.optional(),
  ts: trail.optional(),
});
export type TrackedEvent = z.infer<typeof trackedEvent>;

/** An event as rrweb's recorder emits it. */
export const replayEvent = z.looseObject({ type: z.int().min(0).max(16), timestamp: z.number(), data: z.unknown() });
export type ReplayEvent = z.infer<typeof replayEvent>;

/** Where a session came from: of its first page, the same in each of its batches. */
export const sessionSource = z.object({
  referrer: z.string().max(TEXT.url).optional(),
  utm_source: z.string().max(TEXT.tag).optional(),
  utm_medium: z.string().max(TEXT.tag).optional(),
  utm_campaign: z.string().max(TEXT.tag).optional(),
  utm_term: z.string().max(TEXT.tag).optional(),
  utm_content: z.string().max(TEXT.tag).optional(),
});
export type SessionSource = z.infer<typeof sessionSource>;

/**
 * What the tracker sends. The i-th event has the number `seq + i` and the replay chunk the number after the last event;
 * numbers count up within a tab, each is used once, and a retry repeats the batch as it was with `attempt` one higher.
 */
export const batchHead = z.object({
  tracking_id: z.uuid(),
  visitor_id: z.uuid(),
  session_id: z.uuid(),
  tab_id: z.uuid(),
  seq: z
    .int()
    .min(0)
    .max(4_294_967_295 - INGEST.eventsPerBatch - 1),
  attempt: z.int().min(1).max(65_535),
  sent_at: z.number().int().describe("Epoch ms by the visitor's clock when this attempt left."),
  language: z.string().max(TEXT.language).optional(),
  user_id: z.string().max(TEXT.userId).optional(),
  source: sessionSource.optional(),
});
export type BatchHead = z.infer<typeof batchHead>;

export const batch = batchHead.extend({
  events: z.array(trackedEvent).max(INGEST.eventsPerBatch),
  replay: z
    .object({
      page_id: z.uuid(),
      events: z.array(replayEvent).min(1).max(INGEST.replayEventsPerChunk),
    })
    .optional(),
});
export type Batch = z.infer<typeof batch>;

export const batchAnswer = z.object({
  accepted: z.number().int().describe('Events, and the replay chunk if there is one, that are now durable.'),
  rejected: z.array(z.object({ index: z.number().int(), reason: z.string() })),
});
export type BatchAnswer = z.infer<typeof batchAnswer>;

export const tracking = {
  batches: byTrackingId
    .route({
      method: 'POST',
      path: '/track/batches',
      successStatus: 202,
      summary: 'Send what happened on a page; answered once it is durable',
      tags: ['tracking'],
    })
    .input(batch)
    .output(batchAnswer),
};

/** What the server writes into the tracking script of a site, in the place of {@link SETTINGS_PLACEHOLDER}. */
export interface TrackerSettings {
  tracking_id: string;
  domain: string;
  replay: boolean;
  sample_rate: number;
  respect_dnt: boolean;
  require_consent: boolean;
  cookieless: boolean;
  allow_localhost: boolean;
  query_keys: string[];
  /** File name of the replay script beside this one: it changes when its content does. */
  replay_script: string;
}

/** A string literal that stands once in the built core script; the server replaces it, quotes included. */
export const SETTINGS_PLACEHOLDER = '__DESIREPATH_SETTINGS__';
