import type { FunnelAnalytics, FunnelComparison } from '@desirepath/contract/funnels';
import { t } from '@lingui/core/macro';
import { formatNumber, formatShare } from '../../../ui/format.ts';

/** What a funnel is compared with, as its view asks for it. */
export type Compared = 'previous' | 'year' | 'everyone' | 'others';

/** Both conversions, and whether what lies between them can be chance. */
export function significanceWords(
  { conversion }: Pick<FunnelAnalytics, 'conversion'>,
  { conversion: other, significance }: Pick<FunnelComparison, 'conversion' | 'significance'>,
  compared: Compared,
): string {
  if (significance.p_value === null) return t`Nobody entered on one of the sides: there is nothing to compare.`;
  const [here, there] = [formatShare(conversion), formatShare(other)];
  const both = {
    previous: t`${here} convert, ${there} did in the days before.`,
    year: t`${here} convert, ${there} did a year ago.`,
    everyone: t`${here} convert, ${there} of everyone do.`,
    others: t`${here} convert, ${there} of the others do.`,
  }[compared];
  const difference = Math.abs(conversion - other);
  const words = [both, chanceWords(difference, significance)];
  if (difference > 0 && (compared === 'everyone' || compared === 'others'))
    words.push(t`Who is on both sides is not counted in that.`);
  return words.join(' ');
}

function chanceWords(difference: number, { p_value, test, is_significant }: FunnelComparison['significance']): string {
  if (difference === 0) return t`That is no difference.`;
  const points = t`${formatNumber(Math.round(difference * 1000) / 10)} pts`;
  const chance = formatShare(p_value ?? 1);
  const name = test === 'fisher_exact' ? t`Fisher’s exact test` : t`two-proportion z-test`;
  return is_significant
    ? t`A difference of ${points} is unlikely to be chance: that would make it ${chance} of the time (${name}).`
    : t`A difference of ${points} may well be chance: that would make it ${chance} of the time (${name}). More visits would tell.`;
}
