import { z } from 'zod';
import { type Clause, type ConditionKind, condition, type Mark, type MarkKind, mark } from './condition-kinds.ts';
import { type Leaf, type Node, readTree, writeBrackets, writeLeaf } from './condition-text.ts';
import { say, sayOf } from './issues.ts';
import { SEGMENT } from './limits.ts';

// What conditions are is a file of its own; here is how their text says it.
export * from './condition-kinds.ts';

/** What the values of a kind are, in their order; the last of them takes all that are left where it ends in `*`. */
const FIELDS: Record<ConditionKind | MarkKind, readonly string[]> = {
  page: ['any*'],
  entry: ['any*'],
  exit: ['any*'],
  order: ['steps*'],
  event: ['any*'],
  did: ['act', 'from', 'to'],
  visitor_did: ['act', 'from', 'to', 'days'],
  // biome-ignore lint/suspicious/noThenProperty: nobody awaits a list of fields
  then: ['first', 'second', 'within'],
  visitor_then: ['first', 'second', 'within'],
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
  survey: ['text', 'question', 'answer', 'row', 'with*'],
  form: ['name', 'did', 'field'],
  slow: ['metric', 'over'],
  scroll: ['share'],
  duration: ['from', 'to'],
  pageviews: ['from', 'to'],
  width: ['from', 'to'],
  device: ['any*'],
  browser: ['any*'],
  os: ['any*'],
  country: ['any*'],
  region: ['any*'],
  city: ['any*'],
  language: ['any*'],
  channel: ['any*'],
  source: ['any*'],
  host: ['any*'],
  referrer_host: ['any*'],
  utm_source: ['any*'],
  utm_medium: ['any*'],
  utm_campaign: ['any*'],
  utm_term: ['any*'],
  utm_content: ['any*'],
  browser_version: ['any*'],
  os_version: ['any*'],
  user: ['id'],
  trait: ['key', 'value', 'operator'],
  visit: ['who'],
  first_seen: ['from', 'to'],
  visits: ['from', 'to'],
  did_on: ['act', 'from', 'to'],
  segment: ['id'],
  goal: ['id'],
  funnel: ['id', 'step', 'outcome'],
  way: ['step', 'stop', 'next', 'side', 'anchor', 'events', 'groups'],
  map: ['of', 'path', 'screen', 'element', 'band'],
  zone: ['id', 'of'],
  cohort: ['period', 'joined', 'back', 'first', 'returning', 'from', 'to'],
  tag: ['any*'],
  note: ['text'],
  favourite: [],
  kept: [],
  watched: [],
  mentioned: [],
  clip: [],
  live: [],
};

const isKind = (kind: string): kind is ConditionKind | MarkKind => Object.hasOwn(FIELDS, kind);

/** The object that a condition's text stands for, not yet checked. */
function read({ kind, not: isNot, values }: Leaf): Record<string, unknown> | string {
  if (!isKind(kind)) return say('no_such_condition', { kind });
  const fields = FIELDS[kind];
  const isOpen = fields.at(-1)?.endsWith('*') ?? false;
  if (!isOpen && values.length > fields.length) return say('too_many_values', { kind, count: fields.length });
  const object: Record<string, unknown> = { kind, not: isNot };
  fields.forEach((field, index) => {
    if (field.endsWith('*')) object[field.slice(0, -1)] = values.slice(index);
    else if (values[index]) object[field] = values[index];
  });
  return object;
}

/** What a text says, and what in it says nothing that can be understood. */
interface Reading<Item> {
  items: Item[];
  problems: string[];
}

type ReadNode<Item> = (node: Node, problems: string[]) => Item | undefined;

function readItem<Item extends z.ZodType>(item: Item): ReadNode<z.output<Item>> {
  return (node, problems) => {
    const object = 'any' in node ? say('bracket_in_mark') : read(node);
    const result = typeof object === 'string' ? undefined : item.safeParse(object);
    if (result?.success) return result.data;
    const issue = result?.error?.issues[0];
    // A mark among conditions, or a condition among marks.
    const isElsewhere = issue?.code === 'invalid_union' && issue.path[0] === 'kind' && 'kind' in node;
    const problem = isElsewhere ? say('condition_elsewhere', { kind: node.kind }) : issue?.message;
    problems.push(sayOf(node.text, problem ?? String(object)));
    return undefined;
  };
}

const readCondition = readItem(condition);

const readClause: ReadNode<Clause> = (node, problems) => {
  if (!('any' in node)) return readCondition(node, problems);
  const any = node.any.map((list) => list.flatMap((one) => readClause(one, problems) ?? []));
  return { kind: 'group', not: node.not, any };
};

function readAll<Item extends Clause | Mark>(readOne: ReadNode<Item>, given: string): Reading<Item> {
  const tree = readTree(given);
  if ('problem' in tree) return { items: [], problems: [tree.problem] };
  const problems: string[] = [];
  const items = tree.flatMap((node) => readOne(node, problems) ?? []);
  if (countConditions(items) > SEGMENT.conditions)
    problems.push(say('too_many_conditions', { most: SEGMENT.conditions }));
  return { items, problems };
}

/** Conditions in all, those in brackets too. */
export const countConditions = (items: readonly (Clause | Mark)[]): number =>
  items.reduce((sum, item) => sum + (item.kind === 'group' ? countConditions(item.any.flat()) : 1), 0);

const wire = <Item extends Clause | Mark>(readOne: ReadNode<Item>) =>
  z
    .string()
    .max(SEGMENT.text)
    .superRefine((given, context) => {
      for (const message of readAll(readOne, given).problems.slice(0, SEGMENT.conditions))
        context.addIssue({ code: 'custom', message });
    });

const readMark = readItem(mark);

export const conditionsText = wire(readClause).describe(
  'Conditions on sessions, such as `page:/cart;!event:order;(rage:2|dead:3)`: kind and values parted by colons, `!` for not, `;` for and, in brackets `|` for or.',
);
export const marksText = wire(readMark).describe(
  'Conditions on how a recording was marked, such as `tag:bug;!watched`; kinds: tag, note, clip, mentioned, favourite, kept, watched, live.',
);

/** Conditions of a text that has been checked; what is not valid is left out. */
export const readConditions = (given: string | undefined): Clause[] => readAll(readClause, given ?? '').items;
export const readMarks = (given: string | undefined): Mark[] => readAll(readMark, given ?? '').items;

/** The text of conditions, as {@link readConditions} reads it; nothing where there are none. */
export function writeConditions(items: readonly (Clause | Mark)[]): string | undefined {
  return items.map(writeOne).join(';') || undefined;
}

/** The text of one condition of which only the values are known, such as those of a form; it may turn out not to be valid. */
export const writeCondition = (
  kind: ConditionKind | MarkKind,
  isNot: boolean,
  values: Record<string, string | readonly string[]>,
): string => write(kind, isNot, values);

function writeOne(item: Clause | Mark): string {
  if (item.kind === 'group')
    return writeBrackets(
      item.not,
      item.any.map((list) => list.map(writeOne).join(';')),
    );
  const { kind, not: isNot, ...values } = item;
  return write(kind, isNot, values);
}

function write(kind: ConditionKind | MarkKind, isNot: boolean, given: Record<string, unknown>): string {
  const fields = FIELDS[kind];
  const values = fields.flatMap((field) => given[field.replace('*', '')] ?? ['']).map(String);
  // Of a list each value counts, an empty one too.
  const last = fields.at(-1)?.split('*')[0] ?? '';
  const isListed = fields.at(-1) !== last && Array.isArray(given[last]) && given[last].length > 0;
  while (!isListed && values.at(-1) === '') values.pop();
  return writeLeaf({ not: isNot, kind, values });
}
