import { z } from 'zod';
import { SEGMENT, TEXT } from './limits.ts';

/*
 * Conditions on what happened in a session, as they stand in an address: `page:/cart;!event:order;rage:2`. A condition is
 * its kind and its values, parted by colons; `!` before it means "not"; conditions are parted by semicolons and all of them
 * must hold. In a value `~` stands before each of `: ; ~` and before a `!` that begins it.
 */

const text = (max: number) => z.string({ error: 'Needs a value' }).min(1).max(max);
/** Here people type them: the reason is for them to read. */
const whole = (least: number, most: number) =>
  z.coerce
    .number<number>({ error: 'Needs a whole number' })
    .int({ error: 'Needs a whole number' })
    .min(least, { error: `No less than ${least}` })
    .max(most, { error: `No more than ${most}` });
const path = text(TEXT.url).regex(/^[/*]/, { message: 'Not a path such as /products/*' });
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(SEGMENT.values);
const atLeast = whole(0, SEGMENT.largest);
const share = whole(0, 100);
const not = z.boolean();

export const PAGE_KINDS = ['page', 'entry', 'exit'] as const;
export const COUNT_KINDS = ['rage', 'dead', 'error_click', 'u_turn'] as const;
export const TEXT_KINDS = ['js_error', 'console', 'request', 'form_submit', 'form_abandon', 'survey'] as const;
export const RANGE_KINDS = ['duration', 'pageviews', 'width'] as const;
export const VITALS = ['LCP', 'INP', 'CLS', 'FCP', 'TTFB'] as const;

const ends = { from: atLeast.optional(), to: atLeast.optional() };

/**
 * One condition on a session. Paths may be groups such as `/products/*`; of several values of `any` one is enough; texts
 * are looked for within the longer one, whatever their case.
 */
const condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(PAGE_KINDS), not, any: some(path) }),
  /** Pages, which begin with `/` or `*`, and custom events by name, in this order. */
  z.object({ kind: z.literal('order'), not, steps: some(text(TEXT.url)).min(2) }),
  z.object({ kind: z.literal('event'), not, any: some(text(TEXT.eventName)) }),
  z.object({ kind: z.literal('clicked'), not, selector: text(TEXT.selector), path: path.optional() }),
  z.object({ kind: z.literal('clicked_text'), not, text: text(TEXT.elementText), path: path.optional() }),
  /** At least so many of them. */
  z.object({ kind: z.enum(COUNT_KINDS), not, times: whole(1, SEGMENT.largest).default(1) }),
  /** One of them; with a text: one whose text has it. A form or survey is named exactly. */
  z.object({ kind: z.enum(TEXT_KINDS), not, text: text(TEXT.eventName).optional() }),
  /** A page whose measure was over a limit: milliseconds, for CLS thousandths. */
  z.object({ kind: z.literal('slow'), not, metric: z.enum(VITALS), over: atLeast }),
  /** At least this share of some page was seen, in per cent. */
  z.object({ kind: z.literal('scroll'), not, share }),
  /** Seconds, page views, or px of the window; both ends included, one may be left out. */
  z
    .object({ kind: z.enum(RANGE_KINDS), not, ...ends })
    .refine(({ from, to }) => from !== undefined || to !== undefined, { message: 'Needs a least or a most' })
    .refine(({ from, to }) => (from ?? 0) <= (to ?? SEGMENT.largest), { message: 'Ends before it begins' }),
  z.object({ kind: z.literal('user'), not, id: text(TEXT.userId) }),
  z.object({ kind: z.literal('trait'), not, key: text(TEXT.propKey), value: text(TEXT.propValue) }),
  z.object({ kind: z.literal('visit'), not, who: z.enum(['new', 'returning']) }),
]);
export type Condition = z.infer<typeof condition>;
export type ConditionKind = Condition['kind'];

const FLAGS = ['favourite', 'kept', 'watched', 'live'] as const;

/** One condition on what people of the dashboard said of a recording, or on whether it still goes on. */
const mark = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag'), not, any: some(text(SEGMENT.tag)) }),
  z.object({ kind: z.enum(FLAGS), not }),
]);
export type Mark = z.infer<typeof mark>;
export type MarkKind = Mark['kind'];

/** What the values of a kind are, in their order; the last of them takes all that are left where it ends in `*`. */
const FIELDS: Record<ConditionKind | MarkKind, readonly string[]> = {
  page: ['any*'],
  entry: ['any*'],
  exit: ['any*'],
  order: ['steps*'],
  event: ['any*'],
  clicked: ['selector', 'path'],
  clicked_text: ['text', 'path'],
  rage: ['times'],
  dead: ['times'],
  error_click: ['times'],
  u_turn: ['times'],
  js_error: ['text'],
  console: ['text'],
  request: ['text'],
  form_submit: ['text'],
  form_abandon: ['text'],
  survey: ['text'],
  slow: ['metric', 'over'],
  scroll: ['share'],
  duration: ['from', 'to'],
  pageviews: ['from', 'to'],
  width: ['from', 'to'],
  user: ['id'],
  trait: ['key', 'value'],
  visit: ['who'],
  tag: ['any*'],
  favourite: [],
  kept: [],
  watched: [],
  live: [],
};

const isKind = (kind: string): kind is ConditionKind | MarkKind => Object.hasOwn(FIELDS, kind);

/** Parts a text at a character, except where `~` stands before it. */
function partAt(text: string, separator: ':' | ';'): string[] {
  const parts = [''];
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === separator) parts.push('');
    else {
      const taken = character === '~' ? text.slice(index, ++index + 1) : character;
      parts[parts.length - 1] += taken;
    }
  }
  return parts;
}

const unescaped = (value: string) => value.replace(/~([\s\S])/g, '$1');
const escaped = (value: string) => value.replace(/[~:;]/g, '~$&').replace(/^!/, '~!');

/** The object that a condition's text stands for, not yet checked. */
function read(given: string): Record<string, unknown> | string {
  const isNot = given.startsWith('!');
  const [kind = '', ...values] = partAt(isNot ? given.slice(1) : given, ':').map(unescaped);
  if (!isKind(kind)) return `There is no condition "${kind}"`;
  const fields = FIELDS[kind];
  const isOpen = fields.at(-1)?.endsWith('*') ?? false;
  if (!isOpen && values.length > fields.length) return `"${kind}" takes no more than ${fields.length} values`;
  const object: Record<string, unknown> = { kind, not: isNot };
  fields.forEach((field, index) => {
    if (field.endsWith('*')) object[field.slice(0, -1)] = values.slice(index);
    else if (values[index]) object[field] = values[index];
  });
  return object;
}

function listOf<Item extends z.ZodType<{ kind: ConditionKind | MarkKind; not: boolean }>>(item: Item) {
  /** What the text says; the issues where it says nothing that can be understood. */
  const parse = (given: string): { items: z.output<Item>[]; problems: string[] } => {
    const items: z.output<Item>[] = [];
    const problems: string[] = [];
    for (const one of given === '' ? [] : partAt(given, ';')) {
      const object = read(one);
      const result = typeof object === 'string' ? undefined : item.safeParse(object);
      if (result?.success) items.push(result.data);
      else problems.push(`${one}: ${result?.error?.issues[0]?.message ?? object}`);
    }
    if (items.length > SEGMENT.conditions) problems.push(`More than ${SEGMENT.conditions} conditions`);
    return { items, problems };
  };
  const wire = z
    .string()
    .max(SEGMENT.text)
    .superRefine((given, context) => {
      for (const message of parse(given).problems.slice(0, SEGMENT.conditions))
        context.addIssue({ code: 'custom', message });
    });
  return { parse, wire };
}

const conditions = listOf(condition);
const marks = listOf(mark);

export const conditionsText = conditions.wire.describe(
  'Conditions on what happened, such as `page:/cart;!event:order`: kind and values parted by colons, `!` for not.',
);
export const marksText = marks.wire.describe(
  'Conditions on how a recording was marked, such as `tag:bug;!watched`; kinds: tag, favourite, kept, watched, live.',
);

/** Conditions of a text that has been checked; what is not valid is left out. */
export const readConditions = (given: string | undefined): Condition[] => conditions.parse(given ?? '').items;
export const readMarks = (given: string | undefined): Mark[] => marks.parse(given ?? '').items;

/** The text of conditions, as {@link readConditions} reads it; nothing where there are none. */
export function writeConditions(items: readonly (Condition | Mark)[]): string | undefined {
  return items.map(writeOne).join(';') || undefined;
}

/** The text of one condition of which only the values are known, such as those of a form; it may turn out not to be valid. */
export const writeCondition = (
  kind: ConditionKind | MarkKind,
  isNot: boolean,
  values: Record<string, string | readonly string[]>,
): string => write(kind, isNot, values);

const writeOne = ({ kind, not, ...values }: Condition | Mark): string => write(kind, not, values);

function write(kind: ConditionKind | MarkKind, isNot: boolean, given: Record<string, unknown>): string {
  const values = FIELDS[kind].flatMap((field) => given[field.replace('*', '')] ?? ['']).map(String);
  while (values.length > 0 && values.at(-1) === '') values.pop();
  return (isNot ? '!' : '') + [kind, ...values.map(escaped)].join(':');
}
