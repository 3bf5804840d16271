import { ALERT_METRICS, type Alert, type AlertMetric } from '@desirepath/contract/alerts';
import { formatNumber, formatSeconds, formatShare } from '../../ui/format.ts';

export const METRIC_WORDS: Record<AlertMetric, string> = {
  visitors: 'Visitors',
  sessions: 'Sessions',
  pageviews: 'Page views',
  errors: 'JavaScript errors',
  bounce_rate: 'Bounce rate',
  frustration_rate: 'Sessions with frustration',
  duration: 'Mean duration',
  conversion_rate: 'Conversion of a goal',
  funnel_conversion: 'Conversion of a funnel',
  form_conversion: 'Conversion of a form',
  survey_score: 'Score of a survey',
  LCP: 'Largest contentful paint',
  INP: 'Interaction to next paint',
  CLS: 'Layout shift',
  FCP: 'First contentful paint',
  TTFB: 'Time to first byte',
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
      return value.toFixed(metric === 'CLS' ? 3 : 1);
  }
}

const UNUSUAL = { up: 'unusually high', down: 'unusually low', both: 'unusual' } as const;

/** What an alert watches, in a few words. */
export function watchInWords({ watch }: Alert): string {
  if (watch.kind === 'silence') return `Nothing arrives for ${watch.minutes} minutes`;
  if (watch.kind === 'new_error') return 'A JavaScript error that was not seen before';
  const { metric, per, rule, where } = watch;
  const what = rule.kind === 'unusual' ? UNUSUAL[rule.direction] : `${rule.kind} ${written(metric, rule.value)}`;
  return `${METRIC_WORDS[metric]} of ${per === 'hour' ? 'an hour' : 'a day'} ${what}${where ? ', in a segment' : ''}`;
}
