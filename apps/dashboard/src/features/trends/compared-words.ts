import type { Overview } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { formatDays } from '../../ui/format.ts';

/** Which days figures are compared with: the last of them no further than today has come. */
export function comparedWords({ from, to, until }: Overview['compared']): string {
  const days = formatDays(from, to);
  return until === null ? days : t`${days}, up to ${until} as today is not over`;
}
