import type { Clause, Condition, FormDeed, Mark } from '@desirepath/contract/conditions';
import type { ON_PAGE } from '@desirepath/contract/heatmap-kinds';
import type { Period } from '@desirepath/contract/periods';
import { SESSION_NAMES } from '../segment-labels.ts';
import { actWords, OPERATOR_WORDS } from './act-words.ts';

/** A question of a survey, or what was answered to it. */
export interface SurveyPart {
  question: string;
  answer?: string;
  row?: string;
}

/** What saved segments and surveys are called, by id, and parts of surveys. */
export type NameOf = (id: string, part?: SurveyPart) => string | undefined;

/** What a condition says, as a chip: `Viewed /cart`, `Not: rage clicks`, `Rage clicks, or device mobile`. */
export function conditionWords(clause: Clause | Mark, nameOf: NameOf = () => undefined): string {
  const words = clause.kind === 'group' ? groupWords(clause.any, nameOf) : affirmative(clause, nameOf);
  return clause.not ? `Not: ${lowered(words)}` : words;
}

const groupWords = (any: readonly (readonly Clause[])[], nameOf: NameOf) =>
  sentence(any.map((list) => list.map((one) => lowered(conditionWords(one, nameOf))).join(' and ')).join(', or '));

/** Names such as `LCP` or `/Home` stay as they are. */
const lowered = (words: string) => (/^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words);

const either = (values: readonly string[]) => values.join(' or ');
const quoted = (text: string) => `“${text}”`;
const about = (what: string, text: string | undefined) => (text === undefined ? what : `${what} ${quoted(text)}`);
const counted = (what: string, times: number) => (times > 1 ? `${times} or more ${what}` : what);

const COUNTED = { rage: 'rage clicks', dead: 'dead clicks', error_click: 'error clicks', u_turn: 'U-turns' } as const;
const ABOUT = {
  js_error: 'JavaScript error',
  console: 'Console',
  request: 'Failed request',
  form_submit: 'Submitted form',
  form_abandon: 'Abandoned form',
} as const;
const FORM_WORDS: Record<FormDeed, (form: string, field: string) => string> = {
  viewed: (form) => `Saw form ${form}`,
  begun: (form) => `Began form ${form}`,
  submitted: (form) => `Submitted form ${form}`,
  abandoned: (form) => `Gave form ${form} up`,
  reached: (form, field) => `Entered field ${field} of form ${form}`,
  blank: (form, field) => `Left field ${field} of form ${form} blank`,
  changed_again: (form, field) => `Changed field ${field} of form ${form} again`,
  after_submit: (form, field) => `Changed field ${field} of form ${form} after a submit`,
  refused: (form, field) => `Was refused field ${field} of form ${form}`,
  dropped: (form, field) => `Gave form ${form} up at field ${field}`,
};
const RANGES = { duration: ['Duration', ' s'], pageviews: ['Pages', ''], width: ['Width', ' px'] } as const;

/** What somebody did who is in a map: of a part of a page, or anywhere on it. */
const MAP_WORDS: Record<(typeof ON_PAGE)[number], { part: string; any: string }> = {
  click: { part: 'Clicked', any: 'Clicked on' },
  rage: { part: 'Rage-clicked', any: 'Rage-clicked on' },
  dead: { part: 'Clicked without effect', any: 'Clicked without effect on' },
  error: { part: 'Error after a click on', any: 'Error after a click on' },
  tap: { part: 'Tapped', any: 'Tapped on' },
  move: { part: 'Moved over', any: 'Moved over' },
  scroll: { part: 'Scrolled past', any: 'Scrolled on' },
  attention: { part: 'Had in view', any: 'Looked at' },
  view: { part: 'Viewed', any: 'Viewed' },
};

const WITHIN: Record<Period, string> = { day: 'on', week: 'in the week of', month: 'in the month of' };

function affirmative(condition: Condition | Mark, nameOf: NameOf): string {
  switch (condition.kind) {
    case 'page':
      return `Viewed ${either(condition.any)}`;
    case 'entry':
      return `Entered on ${either(condition.any)}`;
    case 'exit':
      return `Left from ${either(condition.any)}`;
    case 'order':
      return condition.steps.join(' → ');
    case 'event':
      return `Event ${either(condition.any)}`;
    case 'did':
      return `${sentence(actWords(condition.act))}${often(condition)}`;
    case 'visitor_did':
      return `Visitor: ${actWords(condition.act)}${often(condition)}${condition.days === undefined ? '' : ` in ${condition.days} days`}`;
    case 'then':
    case 'visitor_then':
      return `${condition.kind === 'then' ? '' : 'Visitor: '}${actWords(condition.first)} → ${actWords(condition.second)} within ${duration(condition.within)}`;
    case 'clicked':
      return `Clicked ${condition.selector}${onPage(condition.path)}`;
    case 'clicked_text':
      return `Clicked ${quoted(condition.text)}${onPage(condition.path)}`;
    case 'rage':
    case 'dead':
    case 'error_click':
    case 'u_turn':
      return sentence(counted(COUNTED[condition.kind], condition.times));
    case 'js_error':
    case 'console':
    case 'request':
    case 'form_submit':
    case 'form_abandon':
      return about(ABOUT[condition.kind], condition.text);
    case 'survey': {
      const { text = '', question, answer, row, with: traits = [] } = condition;
      const survey = about('Answered survey', text ? (nameOf(text) ?? text) : undefined);
      const toQuestion = (of: string, said?: string, line?: string) =>
        [
          nameOf(text, { question: of }) ?? of,
          line && (nameOf(text, { question: of, row: line }) ?? line),
          said && (nameOf(text, { question: of, answer: said }) ?? said.replace('..', ' to ')),
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
      return `${condition.metric} over ${condition.metric === 'CLS' ? condition.over / 1000 : `${condition.over} ms`}`;
    case 'scroll':
      return `Scrolled to ${condition.share}%`;
    case 'duration':
    case 'pageviews':
    case 'width': {
      const [name, unit] = RANGES[condition.kind];
      return `${name} ${range(condition)}${unit}`;
    }
    case 'user':
      return `User ${condition.id}`;
    case 'trait':
      return [condition.key, OPERATOR_WORDS[condition.operator ?? 'eq'], condition.value].filter(Boolean).join(' ');
    case 'visit':
      return condition.who === 'new' ? 'New visitor' : 'Returning visitor';
    case 'first_seen':
      return `First seen ${days(condition)}`;
    case 'visits':
      return `Visits ${range(condition)}`;
    case 'did_on':
      return `Visitor: ${actWords(condition.act)} ${days(condition)}`;
    case 'goal':
      return `Reached ${quoted(nameOf(condition.id) ?? condition.id.replace(/^event:/, ''))}`;
    case 'segment':
      return `In ${quoted(nameOf(condition.id) ?? 'a segment that is gone')}`;
    case 'funnel':
      return `${condition.outcome === 'reached' ? 'Reached' : 'Dropped before'} step ${condition.step} of ${quoted(nameOf(condition.id) ?? 'a funnel')}`;
    case 'way': {
      const { step, stop, next, side, anchor } = condition;
      const after = anchor === undefined ? '' : `, ${side === 'end' ? 'back from' : 'from'} ${anchor}`;
      return `Step ${step} was ${stop}${next === undefined ? '' : ` → ${next}`}${after}`;
    }
    case 'map': {
      const { of, path, screen, element, band } = condition;
      const part = element === undefined ? (band === undefined ? '' : ` what is ${band}% down`) : ` ${element} on`;
      return `${part === '' ? MAP_WORDS[of].any : MAP_WORDS[of].part}${part} ${path}${screen === undefined ? '' : `, ${screen}`}`;
    }
    case 'zone':
      return `${MAP_WORDS[condition.of].part} ${quoted(nameOf(condition.id) ?? 'a zone')}`;
    case 'cohort': {
      const { period, joined, back, first, returning } = condition;
      const began = `${sentence(first === undefined ? 'viewed a page' : actWords(first))} first ${WITHIN[period]} ${joined}`;
      if (back === undefined) return began;
      return `${began}, ${returning === undefined ? 'viewed a page' : actWords(returning)} ${WITHIN[period]} ${back}`;
    }
    case 'tag':
      return `Tagged ${either(condition.any)}`;
    case 'note':
      return about('Note', condition.text);
    case 'mentioned':
      return 'A note mentions you';
    case 'clip':
      return 'Has a clip';
    case 'favourite':
      return 'Favourite';
    case 'kept':
      return 'Kept';
    case 'watched':
      return 'Watched by you';
    case 'live':
      return 'Live now';
    default:
      return `${PROPERTY_NAMES[condition.kind]}: ${either(condition.any.map((value) => value || 'unknown'))}`;
  }
}

export const PROPERTY_NAMES = {
  ...SESSION_NAMES,
  host: 'Host',
  referrer_host: 'Referrer',
  utm_source: 'utm_source',
  utm_medium: 'utm_medium',
  utm_campaign: 'utm_campaign',
  utm_term: 'utm_term',
  utm_content: 'utm_content',
  browser_version: 'Browser version',
  os_version: 'System version',
} as const;

function often({ from = 1, to }: { from?: number; to?: number }): string {
  if (to === undefined) return from > 1 ? `, ${from} times or more` : '';
  return from === to ? `, ${from === 1 ? 'once' : `${from} times`}` : `, ${from} to ${to} times`;
}

function days({ from, to }: { from?: string; to?: string }): string {
  if (from === undefined) return `until ${to}`;
  return to === undefined ? `since ${from}` : `${from} to ${to}`;
}

const UNITS = [
  { seconds: 86_400, name: 'd' },
  { seconds: 3_600, name: 'h' },
  { seconds: 60, name: 'min' },
  { seconds: 1, name: 's' },
] as const;

/** In the largest unit that fits without a rest. */
function duration(seconds: number): string {
  const unit = UNITS.find((one) => seconds % one.seconds === 0);
  return unit ? `${seconds / unit.seconds} ${unit.name}` : '';
}

const onPage = (path: string | undefined) => (path === undefined ? '' : ` on ${path}`);
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function range({ from, to }: { from?: number; to?: number }): string {
  if (from === undefined) return `≤ ${to}`;
  if (to === undefined) return `≥ ${from}`;
  return from === to ? String(from) : `${from}–${to}`;
}
