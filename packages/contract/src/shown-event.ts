import { z } from 'zod';
import { moment } from './common.ts';
import { EVENT_TYPES } from './event-types.ts';

/** What of an event a person is shown, beside a recording and in the live view; texts are empty where there is none. */
export const shownEvent = z.object({
  at: moment,
  type: z.enum(EVENT_TYPES),
  path: z.string(),
  title: z.string(),
  name: z.string(),
  element: z.string(),
  element_text: z.string(),
  value: z.number().nullable().describe('What it says depends on the type, as it does where events are sent.'),
  status: z.number().nullable().describe('Of a request: its HTTP status, 0 where no answer came.'),
  reason: z.string().describe('Of a request: `failed` or `slow`.'),
});
export type ShownEvent = z.infer<typeof shownEvent>;
