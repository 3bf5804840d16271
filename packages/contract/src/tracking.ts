import { z } from 'zod';
import { tracking as byTrackingId } from './access.ts';
import { EVENT_TYPES } from './event-types.ts';
import { ELEMENT_STEPS, INGEST, PIECES, PIXELS, PROPS, TEXT, TRAIL } from './limits.ts';
import { pieceName } from './replay-pieces.ts';

export type EventType = (typeof EVENT_TYPES)[number];

/** What was pointed with, as the Pointer Events standard names it. */
export const POINTERS = ['mouse', 'touch', 'pen'] as const;

/** Parts of a page that stay in the window while the rest scrolls, by their computed `position`. */
export const ANCHORS = ['fixed', 'sticky'] as const;

/** Of a visitor, a session or a page view. All zeros stand for none (RFC 9562, 5.9), and would be everybody's who has none. */
const ownId = z.uuid().refine((id) => /[1-9a-f]/i.test(id), { message: 'Stands for none' });
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

/**
 * One thing that happened on a page. Times are epoch ms by the visitor's clock, positions document px. Where a type says
 * more than its name, it does so in `name`, `value` and `props`:
 *
 * | type | name | value | props |
 * | --- | --- | --- | --- |
 * | session_start | | | what a foreign client says of a session it begins: `device_type`, `browser`, `os`, `tags` (a line each) |
 * | page_leave | | ms the page was visible, so far | |
 * | not_found | | the status, such as 404 | |
 * | u_turn | the path that was left at once | ms spent there | |
 * | thrashed_cursor | | turns of direction | |
 * | scroll | | deepest share of the document seen, 0-100; `y` the same in px | |
 * | attention | | ms in all since the last of its page, so that they add up; `ts` has 20 numbers: ms that each twentieth of the document was in the window | |
 * | text_select, text_copy | | characters, never which | |
 * | outbound_link, download | the address, without its query | | |
 * | contact_link | `mailto`, `tel` or `sms` | | |
 * | form_* | the form's name | see below | see below |
 * | js_error, error_click | the message | | `file`, `line`, `column`, `stack` (first lines), `kind`: error or rejection |
 * | console | `error`, `warn`, `info`, `log` or `debug` | | `message` |
 * | request | method, where known, and address without its query; of the site itself its path | ms it took | `status` (0 for none), `reason`: failed or slow |
 * | web_vital | LCP, INP, CLS, FCP or TTFB | as `web-vitals` measures it | `rating`, `element` |
 * | custom | its name | what it is worth | its own |
 * | identify | | | traits |
 *
 * form_view: a form has come into sight for the first time in its page view. A form's other events carry the field's selector
 * in `element` and its label in `element_text`, never what was typed.
 * form_focus: value is the ms before the first input, once it is known. form_change (told when a field is left): value is
 * the ms spent in it; props `field` (its name), `kind` (input type), `filled`, `refills` (times so far that it was changed
 * again after it had been left), and of this stay `changed`, `hesitated` (ms before the first input), `corrections` (deletions),
 * `pasted`, `autofilled`, `invalid` (a validation message was shown). form_submit and form_abandon: value is the ms since the first focus; props `fields` (filled),
 * `invalid` (fields at which a message was shown). form_abandon is told whenever its page is left or hidden: a form_submit
 * of the same form and page that comes later takes it back.
 */
export const trackedEvent = z.object({
  type: z.enum(EVENT_TYPES),
  at: z.number().int(),
  page_id: ownId.describe('One page view; a new one for each, also within a single-page app.'),
  url: pageUrl,
  title: z.string().max(TEXT.title).optional(),
  name: z.string().min(1).max(TEXT.eventName).optional(),
  props: props.optional(),
  value: z.number().optional(),
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
  pointer: z.enum(POINTERS).optional(),
  anchor: z.enum(ANCHORS).optional().describe('The element, or one around it, stays in the window.'),
  scroller: z
    .string()
    .max(TEXT.selector)
    .optional()
    .describe('CSS selector of the nearest box around the element that scrolls by itself.'),
  xs: trail.optional().describe('A pointer trail: x, y and ms since `at` of each point.'),
  ys: trail.optional(),
  ts: trail.optional(),
});
export type TrackedEvent = z.infer<typeof trackedEvent>;

/** An event as rrweb's recorder emits it. */
export const replayEvent = z.looseObject({ type: z.int().min(0).max(16), timestamp: z.number(), data: z.unknown() });
export type ReplayEvent = z.infer<typeof replayEvent>;

/** What was recorded of a page view, as rrweb's events. */
const plainReplay = z.object({
  page_id: ownId,
  events: z.array(replayEvent).min(1).max(INGEST.replayEventsPerChunk),
});

/** The same as our recorder writes it: see packages/replay-format/FORMAT.md. Newer formats have these members too. */
const writtenReplay = z.object({
  page_id: ownId,
  events: z.never().optional(),
  format: z.int().min(1).max(65_535),
  at: z.int().describe('Epoch ms.'),
  strings: z.array(z.string()).max(INGEST.replayStrings),
  ops: z.string().min(1),
  pieces: z
    .array(pieceName)
    .max(PIECES.perChunk)
    .optional()
    .describe('Names of what `ops` leaves out, since the server said that it has it.'),
});

const replay = z.union([plainReplay, writtenReplay]);
export type Replay = z.infer<typeof replay>;

/** Where a session came from: of its first page, the same in each of its batches. */
export const sessionSource = z.object({
  referrer: z.string().max(TEXT.url).optional(),
  utm_source: z.string().max(TEXT.tag).optional(),
  utm_medium: z.string().max(TEXT.tag).optional(),
  utm_campaign: z.string().max(TEXT.tag).optional(),
  utm_term: z.string().max(TEXT.tag).optional(),
  utm_content: z.string().max(TEXT.tag).optional(),
  click_id: z
    .string()
    .max(TEXT.tag)
    .optional()
    .describe('Name, never value, of the advertising parameter that the first page came with: gclid, fbclid, ...'),
});
export type SessionSource = z.infer<typeof sessionSource>;

/**
 * What the tracker sends. The i-th event has the number `seq + i` and the replay chunk the number after the last event;
 * numbers count up within a tab, each is used once, and a retry repeats the batch as it was with `attempt` one higher.
 */
export const batchHead = z.object({
  tracking_id: z.uuid(),
  visitor_id: ownId,
  session_id: ownId,
  tab_id: z.uuid(),
  seq: z
    .int()
    .min(0)
    .max(4_294_967_295 - INGEST.eventsPerBatch - 1),
  attempt: z.int().min(1).max(65_535),
  sent_at: z.number().int().describe("Epoch ms by the visitor's clock when this attempt left."),
  language: z.string().max(TEXT.language).optional(),
  user_id: z.string().max(TEXT.userId).optional(),
  automated: z.boolean().optional().describe('The browser says that a program steers it (`navigator.webdriver`).'),
  os_version: z.string().max(TEXT.tag).optional().describe('As client hints tell it; user agents hide it.'),
  source: sessionSource.optional(),
});
export type BatchHead = z.infer<typeof batchHead>;

export const batch = batchHead.extend({
  events: z.array(trackedEvent).max(INGEST.eventsPerBatch),
  replay: replay.optional(),
});
export type Batch = z.infer<typeof batch>;

/** From a browser that keeps nothing: the server makes a visitor that holds for one day, and sessions of its own. */
export const anonymousBatch = batch.omit({ visitor_id: true, session_id: true });
export type AnonymousBatch = z.infer<typeof anonymousBatch>;

/** The element that holds a survey or the feedback bubble: what is pressed in there is named by it, and is no click of the page. */
export const WIDGET_ELEMENT = 'desirepath-widget';

/** The name of the `Server-Timing` metric of an answer that is `watched`. */
export const SERVER_TIMING_WATCHED = 'desirepath-watched';

/** The name of the `Server-Timing` metric of an answer that asks for a {@link pageSnapshot}. */
export const SERVER_TIMING_SNAPSHOT = 'desirepath-snapshot';

export const batchAnswer = z.object({
  accepted: z.number().int().describe('Events, and the replay chunk if there is one, that are now durable.'),
  rejected: z.array(z.object({ index: z.number().int(), reason: z.string() })),
  watched: z
    .literal(true)
    .optional()
    .describe('Somebody watches this session live: what is recorded of it is wanted within a second.'),
  snapshot: z.literal(true).optional().describe('There is no snapshot of today of this page: one is welcome.'),
});
export type BatchAnswer = z.infer<typeof batchAnswer>;

/** What was opened or chosen on a page since it came: dialogs, menus, tabs, steps. */
export const openedState = z.object({
  key: z.string().max(TEXT.tag).describe('The same for whoever opened the same.'),
  label: z.string().max(TEXT.tag).describe('In words, such as `dialog Sign in`.'),
});
export type OpenedState = z.infer<typeof openedState>;

/** A page as a visitor sees it, masked as recordings are, for heatmaps; without `replay` the question whether it is wanted. */
export const pageSnapshotOffer = z.object({
  tracking_id: z.uuid(),
  url: pageUrl,
  state: openedState.optional().describe('Left out for the page as it comes.'),
  replay: replay.optional().describe('A meta event, a full snapshot behind it, and whatever was recorded with them.'),
});
export type PageSnapshotOffer = z.infer<typeof pageSnapshotOffer>;

export const tracking = {
  snapshots: byTrackingId
    .route({
      method: 'POST',
      path: '/track/snapshots',
      successStatus: 202,
      summary: 'Offer a snapshot of a page for its heatmaps, and send it where it is wanted',
      tags: ['tracking'],
    })
    .input(pageSnapshotOffer)
    .output(z.object({ wanted: z.boolean() })),
  batches: byTrackingId
    .route({
      method: 'POST',
      path: '/track/batches',
      successStatus: 202,
      summary: 'Send what happened on a page; answered once it is durable',
      tags: ['tracking'],
    })
    .input(z.union([batch, anonymousBatch]))
    .output(batchAnswer),
};
