import { z } from 'zod';
import { say, sayOf } from './issues.ts';
import { SEGMENT, TEXT } from './limits.ts';

/*
 * An act is one thing that a visitor does: a page viewed, an event sent, an element clicked, a form submitted. Conditions,
 * goals and retention name acts by a text that stays readable in an address:
 *
 *     /products/*                        a page, or a group of them
 *     order                              a custom event by its name
 *     order?total>=50&currency=EUR       … with properties that it must have had
 *     element=#buy                       a click on an element, by its selector
 *     form=checkout                      a form that was submitted, by its name
 *
 * `% ? & =`, signs of comparison and a slash that begins the name of an event are escaped as in an address (`%3F`).
 */

export const ACT_TYPES = ['page', 'event', 'element', 'form'] as const;
export type ActType = (typeof ACT_TYPES)[number];

/** How a property compares, by the sign that stands for it in a text. `has` is the property alone. */
const SIGNS = {
  eq: '=',
  ne: '!=',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  contains: '*=',
  matches: '~=',
  has: '',
} as const;
export type Operator = keyof typeof SIGNS;
export const OPERATORS = Object.keys(SIGNS) as readonly Operator[]; // Object.keys loses the literal types

/** Those that compare numbers. */
export const NUMERIC: ReadonlySet<Operator> = new Set(['gt', 'gte', 'lt', 'lte']);

/** The name of a property; what the store takes for a part of one, or for its type, is none. */
export const property = z
  .string({ error: say('needs_property') })
  .min(1, { error: say('needs_property') })
  .max(TEXT.propKey)
  .regex(/^(?!\^)(?!.*\.:)/s, { message: say('not_property') });

/**
 * A property of an event and what its value must be. Equality is that of texts, numbers written as in JavaScript; `ne` also
 * holds where there is no such property. `matches` takes a regular expression in RE2's syntax, which takes linear time.
 */
export const propertyFilter = z
  .object({
    property,
    operator: z.enum(OPERATORS),
    value: z.string().max(TEXT.propValue).default(''),
  })
  .refine(({ operator, value }) => !NUMERIC.has(operator) || isNumber(value), { message: say('needs_number') })
  .refine(({ operator, value }) => operator !== 'matches' || (value !== '' && value.length <= SEGMENT.pattern), {
    message: say('needs_pattern', { most: SEGMENT.pattern }),
  });
export type PropertyFilter = z.infer<typeof propertyFilter>;

export const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));

/** A path, or a group of them in which `*` stands for anything. */
export const pathGroup = z
  .string()
  .min(1, { error: say('needs_value') })
  .max(TEXT.url)
  .regex(/^[/*]/, { message: say('not_path', { example: '/products/*' }) });

const filters = z
  .array(propertyFilter)
  .max(SEGMENT.filters, { message: say('too_many_properties', { most: SEGMENT.filters }) });
const named = (type: Exclude<ActType, 'page'>, longest: number) =>
  z.object({
    type: z.literal(type),
    value: z
      .string()
      .min(1, { error: say('needs_value') })
      .max(longest),
    filters: filters.default([]),
  });

export const act = z.discriminatedUnion('type', [
  z.object({ type: z.literal('page'), value: pathGroup, filters: filters.default([]) }),
  named('event', TEXT.eventName),
  named('element', TEXT.selector),
  named('form', TEXT.eventName),
]);
export type Act = z.infer<typeof act>;

const escapedIn = (pattern: RegExp) => (text: string) =>
  text.replace(pattern, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
const escapeHead = escapedIn(/[%?]/g);
/** A name of an event that would be taken for something else. */
const escapeName = escapedIn(/[%?=]|^[/*]/g);
const escapePart = escapedIn(/[%?&=<>!*~]/g);

function unescaped(text: string): string {
  return text.replace(/%([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The text of an act, as {@link actText} reads it. */
export function writeAct({ type, value, filters: given }: Act): string {
  const head =
    type === 'page' ? escapeHead(value) : type === 'event' ? escapeName(value) : `${type}=${escapeHead(value)}`;
  if (given.length === 0) return head;
  const parts = given.map(
    ({ property, operator, value: wanted }) => escapePart(property) + SIGNS[operator] + escapePart(wanted),
  );
  return `${head}?${parts.join('&')}`;
}

const HEAD = /^(element|form)=([\s\S]*)$/;
const FILTER = /^([^=<>!*~]*)(?:(!=|>=|<=|\*=|~=|=|>|<)([\s\S]*))?$/;

/** What a text stands for, not yet checked. */
function parse(text: string): unknown {
  const mark = text.indexOf('?');
  const head = mark < 0 ? text : text.slice(0, mark);
  const rest = mark < 0 ? '' : text.slice(mark + 1);
  const [, type, value] = HEAD.exec(head) ?? [];
  return {
    type: type ?? (/^[/*]/.test(head) ? 'page' : 'event'),
    value: unescaped(value ?? head),
    filters: rest === '' ? [] : rest.split('&').map(parseFilter),
  };
}

function parseFilter(text: string): unknown {
  const [, property = '', sign = '', value = ''] = FILTER.exec(text) ?? [];
  return {
    property: unescaped(property),
    operator: OPERATORS.find((operator) => SIGNS[operator] === sign),
    value: unescaped(value),
  };
}

/** The text of an act that has been checked. @throws ZodError where it was not */
export const readAct = (text: string): Act => act.parse(parse(text));

/** The text of an act, checked. */
export const actText = z
  .string()
  .min(1, { error: say('needs_act') })
  .max(SEGMENT.text)
  .superRefine((text, context) => {
    const { error } = act.safeParse(parse(text));
    if (error) context.addIssue({ code: 'custom', message: sayOf(text, error.issues[0]?.message ?? say('not_valid')) });
  })
  .describe('What was done: `/products/*`, `order?total>=50`, `element=#buy` or `form=checkout`.');
