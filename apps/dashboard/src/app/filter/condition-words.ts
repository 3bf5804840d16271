import type { Clause, Condition, FormDeed, Mark } from '@desirepath/contract/conditions';
import type { ON_PAGE } from '@desirepath/contract/heatmap-kinds';
import type { Period } from '@desirepath/contract/periods';
import { readable } from '@desirepath/contract/readable';
import { plural, t } from '@lingui/core/macro';
import { inSentence } from '../../language/in-sentence.ts';
import { formatAll, formatEither } from '../../ui/format.ts';
import { deviceName } from '../environment.tsx';
import { quoted } from '../quoted.ts';
import { SESSION_NAMES, valueLabel } from '../segment-labels.ts';
import { actWords, OPERATOR_WORDS } from './act-words.ts';

/** A question of a survey, or what was answered to it. */
export interface SurveyPart {
  question: string;
  answer?: string;
  row?: string;
}

/** What segments, surveys, goals, funnels and zones are called, by id, and parts of surveys. */
export type NameOf = (id: string, part?: SurveyPart) => string | undefined;

/** What a condition says, as a chip: `Viewed /cart`, `Not: rage clicks`, `Rage clicks, or device mobile`. */
export function conditionWords(clause: Clause | Mark, nameOf: NameOf = () => undefined): string {
  const words = clause.kind === 'group' ? groupWords(clause.any, nameOf) : affirmative(clause, nameOf);
  return readable(clause.not ? t`Not: ${inSentence(words)}` : words);
}

const groupWords = (any: readonly (readonly Clause[])[], nameOf: NameOf) =>
  sentence(
    any
      .map((list) => formatAll(list.map((one) => inSentence(conditionWords(one, nameOf)))))
      .reduce((before, next) => t`${before}, or ${next}`),
  );

const about = (what: string, text: string | undefined) => (text === undefined ? what : `${what} ${quoted(text)}`);
const atLeast = (times: number, what: string) => (times > 1 ? t`${times} or more ${what}` : what);

const COUNTED = {
  rage: t`rage clicks`,
  dead: t`dead clicks`,
  error_click: t`error clicks`,
  u_turn: t`U-turns`,
} as const;
const ABOUT = {
  js_error: t`JavaScript error`,
  console: t`Console`,
  request: t`Failed request`,
  form_submit: t`Submitted form`,
  form_abandon: t`Abandoned form`,
} as const;
const FORM_WORDS: Record<FormDeed, (form: string, field: string) => string> = {
  viewed: (form) => t`Saw form ${form}`,
  begun: (form) => t`Began form ${form}`,
  submitted: (form) => t`Submitted form ${form}`,
  abandoned: (form) => t`Gave form ${form} up`,
  reached: (form, field) => t`Entered field ${field} of form ${form}`,
  blank: (form, field) => t`Left field ${field} of form ${form} blank`,
  changed_again: (form, field) => t`Changed field ${field} of form ${form} again`,
  after_submit: (form, field) => t`Changed field ${field} of form ${form} after a submit`,
  refused: (form, field) => t`Was refused field ${field} of form ${form}`,
  dropped: (form, field) => t`Gave form ${form} up at field ${field}`,
};
const RANGES = { duration: [t`Duration`, ' s'], pageviews: [t`Pages`, ''], width: [t`Width`, ' px'] } as const;

/** What somebody did who is in a map: of a part of a page, or anywhere on it. */
const MAP_WORDS: Record<(typeof ON_PAGE)[number], { part: (what: string) => string; any: (page: string) => string }> = {
  click: { part: (what) => t`Clicked ${what}`, any: (page) => t`Clicked on ${page}` },
  rage: { part: (what) => t`Rage-clicked ${what}`, any: (page) => t`Rage-clicked on ${page}` },
  dead: { part: (what) => t`Clicked without effect ${what}`, any: (page) => t`Clicked without effect on ${page}` },
  error: { part: (what) => t`Error after a click on ${what}`, any: (page) => t`Error after a click on ${page}` },
  tap: { part: (what) => t`Tapped ${what}`, any: (page) => t`Tapped on ${page}` },
  move: { part: (what) => t`Moved over ${what}`, any: (page) => t`Moved over ${page}` },
  scroll: { part: (what) => t`Scrolled past ${what}`, any: (page) => t`Scrolled on ${page}` },
  attention: { part: (what) => t`Had in view ${what}`, any: (page) => t`Looked at ${page}` },
  view: { part: (what) => t`Viewed ${what}`, any: (page) => t`Viewed ${page}` },
};

const WITHIN: Record<Period, (day: string) => string> = {
  day: (day) => t`on ${day}`,
  week: (day) => t`in the week of ${day}`,
  month: (day) => t`in the month of ${day}`,
};

function affirmative(condition: Condition | Mark, nameOf: NameOf): string {
  switch (condition.kind) {
    case 'page':
      return t`Viewed ${formatEither(condition.any)}`;
    case 'entry':
      return t`Entered on ${formatEither(condition.any)}`;
    case 'exit':
      return t`Left from ${formatEither(condition.any)}`;
    case 'order':
      return condition.steps.join(' → ');
    case 'event':
      return t`Event ${formatEither(condition.any)}`;
    case 'did':
      return `${sentence(actWords(condition.act))}${often(condition)}`;
    case 'visitor_did':
      return ofVisitor(`${actWords(condition.act)}${often(condition)}${inDays(condition.days)}`);
    case 'then':
      return inTurn(condition);
    case 'visitor_then':
      return ofVisitor(inTurn(condition));
    case 'clicked':
      return clicked(condition.selector, condition.path);
    case 'clicked_text':
      return clicked(quoted(condition.text), condition.path);
    case 'rage':
    case 'dead':
    case 'error_click':
    case 'u_turn':
      return sentence(atLeast(condition.times, COUNTED[condition.kind]));
    case 'js_error':
    case 'console':
    case 'request':
    case 'form_submit':
    case 'form_abandon':
      return about(ABOUT[condition.kind], condition.text);
    case 'survey': {
      const { text = '', question, answer, row, with: traits = [] } = condition;
      const survey = about(t`Answered survey`, text ? (nameOf(text) ?? text) : undefined);
      const toQuestion = (of: string, said?: string, line?: string) =>
        [
          nameOf(text, { question: of }) ?? of,
          line && (nameOf(text, { question: of, row: line }) ?? line),
          said && (nameOf(text, { question: of, answer: said }) ?? scores(said)),
        ]
          .filter(Boolean)
          .join(': ');
      const besides = traits.map((trait) => {
        const [, of, value = ''] = /^(.+?)=(.*)$/s.exec(trait) ?? [];
        return of?.startsWith('q:') ? toQuestion(of.slice(2), value) : `${of} ${value}`;
      });
      return [survey, ...(question === undefined ? [] : [toQuestion(question, answer, row)]), ...besides].join(', ');
    }
    case 'form':
      return FORM_WORDS[condition.did](quoted(condition.name), quoted(condition.field ?? ''));
    case 'slow':
      return t`${condition.metric} over ${condition.metric === 'CLS' ? String(condition.over / 1000) : `${condition.over} ms`}`;
    case 'scroll':
      return t`Scrolled to ${condition.share}%`;
    case 'duration':
    case 'pageviews':
    case 'width': {
      const [name, unit] = RANGES[condition.kind];
      return `${name} ${range(condition)}${unit}`;
    }
    case 'user':
      return t`User ${condition.id}`;
    case 'trait':
      return [condition.key, OPERATOR_WORDS[condition.operator ?? 'eq'], condition.value].filter(Boolean).join(' ');
    case 'visit':
      return condition.who === 'new' ? t`New visitor` : t`Returning visitor`;
    case 'first_seen':
      return t`First seen ${days(condition)}`;
    case 'visits':
      return t`Visits ${range(condition)}`;
    case 'did_on':
      return ofVisitor(`${actWords(condition.act)} ${days(condition)}`);
    case 'goal':
      return t`Reached ${quoted(nameOf(condition.id) ?? /^event:(.+)/.exec(condition.id)?.[1] ?? t`a goal that is gone`)}`;
    case 'segment':
      return t`In ${quoted(nameOf(condition.id) ?? t`a segment that is gone`)}`;
    case 'funnel': {
      const funnel = quoted(nameOf(condition.id) ?? t`a funnel`);
      return condition.outcome === 'reached'
        ? t`Reached step ${condition.step} of ${funnel}`
        : t`Dropped before step ${condition.step} of ${funnel}`;
    }
    case 'way': {
      const { step, stop, next, side, anchor } = condition;
      const stops = `${stop}${next === undefined ? '' : ` → ${next}`}`;
      if (anchor === undefined) return t`Step ${step} was ${stops}`;
      return side === 'end'
        ? t`Step ${step} was ${stops}, back from ${anchor}`
        : t`Step ${step} was ${stops}, from ${anchor}`;
    }
    case 'map': {
      const { of, path, screen, element, band } = condition;
      const where = screen === undefined ? path : `${path}, ${inSentence(deviceName(screen))}`;
      if (element !== undefined) return MAP_WORDS[of].part(t`${element} on ${where}`);
      return band === undefined ? MAP_WORDS[of].any(where) : MAP_WORDS[of].part(t`what is ${band}% down ${where}`);
    }
    case 'zone':
      return MAP_WORDS[condition.of].part(quoted(nameOf(condition.id) ?? t`a zone`));
    case 'cohort': {
      const { period, joined, back, first, returning } = condition;
      const did = (act: string | undefined) => (act === undefined ? t`viewed a page` : actWords(act));
      const began = t`${sentence(did(first))} first ${WITHIN[period](joined)}`;
      return back === undefined ? began : `${began}, ${did(returning)} ${WITHIN[period](back)}`;
    }
    case 'tag':
      return t`Tagged ${formatEither(condition.any)}`;
    case 'note':
      return about(t`Note`, condition.text);
    case 'mentioned':
      return t`A note mentions you`;
    case 'clip':
      return t`Has a clip`;
    case 'favourite':
      return t`Favourite`;
    case 'kept':
      return t`Kept`;
    case 'watched':
      return t`Watched by you`;
    case 'live':
      return t`Live now`;
    default:
      return `${PROPERTY_NAMES[condition.kind]}: ${formatEither(condition.any.map((value) => propertyWords(condition.kind, value)))}`;
  }
}

/** A value as it is said everywhere: `Germany` of `DE`. */
const propertyWords = (kind: keyof typeof PROPERTY_NAMES, value: string) =>
  isOfSession(kind) ? valueLabel(kind, value) : value || t`unknown`;

const isOfSession = (kind: keyof typeof PROPERTY_NAMES): kind is keyof typeof SESSION_NAMES => kind in SESSION_NAMES;

export const PROPERTY_NAMES = {
  ...SESSION_NAMES,
  host: t`Host`,
  referrer_host: t`Referrer`,
  utm_source: 'utm_source',
  utm_medium: 'utm_medium',
  utm_campaign: 'utm_campaign',
  utm_term: 'utm_term',
  utm_content: 'utm_content',
  browser_version: t`Browser version`,
  os_version: t`System version`,
} as const;

function often({ from = 1, to }: { from?: number; to?: number }): string {
  if (to === undefined) return from > 1 ? `, ${t`${from} times or more`}` : '';
  if (from !== to) return `, ${t`${from} to ${to} times`}`;
  return `, ${plural(from, { 1: 'once', other: '# times' })}`;
}

function days({ from, to }: { from?: string; to?: string }): string {
  if (from === undefined) return t`until ${to ?? ''}`;
  return to === undefined ? t`since ${from}` : t`${from} to ${to}`;
}

const UNITS = [
  { seconds: 86_400, name: t`d` },
  { seconds: 3_600, name: t`h` },
  { seconds: 60, name: t`min` },
  { seconds: 1, name: t`s` },
];

/** In the largest unit that fits without a rest. */
function duration(seconds: number): string {
  const unit = UNITS.find((one) => seconds % one.seconds === 0);
  return unit ? `${seconds / unit.seconds} ${unit.name}` : '';
}

const inDays = (days: number | undefined) =>
  days === undefined ? '' : ` ${plural(days, { one: 'in # day', other: 'in # days' })}`;
const ofVisitor = (words: string) => t`Visitor: ${words}`;
const inTurn = ({ first, second, within }: { first: string; second: string; within: number }) =>
  t`${actWords(first)} → ${actWords(second)} within ${duration(within)}`;
const clicked = (what: string, path: string | undefined) =>
  path === undefined ? t`Clicked ${what}` : t`Clicked ${what} on ${path}`;
/** An answer as it was given, or a span of scores: `0 to 6`. */
function scores(said: string): string {
  const [least = said, most] = said.split('..');
  return most === undefined ? said : t`${least} to ${most}`;
}
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function range({ from, to }: { from?: number; to?: number }): string {
  if (from === undefined) return `≤ ${to}`;
  if (to === undefined) return `≥ ${from}`;
  return from === to ? String(from) : `${from}–${to}`;
}
