import type { AlertPreview, AlertWatch } from '@desirepath/contract/alerts';
import { ALERTS } from '@desirepath/contract/limits';
import { plural, t } from '@lingui/core/macro';
import { formatAll, formatNumber } from '../../ui/format.ts';
import { written } from './words.ts';

/** How often it would have fired. */
export function foresightWords({ firings }: AlertPreview): string {
  const days = ALERTS.previewDays;
  if (firings.length === 0) return t`It would not have fired in the last ${days} days.`;
  return plural(firings.length, {
    one: `It would have fired once in the last ${days} days.`,
    other: `It would have fired # times in the last ${days} days.`,
  });
}

/** What each of them would have told, in their order. */
export function firingWords(watch: AlertWatch, { firings, points }: AlertPreview): string[] {
  const fired = points.filter(({ is_fired }) => is_fired).toReversed();
  return firings.map(({ value, errors }, index) => {
    if (watch.kind === 'silence')
      return plural(watch.minutes, {
        one: 'Nothing had arrived for # minute.',
        other: 'Nothing had arrived for # minutes.',
      });
    if (watch.kind === 'new_error') return errorWords(value ?? 0, errors);
    return numberWords(watch.metric, value ?? 0, fired[index]);
  });
}

function errorWords(count: number, errors: readonly string[]): string {
  const names = formatAll(errors.map((name) => t`“${name}”`));
  return plural(count, {
    one: `A JavaScript error that was not seen before: ${names}`,
    other: `# JavaScript errors that were not seen before, among them ${names}`,
  });
}

type NumberWatch = Extract<AlertWatch, { kind: 'number' }>;

function numberWords(
  metric: NumberWatch['metric'],
  value: number,
  { low = null, high = null }: Partial<AlertPreview['points'][number]> = {},
): string {
  const said = written(metric, value);
  if (low !== null && value < low) return t`${said}, below ${written(metric, low)}`;
  if (high !== null) return t`${said}, above ${written(metric, high)}`;
  return formatNumber(value);
}
