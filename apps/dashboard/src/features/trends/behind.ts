import type { Clause } from '@desirepath/contract/conditions';
import { t } from '@lingui/core/macro';
import type { WatchTheseProps } from '../../app/watch-these.tsx';
import type { Metric } from './search.ts';

const FRUSTRATED: Clause = {
  kind: 'group',
  not: false,
  any: (['rage', 'dead', 'error_click', 'u_turn'] as const).map((kind) => [{ kind, not: false, times: 1 }]),
};

/** The sessions behind a headline figure: all of them, or those that it is about. */
export function behind(metric: Metric, goal: string | undefined): Pick<WatchTheseProps, 'whose' | 'conditions'> {
  switch (metric) {
    case 'bounce_rate':
      return { whose: t`sessions that bounced`, conditions: [{ kind: 'pageviews', not: false, to: 1 }] };
    case 'errors':
      return { whose: t`sessions with JavaScript errors`, conditions: [{ kind: 'js_error', not: false }] };
    case 'frustration_rate':
      return { whose: t`frustrated sessions`, conditions: [FRUSTRATED] };
    case 'conversions':
    case 'revenue':
      return goal === undefined
        ? { whose: t`these sessions` }
        : { whose: t`sessions that reached the goal`, conditions: [{ kind: 'goal', not: false, id: goal }] };
    default:
      return { whose: t`these sessions` };
  }
}
