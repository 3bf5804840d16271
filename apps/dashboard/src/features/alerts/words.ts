import { ALERT_METRICS, type Alert, type AlertMetric, type AlertRule } from '@desirepath/contract/alerts';
import { plural, t } from '@lingui/core/macro';
import { formatNumber, formatSeconds, formatShare, formatTenths, formatThousandths } from '../../ui/format.ts';
import { isGone, type Known } from './of-whom.ts';

export const METRIC_WORDS: Record<AlertMetric, string> = {
  visitors: t`Visitors`,
  sessions: t`Sessions`,
  pageviews: t`Page views`,
  errors: t`JavaScript errors`,
  bounce_rate: t`Bounce rate`,
  frustration_rate: t`Sessions with frustration`,
  duration: t`Mean duration`,
  conversion_rate: t`Conversion of a goal`,
  funnel_conversion: t`Conversion of a funnel`,
  form_conversion: t`Conversion of a form`,
  survey_score: t`Score of a survey`,
  LCP: t`Largest contentful paint`,
  INP: t`Interaction to next paint`,
  CLS: t`Layout shift`,
  FCP: t`First contentful paint`,
  TTFB: t`Time to first byte`,
};

/** A value of a metric, as it is read. */
export function written(metric: AlertMetric, value: number): string {
  switch (ALERT_METRICS[metric].shape) {
    case 'share':
      return formatShare(value);
    case 'time':
      return formatSeconds(value);
    case 'count':
      return formatNumber(Math.round(value));
    case 'score':
      return metric === 'CLS' ? formatThousandths(value) : formatTenths(value);
  }
}

const UNUSUAL = { up: t`unusually high`, down: t`unusually low`, both: t`unusual` } as const;

/** What an alert watches, in a few words. */
export function watchInWords({ watch }: Alert, segments: Known): string {
  if (watch.kind === 'silence')
    return plural(watch.minutes, { one: 'Nothing arrives for # minute', other: 'Nothing arrives for # minutes' });
  if (watch.kind === 'new_error') return t`A JavaScript error that was not seen before`;
  const { metric, per, rule, where } = watch;

  return [
    METRIC_WORDS[metric],
    per === 'hour' ? t`by the hour` : t`by the day`,
    ruleInWords(metric, rule),
    ...(where ? [isGone(where, segments) ? t`in a segment that is gone` : t`in a segment`] : []),
  ].join(' · ');
}

function ruleInWords(metric: AlertMetric, rule: AlertRule): string {
  if (rule.kind === 'unusual') return UNUSUAL[rule.direction];
  const value = written(metric, rule.value);
  return rule.kind === 'above' ? t`above ${value}` : t`below ${value}`;
}
