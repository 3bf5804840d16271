import { z } from 'zod';
import { tracking as byTrackingId } from './access.ts';
import { anyId } from './common.ts';
import { CLIENTS } from './limits.ts';
import { batchAnswer } from './tracking.ts';

/*
 * The calls of clients that were written for other systems. The server reads these bodies generously: names in snake_case
 * or camelCase, numbers that came as text, sizes as `1280x720` or as `{width, height}`. What stands here is the form to
 * write a client by; `apps/server/src/ingest/adapters` translates all of it into batches.
 */

/** Neither a signed-in person nor a key: a site's tracking id, or a page on its domain. */
const open = (operation: object) => ({ ...operation, security: [] });
/** At an address that does not begin with `/api`. */
const openAtRoot = (operation: object) => ({ ...operation, security: [], servers: [{ url: '/' }] });

const clientTime = z
  .union([z.number(), z.string()])
  .describe('Epoch ms, or ISO 8601. An event without one happened when it arrived.');
const size = z.union([z.string().describe('Such as 1280x720.'), z.object({ width: z.number(), height: z.number() })]);
const properties = z.record(z.string(), z.unknown());

export const clientSession = z.object({
  tracking_id: z.uuid().optional().describe("The site. Without it the request's Origin tells."),
  session_id: anyId.optional().describe('An id of your own for it.'),
  visitor_id: anyId.optional(),
  viewport: size.optional(),
  device_type: z.string().optional(),
  browser: z.string().optional(),
  os: z.string().optional(),
  user_identifier: anyId.optional(),
  tags: z.array(z.string().max(CLIENTS.tag)).max(CLIENTS.tags).optional(),
});

export const startedSession = z.object({
  session_id: z.uuid(),
  visitor_id: z.uuid(),
  tracking_id: z.uuid(),
  started_at: z.iso.datetime(),
  viewport: z.object({ width: z.number(), height: z.number() }).nullable(),
  device_type: z.string().nullable(),
  browser: z.string().nullable(),
  os: z.string().nullable(),
  user_identifier: z.string().nullable(),
  tags: z.array(z.string()),
});
export type StartedSession = z.infer<typeof startedSession>;

const CLIENT_EVENTS = ['click', 'scroll', 'mouse_move', 'form_interaction', 'page_view', 'custom'] as const;

const clientEvent = z.object({
  event_type: z.enum(CLIENT_EVENTS),
  timestamp: clientTime.optional(),
  page_url: z.string().optional(),
  session_id: anyId.optional().describe('Where the events of a list belong to several sessions.'),
  data: properties
    .optional()
    .describe(
      'click: x, y, selector, text. scroll: depth (0-100), y. mouse_move: x, y, or points [{x, y, t}]. ' +
        'form_interaction: action (focus, change, submit, abandon), form, field; values are never kept. ' +
        'page_view: title, referrer. custom: name, and properties of its own.',
    ),
});

const eventList = z.array(clientEvent).max(CLIENTS.eventsPerRequest);

export const clientEvents = z.union([
  z.object({ session_id: anyId.optional(), tracking_id: z.uuid().optional(), events: eventList }),
  eventList,
  clientEvent,
]);

/** What `/ws/tracking` answers a frame with. */
export const frameAnswer = batchAnswer.extend({
  seq: z.number().describe('That of the frame, where it has one; else its place in the connection, from 1.'),
  code: z.string().optional().describe('Of a frame that was refused as a whole, with the HTTP status it stands for.'),
  status: z.number().optional(),
  message: z.string().optional(),
  retry_after: z.number().optional().describe('Seconds to wait before it is sent again.'),
});
export type FrameAnswer = z.infer<typeof frameAnswer>;

/** What `/ws/batches` answers a frame with: a batch is settled with any status below 500 but 429. */
export const batchFrameAnswer = batchAnswer.partial().extend({
  tab_id: z.string().optional(),
  seq: z.number().optional(),
  status: z.number(),
  code: z.string().optional(),
  message: z.string().optional(),
  retry_after: z.number().optional(),
});
export type BatchFrameAnswer = z.infer<typeof batchFrameAnswer>;

export const clients = {
  startSession: byTrackingId
    .route({
      method: 'POST',
      path: '/track/sessions',
      successStatus: 201,
      summary: 'Begin a session',
      tags: ['tracking'],
      spec: open,
    })
    .input(clientSession)
    .output(startedSession),
  events: byTrackingId
    .route({
      method: 'POST',
      path: '/track/events',
      successStatus: 202,
      summary: 'Send an event, or many',
      tags: ['tracking'],
      spec: open,
    })
    .input(clientEvents)
    .output(batchAnswer),
  identify: byTrackingId
    .route({
      method: 'POST',
      path: '/track/identify',
      summary: 'Say who the visitor of a session is',
      tags: ['tracking'],
      spec: open,
    })
    .input(
      z.object({
        session_id: anyId,
        user_identifier: anyId,
        tracking_id: z.uuid().optional(),
        traits: properties.optional(),
      }),
    )
    .output(z.object({ session_id: z.uuid(), visitor_id: z.uuid(), user_identifier: z.string() })),
  collect: byTrackingId
    .route({
      method: 'POST',
      path: '/collect',
      successStatus: 202,
      summary: 'Send one event at once',
      tags: ['tracking'],
      spec: openAtRoot,
    })
    .input(
      z.object({
        type: z.string().describe('pageview, identify, custom, or any other kind of event.'),
        websiteId: z.uuid().optional(),
        domain: z.string().optional(),
        href: z.string().optional(),
        referrer: z.string().optional(),
        viewport: size.optional(),
        visitorId: anyId.optional(),
        sessionId: anyId.optional(),
        userId: anyId.optional(),
        name: z.string().optional(),
        timestamp: clientTime.optional(),
        data: properties.optional(),
      }),
    )
    .output(batchAnswer),
  buffered: byTrackingId
    .route({
      method: 'POST',
      path: '/events',
      successStatus: 202,
      summary: 'Send what was gathered on a page, with its recording',
      description: 'Accepted and rejected count the events of `analytics` first and then those of `replay`.',
      tags: ['tracking'],
      spec: open,
    })
    .input(
      z.object({
        metadata: z.object({
          sessionId: anyId.optional(),
          visitorId: anyId.optional(),
          websiteId: z.uuid().optional(),
          url: z.string(),
          screen: size.optional(),
          timestamp: clientTime.optional(),
        }),
        analytics: z
          .array(
            z.object({
              type: z.string().describe('click, scroll, external_link, or any other kind of event.'),
              tag: z.string().optional(),
              id: z.string().optional(),
              class: z.string().optional(),
              text: z.string().optional(),
              x: z.number().optional(),
              y: z.number().optional(),
              timestamp: clientTime.optional(),
            }),
          )
          .max(CLIENTS.eventsPerRequest)
          .optional(),
        replay: z.array(z.unknown()).optional().describe('Events of rrweb.'),
      }),
    )
    .output(batchAnswer),
  pointer: byTrackingId
    .route({
      method: 'POST',
      path: '/tracking/events',
      successStatus: 202,
      summary: 'Send movements, clicks, scrolling and forms',
      tags: ['tracking'],
      spec: open,
    })
    .input(
      z.object({
        websiteId: z.uuid().optional(),
        sessionId: anyId.optional(),
        visitorId: anyId.optional(),
        events: z
          .array(
            z.object({
              type: z.string().describe('mousemove, click, scroll, form, or any other kind of event.'),
              x: z.number().optional(),
              y: z.number().optional(),
              timestamp: clientTime.optional(),
              url: z.string().optional(),
            }),
          )
          .max(CLIENTS.eventsPerRequest),
      }),
    )
    .output(batchAnswer),
  socket: byTrackingId
    .route({
      method: 'GET',
      path: '/ws/tracking',
      summary: 'WebSocket: each frame is a body of POST /api/track/events, each is answered',
      tags: ['tracking'],
      spec: openAtRoot,
    })
    .output(frameAnswer),
  batchSocket: byTrackingId
    .route({
      method: 'GET',
      path: '/ws/batches',
      summary: 'WebSocket: each frame is a body of POST /api/track/batches, each is answered',
      tags: ['tracking'],
      spec: openAtRoot,
    })
    .output(batchFrameAnswer),
};
