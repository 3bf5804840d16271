import {
  type ConditionKind,
  conditionsText,
  type MarkKind,
  marksText,
  VITALS,
  writeCondition,
} from '@desirepath/contract/conditions';

/** One value that a person gives. */
export interface FormField {
  name: string;
  label: string;
  /** Several may be given, each in an input of its own. */
  isMany?: boolean;
  isNumber?: boolean;
  options?: readonly { value: string; label: string }[];
  placeholder?: string;
  /** What is offered while typing. */
  offers?: 'pages' | 'tags';
}

export interface ConditionForm {
  kind: ConditionKind | MarkKind;
  label: string;
  group: 'Pages' | 'What they did' | 'What went wrong' | 'The visit' | 'The visitor' | 'Marks';
  fields: readonly FormField[];
  help?: string;
}

const paths: FormField = {
  name: 'any',
  label: 'Pages, any of',
  isMany: true,
  offers: 'pages',
  placeholder: '/products/*',
};
const onPage: FormField = { name: 'path', label: 'On page (optional)', offers: 'pages', placeholder: 'Any page' };
const times: FormField = { name: 'times', label: 'At least this often', isNumber: true, placeholder: '1' };
const anyText: FormField = { name: 'text', label: 'With this in its text (optional)', placeholder: 'Any' };
const formName: FormField = { name: 'text', label: 'Name of the form (optional)', placeholder: 'Any form' };
const ends: readonly FormField[] = [
  { name: 'from', label: 'At least', isNumber: true },
  { name: 'to', label: 'At most', isNumber: true },
];
const GROUPS = 'An asterisk stands for anything: /products/*';

/** Every condition there is, as it is asked for. */
export const CONDITION_FORMS: readonly ConditionForm[] = [
  { kind: 'page', label: 'Page viewed', group: 'Pages', fields: [paths], help: GROUPS },
  { kind: 'entry', label: 'Entry page', group: 'Pages', fields: [paths], help: GROUPS },
  { kind: 'exit', label: 'Exit page', group: 'Pages', fields: [paths], help: GROUPS },
  {
    kind: 'order',
    label: 'Pages and events in order',
    group: 'Pages',
    fields: [{ name: 'steps', label: 'Steps', isMany: true, offers: 'pages', placeholder: '/cart, or an event' }],
    help: 'What begins with a slash is a page, anything else a custom event.',
  },
  {
    kind: 'event',
    label: 'Custom event',
    group: 'What they did',
    fields: [{ name: 'any', label: 'Events, any of', isMany: true, placeholder: 'add_to_cart' }],
  },
  {
    kind: 'clicked_text',
    label: 'Clicked a text',
    group: 'What they did',
    fields: [{ name: 'text', label: 'Text of the element', placeholder: 'Buy now' }, onPage],
  },
  {
    kind: 'clicked',
    label: 'Clicked an element',
    group: 'What they did',
    fields: [{ name: 'selector', label: 'Selector, as heatmaps show it', placeholder: '#checkout' }, onPage],
  },
  { kind: 'form_submit', label: 'Form submitted', group: 'What they did', fields: [formName] },
  { kind: 'form_abandon', label: 'Form abandoned', group: 'What they did', fields: [formName] },
  {
    kind: 'survey',
    label: 'Survey answered',
    group: 'What they did',
    fields: [{ name: 'text', label: 'Survey (optional)', placeholder: 'Any survey' }],
  },
  {
    kind: 'scroll',
    label: 'Scroll depth',
    group: 'What they did',
    fields: [{ name: 'share', label: 'At least this share of a page, in %', isNumber: true, placeholder: '75' }],
  },
  { kind: 'rage', label: 'Rage clicks', group: 'What went wrong', fields: [times] },
  { kind: 'dead', label: 'Dead clicks', group: 'What went wrong', fields: [times] },
  { kind: 'error_click', label: 'Error clicks', group: 'What went wrong', fields: [times] },
  { kind: 'u_turn', label: 'U-turns', group: 'What went wrong', fields: [times] },
  { kind: 'js_error', label: 'JavaScript error', group: 'What went wrong', fields: [anyText] },
  { kind: 'console', label: 'Console output', group: 'What went wrong', fields: [anyText] },
  {
    kind: 'request',
    label: 'Failed request',
    group: 'What went wrong',
    fields: [{ name: 'text', label: 'With this in its address (optional)', placeholder: '/api/cart' }],
  },
  {
    kind: 'slow',
    label: 'Slow page',
    group: 'What went wrong',
    fields: [
      { name: 'metric', label: 'Measure', options: VITALS.map((value) => ({ value, label: value })) },
      { name: 'over', label: 'Over this many ms (CLS: thousandths)', isNumber: true, placeholder: '2500' },
    ],
  },
  { kind: 'duration', label: 'Duration in seconds', group: 'The visit', fields: ends },
  { kind: 'pageviews', label: 'Number of pages', group: 'The visit', fields: ends },
  { kind: 'width', label: 'Screen width in px', group: 'The visit', fields: ends },
  {
    kind: 'visit',
    label: 'New or returning',
    group: 'The visitor',
    fields: [
      {
        name: 'who',
        label: 'Visitor',
        options: [
          { value: 'new', label: 'New' },
          { value: 'returning', label: 'Returning' },
        ],
      },
    ],
  },
  { kind: 'user', label: 'User', group: 'The visitor', fields: [{ name: 'id', label: 'Id that your site gave' }] },
  {
    kind: 'trait',
    label: 'Trait of the user',
    group: 'The visitor',
    fields: [
      { name: 'key', label: 'Trait', placeholder: 'plan' },
      { name: 'value', label: 'Is', placeholder: 'pro' },
    ],
  },
];

/** What only recordings have. */
export const MARK_FORMS: readonly ConditionForm[] = [
  {
    kind: 'tag',
    label: 'Tag',
    group: 'Marks',
    fields: [{ name: 'any', label: 'Tags, any of', isMany: true, offers: 'tags' }],
  },
  {
    kind: 'note',
    label: 'Note',
    group: 'Marks',
    fields: [{ name: 'text', label: 'With this in its text (optional)', placeholder: 'Any note' }],
  },
  { kind: 'mentioned', label: 'A note mentions you', group: 'Marks', fields: [] },
  { kind: 'clip', label: 'Has a clip', group: 'Marks', fields: [] },
  { kind: 'watched', label: 'Watched by you', group: 'Marks', fields: [] },
  { kind: 'favourite', label: 'Favourite', group: 'Marks', fields: [] },
  { kind: 'kept', label: 'Kept', group: 'Marks', fields: [] },
  { kind: 'live', label: 'Live now', group: 'Marks', fields: [] },
];

export type FormValues = Record<string, string | readonly string[]>;

/** The text of the condition that a form was filled in for, or what is wrong with it. */
export function fillIn(
  form: ConditionForm,
  isNot: boolean,
  values: FormValues,
): { text: string } | { problem: string } {
  const given = Object.fromEntries(
    form.fields.map(({ name, isMany }) => {
      const value = values[name] ?? (isMany ? [] : '');
      return [name, typeof value === 'string' ? value.trim() : value.map((one) => one.trim()).filter(Boolean)];
    }),
  );
  const text = writeCondition(form.kind, isNot, given);
  const result = (form.group === 'Marks' ? marksText : conditionsText).safeParse(text);
  if (result.success) return { text };
  const isEmpty = form.fields.some(({ name, isMany }) => isMany && given[name]?.length === 0);
  return { problem: isEmpty ? 'Give at least one.' : plain(result.error.issues[0]?.message ?? '', text) };
}

/** Without the text of the condition, which stands before the reason. */
const plain = (message: string, text: string) => (message.startsWith(text) ? message.slice(text.length + 2) : message);
