import { type Act, type Operator, type PropertyFilter, readAct } from '@desirepath/contract/acts';
import { GOALS } from '@desirepath/contract/limits';
import { asStored } from '@desirepath/contract/path-groups';
import type { Bind } from '../bind.ts';

/** The property of an event as text, NULL where it has none. @param key bound, see {@link Bind} */
export const propertyText = (key: string): string => `CAST(getSubcolumn(props, ${key}), 'Nullable(String)')`;

/** Whether a row of `events` is an act. */
export const isAct = ({ type, value, filters }: Act, bind: Bind): string =>
  [HEADS[type](value, bind), ...filters.map((filter) => propertyHolds(filter, bind))].join(' AND ');

/** The same of the text of an act, which has been checked. */
export const isActText = (text: string, bind: Bind): string => isAct(readAct(text), bind);

const HEADS: Record<Act['type'], (value: string, bind: Bind) => string> = {
  page: (value, bind) => `type = 'page_view' AND ${pathIs('path', value, bind)}`,
  event: (value, bind) => `type = 'custom' AND name = ${bind(value)}`,
  element: (value, bind) => `type = 'click' AND element = ${bind(value)}`,
  form: (value, bind) => `type = 'form_submit' AND name = ${bind(value)}`,
};

const propertyHolds = ({ property, operator, value }: PropertyFilter, bind: Bind): string =>
  valueHolds(propertyText(bind(property)), operator, value, bind);

/** Whether a nullable text compares as it is asked to. Never NULL itself. */
export function valueHolds(column: string, operator: Operator, value: string, bind: Bind): string {
  if (operator === 'has') return `isNotNull(${column})`;
  if (operator === 'ne') return `ifNull(${column} != ${bind(value)}, 1)`;
  return `ifNull(${COMPARISONS[operator](column, value, bind)}, 0)`;
}

const number = (sign: string) => (column: string, value: string, bind: Bind) =>
  `toFloat64OrNull(${column}) ${sign} ${bind(Number(value), 'Float64')}`;

const COMPARISONS: Record<Exclude<Operator, 'has' | 'ne'>, (column: string, value: string, bind: Bind) => string> = {
  eq: (column, value, bind) => `${column} = ${bind(value)}`,
  gt: number('>'),
  gte: number('>='),
  lt: number('<'),
  lte: number('<='),
  contains: (column, value, bind) => contains(column, value, bind),
  matches: (column, value, bind) => `match(${column}, ${bind(value)})`,
};

/** A text, or where `*` stands in it for anything, a group of them. */
export function textIs(column: string, text: string, bind: Bind): string {
  if (!text.includes('*')) return `${column} = ${bind(text)}`;
  return `${column} LIKE ${bind(text.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%'))}`;
}

/** The same of a path, which may be written as browsers show it. */
export const pathIs = (column: string, path: string, bind: Bind): string => textIs(column, asStored(path), bind);

/** Looks for a text within another, whatever their case. */
export const contains = (column: string, text: string, bind: Bind): string =>
  `positionCaseInsensitiveUTF8(${column}, ${bind(text)}) > 0`;

/** What a deed is worth, as far as it is believed: one that is worth more than all others would leave no sum of them. */
export const believed = (worth: string): string => `if(abs(${worth}) <= ${GOALS.worth}, ${worth}, 0)`;
