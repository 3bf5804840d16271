import type { Reason } from '@desirepath/contract/recordings';

type Kind = Reason['kind'];

/** What each kind of reason is called, one and many of it; without a number where it counts once. */
const NAMES: Record<Kind, readonly [one: string, many?: string]> = {
  rage_click: ['rage click', 'rage clicks'],
  error_click: ['error click', 'error clicks'],
  js_error: ['JavaScript error', 'JavaScript errors'],
  request_problem: ['failed or slow request', 'failed or slow requests'],
  dead_click: ['dead click', 'dead clicks'],
  form_abandon: ['abandoned form', 'abandoned forms'],
  u_turn: ['U-turn', 'U-turns'],
  form_submit: ['form sent', 'forms sent'],
  conversion: ['Converted'],
  engaged_minute: ['min long', 'min long'],
  rare_page: ['Rarely seen page'],
};

/** `2 rage clicks`, `Converted`. */
export function reasonWords({ kind, count }: Reason): string {
  const [one, many] = NAMES[kind];
  return many ? `${count} ${count === 1 ? one : many}` : one;
}

const GOOD: ReadonlySet<Kind> = new Set(['form_submit', 'conversion']);
const NEUTRAL: ReadonlySet<Kind> = new Set(['engaged_minute', 'rare_page']);

/** Whether it is what the site wants, what it does not, or neither. */
export function reasonTone({ kind }: Reason): 'good' | 'bad' | 'neutral' {
  if (GOOD.has(kind)) return 'good';
  return NEUTRAL.has(kind) ? 'neutral' : 'bad';
}
