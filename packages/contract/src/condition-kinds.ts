import { z } from 'zod';
import { actText, isNumber, NUMERIC, pathGroup as path, property } from './acts.ts';
import { answerTrait } from './answer-traits.ts';
import { device } from './common.ts';
import { isInReach } from './days.ts';
import { goalId } from './goals.ts';
import { ON_PAGE, ZONE_KINDS } from './heatmap-kinds.ts';
import { say } from './issues.ts';
import { FUNNELS, PATHS, SEGMENT, SURVEYS, TEXT } from './limits.ts';
import { pagePattern } from './path-groups.ts';
import { PERIODS } from './periods.ts';

const text = (max: number) =>
  z
    .string({ error: say('needs_value') })
    .min(1, { error: say('needs_value') })
    .max(max);
/** Here people type them: the reason is for them to read. */
const whole = (least: number, most: number) =>
  z.coerce
    .number<number>({ error: say('needs_whole_number') })
    .int({ error: say('needs_whole_number') })
    .min(least, { error: say('too_little', { least }) })
    .max(most, { error: say('too_much', { most }) });
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(SEGMENT.values);
const atLeast = whole(0, SEGMENT.largest);
const share = whole(0, 100);
const not = z.boolean();
const day = z.iso.date({ error: say('not_day') }).refine(isInReach, { message: say('day_out_of_reach') });

/** A stop of a way: a path, a group of pages, or `event:` and the name of a custom event. */
export const stopName = text(TEXT.url);

export const PAGE_KINDS = ['page', 'entry', 'exit'] as const;
export const COUNT_KINDS = ['rage', 'dead', 'error_click', 'u_turn'] as const;
export const TEXT_KINDS = ['js_error', 'console', 'request', 'form_submit', 'form_abandon'] as const;
export const RANGE_KINDS = ['duration', 'pageviews', 'width'] as const;
export const VITALS = ['LCP', 'INP', 'CLS', 'FCP', 'TTFB'] as const;
/** What a session may have done with a form, and with one of its fields: see `forms.ts` for what each means. */
export const FORM_DEEDS = ['viewed', 'begun', 'submitted', 'abandoned'] as const;
export const FIELD_DEEDS = ['reached', 'blank', 'changed_again', 'after_submit', 'refused', 'dropped'] as const;
export type FormDeed = (typeof FORM_DEEDS)[number] | (typeof FIELD_DEEDS)[number];
/** What is known of a whole session. */
export const SESSION_KINDS = [
  'device',
  'browser',
  'os',
  'country',
  'region',
  'city',
  'language',
  'channel',
  'source',
] as const;
/** What is known of the page views of a session: where a campaign brought it in the middle, two values of it hold. */
export const VIEW_KINDS = [
  'host',
  'referrer_host',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'browser_version',
  'os_version',
] as const;
/** Of a trait: `has` is one that was told at all. */
export const TRAIT_OPERATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'has'] as const;

interface Ends<Value> {
  from?: Value | undefined;
  to?: Value | undefined;
}
const ends = { from: atLeast.optional(), to: atLeast.optional() };
const hasAnEnd = ({ from, to }: Ends<unknown>) => from !== undefined || to !== undefined;
const isForward = ({ from, to }: Ends<number | string>) => from === undefined || to === undefined || from <= to;
const NEEDS_AN_END = { message: say('needs_end') };
const BACKWARD = { message: say('backward') };
/** At least once where nothing is said. */
const often = { from: whole(1, SEGMENT.largest).optional(), to: whole(1, SEGMENT.largest).optional() };

/**
 * One condition on a session. Paths may be groups such as `/products/*`; of several values of `any` one is enough; texts
 * are looked for within the longer one, whatever their case. What is said of a visitor is counted from all that they
 * did up to the end of the days asked for, whenever that was.
 */
export const condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(PAGE_KINDS), not, any: some(path) }),
  /** Pages, which begin with `/` or `*`, and custom events by name, in this order. */
  z.object({ kind: z.literal('order'), not, steps: some(text(TEXT.url)).min(2) }),
  z.object({ kind: z.literal('event'), not, any: some(text(TEXT.eventName)) }),
  /** It was done so often within the session. */
  z.object({ kind: z.literal('did'), not, act: actText, ...often }).refine(isForward, BACKWARD),
  /** The visitor did it so often, within this many days before the end of those asked for, or ever. */
  z
    .object({ kind: z.literal('visitor_did'), not, act: actText, ...often, days: whole(1, SEGMENT.days).optional() })
    .refine(isForward, BACKWARD),
  /** The visitor did it on one of these days, both included. */
  z
    .object({ kind: z.literal('did_on'), not, act: actText, from: day.optional(), to: day.optional() })
    .refine(hasAnEnd, { message: say('needs_day') })
    .refine(isForward, BACKWARD),
  /** One thing, then the other later than it and within this many seconds: in the session, or by the visitor. */
  z.object({
    kind: z.enum(['then', 'visitor_then']),
    not,
    first: actText,
    second: actText,
    within: whole(1, SEGMENT.within),
  }),
  z.object({ kind: z.literal('clicked'), not, selector: text(TEXT.selector), path: path.optional() }),
  z.object({ kind: z.literal('clicked_text'), not, text: text(TEXT.elementText), path: path.optional() }),
  /** At least so many of them. */
  z.object({ kind: z.enum(COUNT_KINDS), not, times: whole(1, SEGMENT.largest).default(1) }),
  /** One of them; with a text: one whose text has it. A form is named exactly. */
  z.object({ kind: z.enum(TEXT_KINDS), not, text: text(TEXT.eventName).optional() }),
  /**
   * A survey was answered: of this id, or by this name in an event `survey_answered` of the site's own. Of an answer to one of its
   * questions: the id of what was chosen, or a number, or two numbers and all between them, such as `0..6`; of a matrix in which row.
   * `with`: what else holds of the same answer, such as `version=2`, `language=de`, or `q:why=o1` for what it says to another question.
   */
  z
    .object({
      kind: z.literal('survey'),
      not,
      text: text(TEXT.eventName).optional(),
      question: text(SURVEYS.label).optional(),
      answer: text(SURVEYS.label).optional(),
      row: text(SURVEYS.label).optional(),
      with: z
        .array(answerTrait)
        .max(SURVEYS.conditions)
        .transform((given) => (given.length > 0 ? given : undefined))
        .optional(),
    })
    .refine(({ question, text: survey }) => question === undefined || survey !== undefined, {
      message: say('needs_survey'),
    })
    .refine(({ question, answer }) => answer === undefined || question !== undefined, {
      message: say('needs_question'),
    })
    .refine(({ question, row }) => row === undefined || question !== undefined, { message: say('needs_question') })
    .refine(({ with: traits, text: survey }) => traits === undefined || survey !== undefined, {
      message: say('needs_survey'),
    }),
  /** A form by what its page calls it, and a field of it where that is what something was done with. */
  z
    .object({
      kind: z.literal('form'),
      not,
      name: text(TEXT.eventName),
      did: z.enum([...FORM_DEEDS, ...FIELD_DEEDS]),
      field: text(TEXT.selector).optional(),
    })
    .refine(({ did, field }) => field !== undefined || (FORM_DEEDS as readonly string[]).includes(did), {
      message: say('needs_field'),
    }),
  /** A page whose measure was over a limit: milliseconds, for CLS thousandths. */
  z.object({ kind: z.literal('slow'), not, metric: z.enum(VITALS), over: atLeast }),
  /** At least this share of some page was seen, in per cent. */
  z.object({ kind: z.literal('scroll'), not, share }),
  /** Seconds, page views, or px of the window; both ends included, one may be left out. */
  z
    .object({ kind: z.enum(RANGE_KINDS), not, ...ends })
    .refine(hasAnEnd, NEEDS_AN_END)
    .refine(isForward, BACKWARD),
  /** A value that is asked for may be empty: what is not known. `*` in it stands for anything. */
  z.object({ kind: z.enum([...SESSION_KINDS, ...VIEW_KINDS]), not, any: some(z.string().max(TEXT.tag)) }),
  z.object({ kind: z.literal('user'), not, id: text(TEXT.userId) }),
  /** What was last said of it, of the user whom the visitor was identified as. */
  z
    .object({
      kind: z.literal('trait'),
      not,
      key: property,
      value: z.string().max(TEXT.propValue).default(''),
      operator: z.enum(TRAIT_OPERATORS).optional().describe('Equal where nothing is said.'),
    })
    .refine(({ operator, value }) => operator === 'has' || value !== '', { message: say('needs_value') })
    .refine(({ operator = 'eq', value }) => !NUMERIC.has(operator) || isNumber(value), {
      message: say('needs_number'),
    }),
  z.object({ kind: z.literal('visit'), not, who: z.enum(['new', 'returning']) }),
  /** The first session of the visitor was on one of these days, both included. */
  z
    .object({ kind: z.literal('first_seen'), not, from: day.optional(), to: day.optional() })
    .refine(hasAnEnd, { message: say('needs_day') })
    .refine(isForward, BACKWARD),
  /** Sessions of the visitor. */
  z
    .object({ kind: z.literal('visits'), not, ...ends })
    .refine(hasAnEnd, NEEDS_AN_END)
    .refine(isForward, BACKWARD),
  /** A goal that was reached in the session. */
  z.object({ kind: z.literal('goal'), not, id: goalId }),
  /** A segment that was saved: all that it says. */
  z.object({ kind: z.literal('segment'), not, id: z.uuid({ error: say('not_id_of_segment') }) }),
  /** The session in which a step of a funnel was reached; or the last step before it, where it was not. */
  z.object({
    kind: z.literal('funnel'),
    not,
    id: z.uuid({ error: say('not_id_of_funnel') }),
    step: whole(1, FUNNELS.steps.max),
    outcome: z.enum(['reached', 'dropped']),
  }),
  /** The stop that a session made at a step of its way, and the next one; the way counted from a start, or back from an end. */
  z.object({
    kind: z.literal('way'),
    not,
    step: whole(1, PATHS.steps.max),
    stop: stopName,
    next: stopName.optional(),
    side: z.enum(['start', 'end']).optional(),
    anchor: stopName.optional(),
    events: z.literal('events').optional(),
    groups: z.string().max(PATHS.groupsText).optional(),
  }),
  /** Something that a map of a page counts: anywhere, on an element, or in the band that begins there, in per cent; or a view of it. */
  z.object({
    kind: z.literal('map'),
    not,
    of: z.enum(ON_PAGE),
    path: pagePattern,
    screen: device.optional(),
    element: text(TEXT.selector).optional(),
    band: whole(0, 99).optional(),
  }),
  /** A click in a zone, of that kind. */
  z.object({
    kind: z.literal('zone'),
    not,
    id: z.uuid({ error: say('not_id_of_zone') }),
    of: z.enum(ZONE_KINDS).default('click'),
  }),
  /**
   * Of people who became part of a cohort in the period that `joined` is of, by the first thing, done in a session that all
   * else of the segment holds for; where `back` is told, who came back in its period, by the other thing. Any page view where
   * nothing is said. Who belongs to it depends on the days that its table is of, `from` and `to`: without them the ones looked at.
   */
  z.object({
    kind: z.literal('cohort'),
    not,
    period: z.enum(PERIODS),
    joined: day,
    back: day.optional(),
    first: actText.optional(),
    returning: actText.optional(),
    from: day.optional(),
    to: day.optional(),
  }),
]);
export type Condition = z.infer<typeof condition>;
export type ConditionKind = Condition['kind'];

/** Conditions in brackets: all of one of the lists must hold. */
export interface Group {
  kind: 'group';
  not: boolean;
  any: Clause[][];
}
/** What a segment is made of. */
export type Clause = Condition | Group;

/** Kinds that name something which another slice keeps, or knows how to count: it is looked up before a question is asked. */
export const REFERENCE_KINDS = ['segment', 'funnel', 'goal', 'way', 'map', 'zone', 'cohort'] as const;
export type Reference = Extract<Condition, { kind: (typeof REFERENCE_KINDS)[number] }>;
export type FunnelOutcome = Extract<Reference, { kind: 'funnel' }>['outcome'];
export const isReference = (clause: Clause): clause is Reference =>
  (REFERENCE_KINDS as readonly string[]).includes(clause.kind);

const FLAGS = ['favourite', 'kept', 'watched', 'mentioned', 'clip'] as const;

/** One condition on what people of the dashboard said of a recording, or on whether it still goes on. */
export const mark = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag'), not, any: some(text(SEGMENT.tag)) }),
  /** A note; with a text: one that has it. */
  z.object({ kind: z.literal('note'), not, text: text(SEGMENT.noteText).optional() }),
  z.object({ kind: z.enum(FLAGS), not }),
  z.object({ kind: z.literal('live'), not }),
]);
export type Mark = z.infer<typeof mark>;
export type MarkKind = Mark['kind'];
