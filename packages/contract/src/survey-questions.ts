import { z } from 'zod';
import { say } from './issues.ts';
import { SURVEYS, TEXT } from './limits.ts';

/** Ids within a survey, of questions, options and endings; what is stored of an answer names them, so they never change. */
export const surveyPartId = z.string().regex(/^[\w-]{1,40}$/, { message: say('other_id_letters') });

/**
 * Words that a visitor reads. `{{answer:q1|there}}` stands for what was answered to an earlier question, and
 * `{{attribute:plan|free}}` for an attribute of the visitor: what `desirepath.identify` told of them on this page, or the
 * query string of a link page. Behind the bar is what stands there where nothing is known; it may be left out.
 */
const words = z.string().trim().max(SURVEYS.words);
const someWords = words.min(1, { error: say('needs_text') });
const label = z.string().trim().max(SURVEYS.label);

/** A choice, a row or a column. */
const choice = z.object({ id: surveyPartId, text: label.min(1, { error: say('needs_text') }) });
export type SurveyChoice = z.infer<typeof choice>;

/** Plain texts will do; they get ids by their place. */
const choices = (prefix: string, fewest: number) =>
  z
    .array(z.union([choice, label.min(1).transform((text) => ({ id: '', text }))]))
    .min(fewest)
    .max(SURVEYS.choices)
    .transform((given) => given.map(({ id, text }, index) => ({ id: id || `${prefix}${index + 1}`, text })))
    .refine((given) => new Set(given.map(({ id }) => id)).size === given.length, { message: say('ids_alike') });

/** Of an http(s) page; a link of any other kind could run something. */
export const webAddress = z
  .string()
  .trim()
  .max(TEXT.url)
  .refine((given) => /^https?:\/\//i.test(given) && URL.canParse(given), { message: say('not_url') });

/**
 * What must hold of an answer; of several values of `any` one is enough. `is` and `not` compare numbers, and ids of
 * choices: of several choices one must be among them, for a ranking the first. `contains` looks in texts, whatever
 * their case. `question` is this one or an earlier one; this one where nothing is said.
 */
export const answerCondition = z.discriminatedUnion('test', [
  z.object({ test: z.enum(['answered', 'skipped']), question: surveyPartId.optional() }),
  z.object({
    test: z.enum(['is', 'not']),
    question: surveyPartId.optional(),
    any: z
      .array(z.union([z.number(), z.string().max(SURVEYS.label)]))
      .min(1)
      .max(SURVEYS.choices),
  }),
  z.object({ test: z.enum(['at_least', 'at_most']), question: surveyPartId.optional(), than: z.number() }),
  z.object({ test: z.literal('contains'), question: surveyPartId.optional(), text: label.min(1) }),
]);
export type AnswerCondition = z.infer<typeof answerCondition>;

/** Where to go when all conditions hold: a later question, or an ending. Without conditions it always holds. */
export const branch = z.object({ when: z.array(answerCondition).max(SURVEYS.conditions), to: surveyPartId });
export type SurveyBranch = z.infer<typeof branch>;

/** What every question has. */
const common = {
  id: surveyPartId,
  text: someWords,
  description: words.default(''),
  /** Whether it must be answered before the next one; a statement never, a consent must be given. */
  required: z.boolean().default(false),
  /** The first one that holds; where none does, the next question of the list, or the first ending. */
  branches: z.array(branch).max(SURVEYS.branches).default([]),
};
/** What the lowest and the highest number mean. */
const ends = { low: label.default(''), high: label.default('') };
const chosen = { options: choices('o', 2), other: label.default(''), shuffle: z.boolean().default(false) };
const placeholder = label.default('');

/** How a row of numbers is drawn. */
export const SCALE_LOOKS = ['numbers', 'stars', 'faces'] as const;

/**
 * A question. Numbers: `rating` from 1 to `steps`, `nps` from 0 to 10, `csat` from 1 to 5, of which 4 and 5 are satisfied,
 * `ces` from 1 to 7, of which 5 and more found it easy. `other`: the label of a choice that takes a text of its own, empty
 * for none; it stays last when options are shuffled. What an answer looks like is said at {@link answer}.
 */
export const surveyQuestion = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('rating'),
    look: z.enum(SCALE_LOOKS).default('numbers'),
    steps: z.int().min(2).max(10).default(5),
    ...ends,
  }),
  z.object({ ...common, type: z.literal('nps'), ...ends }),
  z.object({ ...common, type: z.literal('csat'), look: z.enum(SCALE_LOOKS).default('faces'), ...ends }),
  z.object({ ...common, type: z.literal('ces'), ...ends }),
  z.object({ ...common, type: z.literal('single_choice'), ...chosen }),
  z.object({
    ...common,
    type: z.literal('multiple_choice'),
    ...chosen,
    most: z.int().min(1).max(SURVEYS.choices).nullable().default(null).describe('Choices at most; null for any.'),
  }),
  z.object({ ...common, type: z.literal('ranking'), options: choices('o', 2), shuffle: z.boolean().default(false) }),
  z.object({
    ...common,
    type: z.literal('matrix'),
    rows: choices('r', 1),
    columns: choices('c', 2),
    shuffle: z.boolean().default(false).describe('The rows.'),
  }),
  z.object({ ...common, type: z.literal('short_text'), placeholder }),
  z.object({ ...common, type: z.literal('long_text'), placeholder }),
  z.object({ ...common, type: z.literal('email'), placeholder }),
  z.object({ ...common, type: z.literal('consent'), label: someWords.describe('Beside the box that is ticked.') }),
  z.object({ ...common, type: z.literal('statement') }),
  z.object({ ...common, type: z.literal('link'), label: label.min(1), url: webAddress }),
]);
export type SurveyQuestion = z.infer<typeof surveyQuestion>;
export type QuestionType = SurveyQuestion['type'];
export const QUESTION_TYPES = surveyQuestion.options.map(({ shape }) => shape.type.value);

/** Numbers that a question of such a type is answered with, both included. */
export function scaleOf(question: SurveyQuestion): { from: number; to: number } | undefined {
  if (question.type === 'rating') return { from: 1, to: question.steps };
  if (question.type === 'nps') return { from: 0, to: 10 };
  if (question.type === 'csat') return { from: 1, to: 5 };
  return question.type === 'ces' ? { from: 1, to: 7 } : undefined;
}

/** The id that stands for the choice of one's own. */
export const OTHER = 'other';

/**
 * What was answered. By the type of its question, `value` is a number; the id of an option, or `other`; ids of options, for a
 * ranking all of them, best first; for a matrix the id of a column by that of each row; a text; `true` for a consent that
 * was given and a link that was followed. Texts of options are taken for their ids. `other` is the text of one's own.
 */
export const answer = z.object({
  question: surveyPartId,
  value: z.union([
    z.number(),
    z.string().max(SURVEYS.answer),
    z.boolean(),
    z.array(z.string().max(SURVEYS.label)).max(SURVEYS.choices + 1),
    z.record(z.string().max(SURVEYS.label), z.string().max(SURVEYS.label)),
  ]),
  other: z.string().max(SURVEYS.otherText).optional(),
});
export type Answer = z.infer<typeof answer>;
