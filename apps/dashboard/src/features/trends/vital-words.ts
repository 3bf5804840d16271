import type { Condition } from '@desirepath/contract/conditions';
import { VITAL_LIMITS, type Vital } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { formatSeconds, formatThousandths } from '../../ui/format.ts';

export const VITAL_NAMES: Record<Vital['metric'], string> = {
  LCP: t`Largest content shown`,
  INP: t`Answer to a press`,
  CLS: t`Shift of layout`,
  FCP: t`First content shown`,
  TTFB: t`First byte`,
};

/** The colour of a value by the thresholds of its measure; none where it is in between. */
export function vitalTone({ metric, p75 }: Pick<Vital, 'metric' | 'p75'>): string {
  const [good, poorFrom] = VITAL_LIMITS[metric];
  if (p75 <= good) return 'text-good';
  return p75 > poorFrom ? 'text-bad' : '';
}

export const vitalText = ({ metric, p75 }: Pick<Vital, 'metric' | 'p75'>): string =>
  metric === 'CLS' ? formatThousandths(p75) : p75 < 1000 ? `${Math.round(p75)} ms` : formatSeconds(p75);

/** Sessions in which it was poor. */
export const poorVital = ({ metric }: Pick<Vital, 'metric'>): Condition => ({
  kind: 'slow',
  not: false,
  metric,
  over: metric === 'CLS' ? VITAL_LIMITS.CLS[1] * 1000 : VITAL_LIMITS[metric][1],
});
