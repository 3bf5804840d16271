import type { Clause } from '@desirepath/contract/conditions';
import { t } from '@lingui/core/macro';
import type { Metric } from './search.ts';

const FRUSTRATED: Clause = {
  kind: 'group',
  not: false,
  any: (['rage', 'dead', 'error_click', 'u_turn'] as const).map((kind) => [{ kind, not: false, times: 1 }]),
};

/** The sessions behind a headline figure: all of them, or those that it is about. */
export function behind(metric: Metric, goal: string | undefined): { whose: string; condition?: Clause } {
  switch (metric) {
    case 'bounce_rate':
      return { whose: t`sessions that bounced`, condition: { kind: 'pageviews', not: false, to: 1 } };
    case 'errors':
      return { whose: t`sessions with JavaScript errors`, condition: { kind: 'js_error', not: false } };
    case 'frustration_rate':
      return { whose: t`frustrated sessions`, condition: FRUSTRATED };
    case 'conversions':
    case 'revenue':
      return goal === undefined
        ? { whose: t`these sessions` }
        : { whose: t`sessions that reached the goal`, condition: { kind: 'goal', not: false, id: goal } };
    default:
      return { whose: t`these sessions` };
  }
}
