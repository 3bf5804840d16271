import { z } from 'zod';
import { analyst, analystRaw, answersFile, tracking as byTrackingId, viewer } from './access.ts';
import {
  anyId,
  BY_ADDRESS,
  device,
  listInput,
  listOf,
  moment,
  nameless,
  oneByAddress,
  oneLine,
  siteId,
  wireInt,
} from './common.ts';
import { FEEDBACK_STATES, MOODS } from './feedback-states.ts';
import { say } from './issues.ts';
import { FEEDBACK, PIXELS, TEXT } from './limits.ts';
import { person } from './recording-notes.ts';

export type FeedbackState = (typeof FEEDBACK_STATES)[number];

const px = z.number().min(-PIXELS.max).max(PIXELS.max).transform(Math.round);
const mood = wireInt.min(MOODS.min).max(MOODS.max);

/**
 * Words of people: tabs and line breaks are text. Other control characters would be invisible, and PostgreSQL cannot store
 * all of them; who has pasted one is not to lose what they wrote for it, so they are left out.
 */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .transform((given) => given.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '').trim())
    .refine((given) => given.isWellFormed(), { message: say('not_unicode') });

/** What was pointed at, and where it lay, in px from the top left of the document. */
const pickedElement = z.object({
  selector: z.string().min(1).max(TEXT.selector),
  text: words(TEXT.elementText).optional(),
  x: px,
  y: px,
  width: px,
  height: px,
});
export type PickedElement = z.infer<typeof pickedElement>;

/** How much of the page the reporter saw, in px. */
const view = z.object({ viewport_w: px, viewport_h: px, scroll_x: px, scroll_y: px });

/** A message as the bubble sends it. It is sent again until it is acknowledged; its id says that it is the same one. */
export const givenFeedback = z
  .object({
    tracking_id: z.uuid(),
    id: z.uuid().describe('Made by the page. The same id twice is one message.'),
    session_id: anyId.optional().describe('Left out where the page keeps nothing; see `nameless`.'),
    visitor_id: anyId.optional(),
    nameless,
    at: z.int().describe("When it was written, epoch ms by the visitor's clock."),
    sent_at: z.int().describe('When this attempt left, by the same clock.'),
    url: z
      .string()
      .max(TEXT.url)
      .refine((given) => /^(https?|file):/i.test(given) && URL.canParse(given), {
        message: 'Not the address of a page',
      }),
    title: words(TEXT.title).optional(),
    language: z.string().max(TEXT.language).optional(),
    mood: mood.optional(),
    text: words(FEEDBACK.text).default(''),
    email: z.email().max(FEEDBACK.email).optional(),
    may_reply: z.literal(true).optional().describe('They agree to be written to; an address is kept only with it.'),
    element: pickedElement.optional(),
    ...view.shape,
  })
  .refine(({ mood, text }) => mood !== undefined || text !== '', {
    message: 'Neither a mood nor a text',
    path: ['text'],
  })
  .refine(({ email, may_reply }) => !email || may_reply, { message: 'Without their consent', path: ['may_reply'] });
export type GivenFeedback = z.input<typeof givenFeedback>;

export const feedbackNote = z.object({
  id: z.uuid(),
  kind: z.enum(['note', 'reply']).describe('For the team, or sent to who wrote it.'),
  text: z.string(),
  author: person.nullable().describe('Null once they are gone.'),
  created_at: moment,
});
export type FeedbackNote = z.infer<typeof feedbackNote>;

export const feedback = z.object({
  id: z.uuid(),
  site: siteId,
  at: moment,
  state: z.enum(FEEDBACK_STATES),
  mood: z.number().int().nullable().describe('1 is the worst, 5 the best.'),
  text: z.string(),
  email: z.string().nullable(),
  tags: z.array(z.string()),
  assignee: person.nullable(),
  session_id: z.uuid().nullable(),
  visitor_id: z.uuid().nullable(),
  host: z.string(),
  path: z.string(),
  title: z.string(),
  language: z.string(),
  device,
  browser: z.string(),
  os: z.string(),
  element: pickedElement.nullable(),
  ...view.shape,
});
export type Feedback = z.infer<typeof feedback>;

const tag = oneLine.min(1).max(FEEDBACK.tag);
const one = z.object({ id: z.uuid(), site: siteId });
const text = words(FEEDBACK.text).refine((given) => given !== '', { message: say('nothing_written') });

/** Which messages. `assignee` is the id of a person, or `none`. */
const chosen = z.object({
  site: siteId,
  state: z.enum(FEEDBACK_STATES).optional(),
  mood: mood.optional(),
  tag: tag.optional(),
  assignee: z.string().max(64).optional(),
  search: z.string().max(200).optional().describe('A part of the text, the address of the page or of the writer.'),
});
export type FeedbackChoice = Omit<z.infer<typeof chosen>, 'site'>;

/** What visitors say by themselves: the bubble writes, the inbox reads. */
export const feedbackRoutes = {
  send: byTrackingId
    .route({
      method: 'POST',
      path: '/feedback',
      successStatus: 202,
      summary: 'Say something about a page; answered once it is durable',
      tags: ['feedback'],
    })
    .input(givenFeedback)
    .output(z.object({ accepted: z.literal(true) })),
  list: viewer
    .route({ method: 'GET', path: '/feedback', summary: 'What visitors have said, newest first', tags: ['feedback'] })
    .input(z.object({ ...chosen.shape, ...listInput.shape }))
    .output(listOf(feedback)),
  summary: viewer
    .route({
      method: 'GET',
      path: '/feedback/summary',
      summary: 'How much there is in each state, mood and tag, and who can be given a message',
      tags: ['feedback'],
    })
    .input(z.object({ site: siteId }))
    .output(
      z.object({
        states: z.array(z.object({ state: z.enum(FEEDBACK_STATES), count: z.int() })),
        moods: z.array(z.object({ mood: z.int(), count: z.int() })),
        tags: z.array(z.object({ tag: z.string(), count: z.int() })).describe('Most used first.'),
        people: z.array(person),
      }),
    ),
  csv: analystRaw
    .meta(answersFile('text/csv'))
    .route({ method: 'GET', path: '/feedback.csv', summary: 'What visitors have said, as a file', tags: ['feedback'] })
    .input(chosen)
    .output(z.string()),
  get: viewer
    .route({ method: 'GET', path: '/feedback/{id}', summary: 'One message and its notes', tags: ['feedback'] })
    .input(one)
    .output(
      feedback.extend({
        notes: z.array(feedbackNote).describe('In order of time.'),
        is_recorded: z.boolean().describe('Whether its session can be watched.'),
      }),
    ),
  update: analyst
    .route({
      method: 'PATCH',
      path: '/feedback/{id}',
      summary: 'Change its state, its tags, or whose it is',
      tags: ['feedback'],
    })
    .input(
      one.extend({
        state: z.enum(FEEDBACK_STATES).optional(),
        tags: z.array(tag).max(FEEDBACK.tags).optional(),
        assignee: z.string().max(64).nullable().optional().describe('The id of a person who may see the site.'),
      }),
    )
    .output(feedback),
  note: analyst
    .route({
      method: 'POST',
      path: '/feedback/{id}/notes',
      successStatus: 201,
      summary: 'Write something beside it, for the team',
      tags: ['feedback'],
    })
    .input(one.extend({ text }))
    .output(feedbackNote),
  reply: analyst
    .route({
      method: 'POST',
      path: '/feedback/{id}/replies',
      successStatus: 201,
      summary: 'Answer who wrote it, by mail',
      tags: ['feedback'],
    })
    .input(one.extend({ text }))
    .output(feedbackNote),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/feedback/{id}',
      successStatus: 204,
      summary: 'Delete a message and what was said of it',
      tags: ['feedback'],
      ...BY_ADDRESS,
    })
    .input(oneByAddress),
};
