import { ALERT_METRICS, type AlertMetric } from '@desirepath/contract/alerts';
import type { NumberWatch } from './course.ts';
import type { Verdict } from './judge.ts';

const NAMES: Record<AlertMetric, string> = {
  visitors: 'Visitors',
  sessions: 'Sessions',
  pageviews: 'Page views',
  errors: 'JavaScript errors',
  bounce_rate: 'Bounce rate',
  frustration_rate: 'Sessions with frustration',
  duration: 'Mean duration',
  conversion_rate: 'Conversion of the goal',
  funnel_conversion: 'Conversion of the funnel',
  form_conversion: 'Conversion of the form',
  survey_score: 'Score of the survey',
  LCP: 'LCP',
  INP: 'INP',
  CLS: 'CLS',
  FCP: 'FCP',
  TTFB: 'TTFB',
};

/** What happened and why it is told, for a person. */
export function explain(
  { metric, per }: Pick<NumberWatch, 'metric' | 'per'>,
  verdict: Verdict,
  timeZone: string,
): string {
  const { point, low, high, median, examples } = verdict;
  const when = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(per === 'hour' && { hour: '2-digit', minute: '2-digit' }),
  }).format(point.at);
  const value = point.value ?? 0;
  const what = `${NAMES[metric]}: ${written(metric, value)} ${per === 'hour' ? 'in the hour from' : 'on'} ${when}`;
  const isBelow = low !== null && value < low;
  if (median === null)
    return `${what}, ${isBelow ? 'below' : 'above'} ${written(metric, (isBelow ? low : high) ?? 0)}.`;
  const season = per === 'hour' ? 'at this hour of the week' : `on a ${point.season}`;
  const usually = boundsInWords(metric, low, high);
  return `${what}. ${season[0]?.toUpperCase()}${season.slice(1)} it is usually ${usually} (${written(metric, median)} is the middle of the last ${examples} weeks).`;
}

function boundsInWords(metric: AlertMetric, low: number | null, high: number | null): string {
  if (low !== null && high !== null) return `between ${written(metric, low)} and ${written(metric, high)}`;
  return low === null ? `at most ${written(metric, high ?? 0)}` : `at least ${written(metric, low)}`;
}

function written(metric: AlertMetric, value: number): string {
  switch (ALERT_METRICS[metric].shape) {
    case 'share':
      return `${(100 * value).toFixed(1)} %`;
    case 'time':
      return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
    case 'count':
      return Math.round(value).toLocaleString('en');
    case 'score':
      return metric === 'CLS' ? value.toFixed(3) : value.toFixed(1);
  }
}
