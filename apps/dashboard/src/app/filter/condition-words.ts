import type { Condition, Mark } from '@desirepath/contract/conditions';

/** What a condition says, as a chip: `Viewed /cart`, `Not: rage clicks`. */
export function conditionWords(condition: Condition | Mark): string {
  const words = affirmative(condition);
  return condition.not ? `Not: ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}

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
  survey: 'Answered survey',
} as const;
const RANGES = { duration: ['Duration', ' s'], pageviews: ['Pages', ''], width: ['Width', ' px'] } as const;

function affirmative(condition: Condition | Mark): string {
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
    case 'survey':
      return about(ABOUT[condition.kind], condition.text);
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
      return `${condition.key} is ${condition.value}`;
    case 'visit':
      return condition.who === 'new' ? 'New visitor' : 'Returning visitor';
    case 'tag':
      return `Tagged ${either(condition.any)}`;
    case 'favourite':
      return 'Favourite';
    case 'kept':
      return 'Kept';
    case 'watched':
      return 'Watched by you';
    case 'live':
      return 'Live now';
  }
}

const onPage = (path: string | undefined) => (path === undefined ? '' : ` on ${path}`);
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function range({ from, to }: { from?: number; to?: number }): string {
  if (from === undefined) return `≤ ${to}`;
  if (to === undefined) return `≥ ${from}`;
  return from === to ? String(from) : `${from}–${to}`;
}
