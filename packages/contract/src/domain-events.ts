import { z } from 'zod';
import { device, moment, siteId } from './common.ts';
import { goalId } from './goals.ts';

/** Of which session something is, so that whoever hears of it can look. */
const session = { session_id: z.uuid(), visitor_id: z.uuid(), user_id: z.string() };

const happening = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({
    id: z.uuid().describe('Of what happened: the same however often it is told.'),
    type: z.literal(type),
    site: siteId,
    at: moment,
    data: z.object(data),
  });

/** What somebody has answered to a survey so far: all of it, each time. */
const answersSoFar = {
  session_id: z.uuid().nullable(),
  survey: z.object({ id: z.string(), name: z.string() }),
  response: z.uuid().describe('The same of all that one visitor answers to it.'),
  revision: z.number().int().describe('Counts up with each; the highest has all that was answered.'),
  complete: z.boolean().describe('The visitor has reached the end.'),
  answers: z.array(z.object({ question: z.string(), text: z.string(), value: z.json() })),
};

/**
 * What happens on a site that is worth telling others at once. A session has ended after 30 minutes without a sign of life;
 * what a session was found to be is told with its end.
 */
export const domainEvent = z.discriminatedUnion('type', [
  happening('session.ended', {
    ...session,
    started_at: moment,
    duration: z.number().int().describe('ms'),
    pageviews: z.number().int(),
    clicks: z.number().int(),
    errors: z.number().int(),
    entry_page: z.string(),
    exit_page: z.string(),
    device,
    browser: z.string(),
    os: z.string(),
    country: z.string(),
    source: z.string(),
    is_recorded: z.boolean(),
  }),
  happening('recording.ready', {
    ...session,
    duration: z.number().int().describe('ms'),
    events: z.number().int(),
  }),
  happening('frustration.detected', {
    ...session,
    rage_clicks: z.number().int(),
    dead_clicks: z.number().int(),
    error_clicks: z.number().int(),
    u_turns: z.number().int(),
  }),
  happening('goal.reached', { ...session, goal: z.object({ id: goalId, name: z.string() }) }),
  /** At each answer, the last one too. */
  happening('survey.answered', answersSoFar),
  /** Once, when the end is reached. */
  happening('survey.completed', answersSoFar),
  happening('feedback.received', {
    session_id: z.uuid().nullable(),
    page: z.string(),
    rating: z.number().nullable(),
    text: z.string(),
  }),
  happening('alert.fired', {
    alert: z.object({ id: z.uuid(), name: z.string() }),
    text: z.string().describe('What happened and why it is told, in a sentence.'),
    value: z.number().nullable(),
  }),
]);
export type DomainEvent = z.infer<typeof domainEvent>;
export type DomainEventType = DomainEvent['type'];

export const DOMAIN_EVENT_TYPES = domainEvent.options.map(({ shape }) => shape.type.value);
