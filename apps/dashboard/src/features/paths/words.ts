import type { Condition } from '@desirepath/contract/conditions';
import { EXIT, OTHER } from '@desirepath/contract/paths';
import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import type { PathsSearch } from './search.ts';

/** What a stop is called on the screen. */
export function stopWords(name: string): string {
  if (name === OTHER) return t`Others`;
  if (name === EXIT) return t({ message: 'Left', context: 'the site' });
  return readable(name.replace(/^event:/, ''));
}

/** What a person types for a start or an end: a path, or the name of an event. */
export function stopOf(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^(\/|\*|event:)/.test(text) ? text : `event:${text}`;
}

/** The sessions behind a stop, or behind the way from one to the next. */
export function wayCondition(search: PathsSearch, step: number, stop: string, next?: string): Condition {
  const { start, end, events, groups } = search;
  return {
    kind: 'way',
    not: false,
    step,
    stop,
    ...(next === undefined ? {} : { next }),
    ...(start === undefined && end === undefined
      ? {}
      : { side: end === undefined ? 'start' : 'end', anchor: start ?? end }),
    ...(events === undefined ? {} : { events: 'events' }),
    ...(groups === undefined ? {} : { groups }),
  };
}

/** Whether the sessions behind it can be named: those of many stops together cannot. */
export const isNamed = (...stops: readonly string[]): boolean => !stops.includes(OTHER);
