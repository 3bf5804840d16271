import type { Reason } from '@desirepath/contract/recordings';
import { plural, t } from '@lingui/core/macro';

type Kind = Reason['kind'];

/** `2 rage clicks`, `Converted`; without a number where it counts once. */
export function reasonWords({ kind, count }: Reason): string {
  switch (kind) {
    case 'rage_click':
      return plural(count, { one: '# rage click', other: '# rage clicks' });
    case 'error_click':
      return plural(count, { one: '# error click', other: '# error clicks' });
    case 'js_error':
      return plural(count, { one: '# JavaScript error', other: '# JavaScript errors' });
    case 'request_problem':
      return plural(count, { one: '# failed or slow request', other: '# failed or slow requests' });
    case 'dead_click':
      return plural(count, { one: '# dead click', other: '# dead clicks' });
    case 'form_abandon':
      return plural(count, { one: '# abandoned form', other: '# abandoned forms' });
    case 'u_turn':
      return plural(count, { one: '# U-turn', other: '# U-turns' });
    case 'form_submit':
      return plural(count, { one: '# form sent', other: '# forms sent' });
    case 'engaged_minute':
      return t`${count} min long`;
    case 'conversion':
      return t`Converted`;
    case 'rare_page':
      return t`Rarely seen page`;
  }
}

const GOOD: ReadonlySet<Kind> = new Set(['form_submit', 'conversion']);
const NEUTRAL: ReadonlySet<Kind> = new Set(['engaged_minute', 'rare_page']);

/** Whether it is what the site wants, what it does not, or neither. */
export function reasonTone({ kind }: Reason): 'good' | 'bad' | 'neutral' {
  if (GOOD.has(kind)) return 'good';
  return NEUTRAL.has(kind) ? 'neutral' : 'bad';
}
