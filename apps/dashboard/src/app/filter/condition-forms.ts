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
import { t } from '@lingui/core/macro';
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
  /** Under which heading it is offered. */
  group: string;
  fields: readonly FormField[];
  help?: string;
}

const paths: FormField = {
  name: 'any',
  label: t`Pages, any of`,
  isMany: true,
  offers: 'pages',
  placeholder: '/products/*',
};
const onPage: FormField = { name: 'path', label: t`On page (optional)`, offers: 'pages', placeholder: t`Any page` };
const times: FormField = { name: 'times', label: t`At least this often`, isNumber: true, placeholder: '1' };
const anyText: FormField = { name: 'text', label: t`With this in its text (optional)`, placeholder: t`Any` };
const formName: FormField = { name: 'text', label: t`Name of the form (optional)`, placeholder: t`Any form` };
const ends: readonly FormField[] = [
  { name: 'from', label: t`At least`, isNumber: true },
  { name: 'to', label: t`At most`, isNumber: true },
];
const oftens: readonly FormField[] = [
  { name: 'from', label: t`At least so often`, isNumber: true, placeholder: '1' },
  { name: 'to', label: t`At most (optional)`, isNumber: true },
];
const sequence: readonly FormField[] = [
  { name: 'first', label: t`First`, isAct: true },
  { name: 'second', label: t`Later`, isAct: true },
  { name: 'within', label: t`Within so many seconds`, isNumber: true, placeholder: '600' },
];
const GROUPS = t`An asterisk stands for anything: /products/*`;

const propertyForm =
  (group: ConditionForm['group']) =>
  (kind: (typeof SESSION_KINDS)[number] | (typeof VIEW_KINDS)[number]): ConditionForm => ({
    kind,
    label: PROPERTY_NAMES[kind],
    group,
    fields: [{ name: 'any', label: t`Any of`, isMany: true, ...(isDimension(kind) ? { offers: kind } : {}) }],
    help: t`An asterisk stands for anything: spring_*`,
  });

const isDimension = (kind: string): kind is Dimension => (DIMENSIONS as readonly string[]).includes(kind);

const DEED_LABELS: Record<FormDeed, string> = {
  viewed: t`Saw it`,
  begun: t`Began it`,
  submitted: t`Submitted it`,
  abandoned: t`Gave it up`,
  reached: t`Entered the field`,
  blank: t`Left the field blank`,
  changed_again: t`Changed the field again`,
  after_submit: t`Changed the field after a submit`,
  refused: t`Was refused the field`,
  dropped: t`Gave up at the field`,
};

/** Every condition there is, as it is asked for. */
export const CONDITION_FORMS: readonly ConditionForm[] = [
  { kind: 'page', label: t`Page viewed`, group: t`Pages`, fields: [paths], help: GROUPS },
  { kind: 'entry', label: t`Entry page`, group: t`Pages`, fields: [paths], help: GROUPS },
  { kind: 'exit', label: t`Exit page`, group: t`Pages`, fields: [paths], help: GROUPS },
  {
    kind: 'order',
    label: t`Pages and events in order`,
    group: t`Pages`,
    fields: [{ name: 'steps', label: t`Steps`, isMany: true, offers: 'pages', placeholder: t`/cart, or an event` }],
    help: t`What begins with a slash is a page, anything else a custom event.`,
  },
  {
    kind: 'event',
    label: t`Custom event`,
    group: t`What they did`,
    fields: [{ name: 'any', label: t`Events, any of`, isMany: true, offers: 'events', placeholder: 'add_to_cart' }],
  },
  {
    kind: 'did',
    label: t`Did something, so often`,
    group: t`What they did`,
    fields: [{ name: 'act', label: t`What`, isAct: true }, ...oftens],
  },
  {
    kind: 'then',
    label: t`Did one thing, then another`,
    group: t`What they did`,
    fields: sequence,
    help: t`In one session.`,
  },
  {
    kind: 'clicked_text',
    label: t`Clicked a text`,
    group: t`What they did`,
    fields: [{ name: 'text', label: t`Text of the element`, placeholder: t`Buy now` }, onPage],
  },
  {
    kind: 'clicked',
    label: t`Clicked an element`,
    group: t`What they did`,
    fields: [{ name: 'selector', label: t`Selector, as heatmaps show it`, placeholder: '#checkout' }, onPage],
  },
  { kind: 'form_submit', label: t`Form submitted`, group: t`What they did`, fields: [formName] },
  { kind: 'form_abandon', label: t`Form abandoned`, group: t`What they did`, fields: [formName] },
  {
    kind: 'form',
    label: t`Form or field, what was done with it`,
    group: t`What they did`,
    fields: [
      { name: 'name', label: t`Form, as its page calls it`, placeholder: 'checkout' },
      {
        name: 'did',
        label: t`What`,
        options: [...FORM_DEEDS, ...FIELD_DEEDS].map((value) => ({ value, label: DEED_LABELS[value] })),
        isLong: true,
      },
      { name: 'field', label: t`Field (where it is one)`, placeholder: 'email' },
    ],
  },
  {
    kind: 'survey',
    label: t`Survey answered`,
    group: t`What they did`,
    // Each is offered by what was chosen before it: see survey-fields.tsx.
    fields: [
      { name: 'text', label: t`Survey` },
      { name: 'question', label: t`Question` },
      { name: 'answer', label: t`Answer` },
      { name: 'row', label: t`Row` },
      { name: 'with', label: t`Of the same answer`, isMany: true },
    ],
  },
  {
    kind: 'scroll',
    label: t`Scroll depth`,
    group: t`What they did`,
    fields: [{ name: 'share', label: t`At least this share of a page, in %`, isNumber: true, placeholder: '75' }],
  },
  { kind: 'rage', label: t`Rage clicks`, group: t`What went wrong`, fields: [times] },
  { kind: 'dead', label: t`Dead clicks`, group: t`What went wrong`, fields: [times] },
  { kind: 'error_click', label: t`Error clicks`, group: t`What went wrong`, fields: [times] },
  { kind: 'u_turn', label: t`U-turns`, group: t`What went wrong`, fields: [times] },
  { kind: 'js_error', label: t`JavaScript error`, group: t`What went wrong`, fields: [anyText] },
  { kind: 'console', label: t`Console output`, group: t`What went wrong`, fields: [anyText] },
  {
    kind: 'request',
    label: t`Failed request`,
    group: t`What went wrong`,
    fields: [{ name: 'text', label: t`With this in its address (optional)`, placeholder: '/api/cart' }],
  },
  {
    kind: 'slow',
    label: t`Slow page`,
    group: t`What went wrong`,
    fields: [
      { name: 'metric', label: t`Measure`, options: VITALS.map((value) => ({ value, label: value })) },
      { name: 'over', label: t`Over this many ms (CLS: thousandths)`, isNumber: true, placeholder: '2500' },
    ],
  },
  { kind: 'duration', label: t`Duration in seconds`, group: t`The session`, fields: ends },
  { kind: 'pageviews', label: t`Number of pages`, group: t`The session`, fields: ends },
  { kind: 'width', label: t`Screen width in px`, group: t`The session`, fields: ends },
  {
    kind: 'visit',
    label: t`New or returning`,
    group: t`The visitor`,
    fields: [
      {
        name: 'who',
        label: t`Visitor`,
        options: [
          { value: 'new', label: t`New` },
          { value: 'returning', label: t`Returning` },
        ],
      },
    ],
  },
  {
    kind: 'first_seen',
    label: t`First seen`,
    group: t`The visitor`,
    fields: [
      { name: 'from', label: t`On this day or later`, isDay: true },
      { name: 'to', label: t`On this day or earlier`, isDay: true },
    ],
  },
  { kind: 'visits', label: t`Number of sessions`, group: t`The visitor`, fields: ends },
  {
    kind: 'visitor_did',
    label: t`Ever did something, so often`,
    group: t`The visitor`,
    fields: [
      { name: 'act', label: t`What`, isAct: true },
      ...oftens,
      { name: 'days', label: t`Within so many days (optional)`, isNumber: true, placeholder: t`Ever` },
    ],
    help: t`Counted up to the last of the days you look at.`,
  },
  {
    kind: 'did_on',
    label: t`Did something on some days`,
    group: t`The visitor`,
    fields: [
      { name: 'act', label: t`What`, isAct: true },
      { name: 'from', label: t`On this day or later`, isDay: true },
      { name: 'to', label: t`On this day or earlier`, isDay: true },
    ],
  },
  {
    kind: 'visitor_then',
    label: t`Did one thing, then another, over several visits`,
    group: t`The visitor`,
    fields: sequence,
  },
  { kind: 'user', label: t`User`, group: t`The visitor`, fields: [{ name: 'id', label: t`Id that your site gave` }] },
  {
    kind: 'trait',
    label: t`Trait of the user`,
    group: t`The visitor`,
    fields: [
      { name: 'key', label: t`Trait`, placeholder: 'plan' },
      {
        name: 'operator',
        label: t`Compares`,
        options: TRAIT_OPERATORS.map((value) => ({ value, label: OPERATOR_WORDS[value] })),
        isLong: true,
      },
      { name: 'value', label: t`Value`, placeholder: 'pro' },
    ],
  },
  ...VIEW_KINDS.map(propertyForm(t`Campaign and origin`)),
];

/** Properties that conditions in a bracket are on: outside of one the address has a parameter for each. */
export const PROPERTY_FORMS: readonly ConditionForm[] = SESSION_KINDS.map(propertyForm(t`Session`));

/** Whether it is about what people of the dashboard did with a recording, which stands apart from what visitors did. */
export const isMark = ({ kind }: ConditionForm): boolean => MARK_FORMS.some((form) => form.kind === kind);

/** What only recordings have. */
export const MARK_FORMS: readonly ConditionForm[] = [
  {
    kind: 'tag',
    label: t`Tag`,
    group: t`Marks`,
    fields: [{ name: 'any', label: t`Tags, any of`, isMany: true, offers: 'tags' }],
  },
  {
    kind: 'note',
    label: t`Note`,
    group: t`Marks`,
    fields: [{ name: 'text', label: t`With this in its text (optional)`, placeholder: t`Any note` }],
  },
  { kind: 'mentioned', label: t`A note mentions you`, group: t`Marks`, fields: [] },
  { kind: 'clip', label: t`Has a clip`, group: t`Marks`, fields: [] },
  { kind: 'watched', label: t`Watched by you`, group: t`Marks`, fields: [] },
  { kind: 'favourite', label: t`Favourite`, group: t`Marks`, fields: [] },
  { kind: 'kept', label: t`Kept`, group: t`Marks`, fields: [] },
  { kind: 'live', label: t`Live now`, group: t`Marks`, fields: [] },
];
