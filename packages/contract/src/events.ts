import { z } from 'zod';
import { analystRaw, answersFile, audited, viewer } from './access.ts';
import { actText } from './acts.ts';
import { listInput, listOf, moment, wireInt } from './common.ts';
import { EVENT_TYPES } from './event-types.ts';
import { EXPLORER, TEXT } from './limits.ts';
import { question } from './segment.ts';

const type = z.enum(EVENT_TYPES);

/** One event as it is kept, without what only heatmaps need of it. */
export const rawEvent = z.object({
  at: moment,
  type,
  name: z.string(),
  value: z.number().nullable(),
  properties: z.record(z.string(), z.unknown()).describe('Dots in their names are levels.'),
  host: z.string(),
  path: z.string(),
  title: z.string(),
  element: z.string(),
  element_text: z.string(),
  session_id: z.uuid(),
  visitor_id: z.uuid(),
  user_id: z.string(),
  device: z.string(),
  browser: z.string(),
  os: z.string(),
  country: z.string(),
  source: z.string(),
});
export type RawEvent = z.infer<typeof rawEvent>;

export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Which events, of the sessions and days of a question. */
const which = question.extend({
  type: type.optional(),
  name: z.string().max(TEXT.url).optional().describe('Exactly.'),
  act: actText.optional().describe('Only these, such as `order?total>=50`.'),
});
export type EventsQuestion = z.infer<typeof which>;

export const eventNames = z.object({
  items: z
    .array(
      z.object({
        type,
        name: z.string().describe('Of custom events; empty for all others.'),
        events: z.number().int(),
        sessions: z.number().int(),
        visitors: z.number().int().describe('People: of one who was identified, all browsers are one.'),
        last_at: moment,
      }),
    )
    .describe('Most frequent first.'),
});
export type EventNames = z.infer<typeof eventNames>;

/** What happened, event by event: what is known of it, and all of it to take away. */
export const events = {
  names: viewer
    .route({ method: 'GET', path: '/events/names', summary: 'Events that were seen', tags: ['events'] })
    .input(question.extend({ limit: wireInt.min(1).max(EXPLORER.names).default(EXPLORER.names) }))
    .output(eventNames),
  properties: viewer
    .route({ method: 'GET', path: '/events/properties', summary: 'Properties that were seen', tags: ['events'] })
    .input(which)
    .output(
      z.object({
        items: z
          .array(z.object({ property: z.string(), events: z.number().int(), types: z.array(z.string()) }))
          .describe(`Most frequent first, of up to ${EXPLORER.sample} events.`),
      }),
    ),
  values: viewer
    .route({ method: 'GET', path: '/events/values', summary: 'Values of a property', tags: ['events'] })
    .input(
      which.extend({
        property: z.string().min(1).max(TEXT.propKey),
        search: z
          .string()
          .max(TEXT.propValue)
          .optional()
          .describe('Only values that have it in them, whatever its case.'),
      }),
    )
    .output(
      z.object({
        items: z
          .array(z.object({ value: z.string(), events: z.number().int() }))
          .describe(`Most frequent first, of up to ${EXPLORER.sample} events.`),
      }),
    ),
  list: viewer
    .route({ method: 'GET', path: '/events/list', summary: 'Events, newest first', tags: ['events'] })
    .input(which.extend(listInput.shape))
    .output(listOf(rawEvent)),
  export: analystRaw
    .meta(audited('member', 'events.export'))
    .meta(answersFile('text/csv', 'application/x-ndjson', 'application/vnd.apache.parquet'))
    .route({
      method: 'GET',
      path: '/events/export',
      summary: 'All events of a question as a file',
      tags: ['events'],
    })
    .input(which.extend({ format: z.enum(EXPORT_FORMATS) }))
    .output(z.string()),
};
