import {
  type ConditionKind,
  FIELD_DEEDS,
  FORM_DEEDS,
  type FormDeed,
  type MarkKind,
  SESSION_KINDS,
  TRAIT_OPERATORS,
  VIEW_KINDS,
  VITALS,
} from '@desirepath/contract/conditions';
import { DIMENSIONS, type Dimension } from '@desirepath/contract/trends';
import { OPERATOR_WORDS } from './act-words.ts';
import { PROPERTY_NAMES } from './condition-words.ts';

/** One value that a person gives. */
export interface FormField {
  name: string;
  label: string;
  /** Several may be given, each in an input of its own. */
  isMany?: boolean;
  isNumber?: boolean;
  options?: readonly { value: string; label: string }[];
  /** Too many of them to stand side by side. */
  isLong?: boolean;
  placeholder?: string;
  /** A thing done, with its properties. */
  isAct?: boolean;
  isDay?: boolean;
  /** What is offered while typing. */
  offers?: 'pages' | 'tags' | 'events' | Dimension;
}

export interface ConditionForm {
  kind: ConditionKind | MarkKind;
  label: string;
  group:
    | 'Session'
    | 'Campaign and origin'
    | 'Pages'
    | 'What they did'
    | 'What went wrong'
    | 'The session'
    | 'The visitor'
    | 'Marks';
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
const oftens: readonly FormField[] = [
  { name: 'from', label: 'At least so often', isNumber: true, placeholder: '1' },
  { name: 'to', label: 'At most (optional)', isNumber: true },
];
const sequence: readonly FormField[] = [
  { name: 'first', label: 'First', isAct: true },
  { name: 'second', label: 'Later', isAct: true },
  { name: 'within', label: 'Within so many seconds', isNumber: true, placeholder: '600' },
];
const GROUPS = 'An asterisk stands for anything: /products/*';

const propertyForm =
  (group: ConditionForm['group']) =>
  (kind: (typeof SESSION_KINDS)[number] | (typeof VIEW_KINDS)[number]): ConditionForm => ({
    kind,
    label: PROPERTY_NAMES[kind],
    group,
    fields: [{ name: 'any', label: 'Any of', isMany: true, ...(isDimension(kind) ? { offers: kind } : {}) }],
    help: 'An asterisk stands for anything: spring_*',
  });

const isDimension = (kind: string): kind is Dimension => (DIMENSIONS as readonly string[]).includes(kind);

const DEED_LABELS: Record<FormDeed, string> = {
  viewed: 'Saw it',
  begun: 'Began it',
  submitted: 'Submitted it',
  abandoned: 'Gave it up',
  reached: 'Entered the field',
  blank: 'Left the field blank',
  changed_again: 'Changed the field again',
  after_submit: 'Changed the field after a submit',
  refused: 'Was refused the field',
  dropped: 'Gave up at the field',
};

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
    fields: [{ name: 'any', label: 'Events, any of', isMany: true, offers: 'events', placeholder: 'add_to_cart' }],
  },
  {
    kind: 'did',
    label: 'Did something, so often',
    group: 'What they did',
    fields: [{ name: 'act', label: 'What', isAct: true }, ...oftens],
  },
  {
    kind: 'then',
    label: 'Did one thing, then another',
    group: 'What they did',
    fields: sequence,
    help: 'In one session.',
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
    kind: 'form',
    label: 'Form or field, what was done with it',
    group: 'What they did',
    fields: [
      { name: 'name', label: 'Form, as its page calls it', placeholder: 'checkout' },
      {
        name: 'did',
        label: 'What',
        options: [...FORM_DEEDS, ...FIELD_DEEDS].map((value) => ({ value, label: DEED_LABELS[value] })),
        isLong: true,
      },
      { name: 'field', label: 'Field (where it is one)', placeholder: 'email' },
    ],
  },
  {
    kind: 'survey',
    label: 'Survey answered',
    group: 'What they did',
    // Each is offered by what was chosen before it: see survey-fields.tsx.
    fields: [
      { name: 'text', label: 'Survey' },
      { name: 'question', label: 'Question' },
      { name: 'answer', label: 'Answer' },
      { name: 'row', label: 'Row' },
      { name: 'with', label: 'Of the same answer', isMany: true },
    ],
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
  { kind: 'duration', label: 'Duration in seconds', group: 'The session', fields: ends },
  { kind: 'pageviews', label: 'Number of pages', group: 'The session', fields: ends },
  { kind: 'width', label: 'Screen width in px', group: 'The session', fields: ends },
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
  {
    kind: 'first_seen',
    label: 'First seen',
    group: 'The visitor',
    fields: [
      { name: 'from', label: 'On this day or later', isDay: true },
      { name: 'to', label: 'On this day or earlier', isDay: true },
    ],
  },
  { kind: 'visits', label: 'Number of sessions', group: 'The visitor', fields: ends },
  {
    kind: 'visitor_did',
    label: 'Ever did something, so often',
    group: 'The visitor',
    fields: [
      { name: 'act', label: 'What', isAct: true },
      ...oftens,
      { name: 'days', label: 'Within so many days (optional)', isNumber: true, placeholder: 'Ever' },
    ],
    help: 'Counted up to the last of the days you look at.',
  },
  {
    kind: 'did_on',
    label: 'Did something on some days',
    group: 'The visitor',
    fields: [
      { name: 'act', label: 'What', isAct: true },
      { name: 'from', label: 'On this day or later', isDay: true },
      { name: 'to', label: 'On this day or earlier', isDay: true },
    ],
  },
  {
    kind: 'visitor_then',
    label: 'Did one thing, then another, over several visits',
    group: 'The visitor',
    fields: sequence,
  },
  { kind: 'user', label: 'User', group: 'The visitor', fields: [{ name: 'id', label: 'Id that your site gave' }] },
  {
    kind: 'trait',
    label: 'Trait of the user',
    group: 'The visitor',
    fields: [
      { name: 'key', label: 'Trait', placeholder: 'plan' },
      {
        name: 'operator',
        label: 'Compares',
        options: TRAIT_OPERATORS.map((value) => ({ value, label: OPERATOR_WORDS[value] })),
        isLong: true,
      },
      { name: 'value', label: 'Value', placeholder: 'pro' },
    ],
  },
  ...VIEW_KINDS.map(propertyForm('Campaign and origin')),
];

/** Properties that conditions in a bracket are on: outside of one the address has a parameter for each. */
export const PROPERTY_FORMS: readonly ConditionForm[] = SESSION_KINDS.map(propertyForm('Session'));

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
