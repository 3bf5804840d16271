import type { AlertFacts, AlertPreview } from '@desirepath/contract/alerts';
import { ALERTS } from '@desirepath/contract/limits';
import { plural, t } from '@lingui/core/macro';
import { habits } from '../../language/i18n.ts';
import { formatAll } from '../../ui/format.ts';
import { METRIC_WORDS, written } from './words.ts';

/** How often it would have fired. */
export function foresightWords({ firings }: AlertPreview): string {
  const days = ALERTS.previewDays;
  if (firings.length === 0) return t`It would not have fired in the last ${days} days.`;
  return plural(firings.length, {
    one: `It would have fired once in the last ${days} days.`,
    other: `It would have fired # times in the last ${days} days.`,
  });
}

/** What an alert told, by the clock of the site. */
export function firingWords(facts: AlertFacts, timeZone: string): string {
  switch (facts.kind) {
    case 'number':
      return numberWords(facts, timeZone);
    case 'silence': {
      const when = inZone(facts.since, { timeZone, dateStyle: 'full', timeStyle: 'short' });
      return t`Nothing had arrived since ${when}. Either nobody was there, or the tracker is not on the pages any more.`;
    }
    case 'new_error':
      return errorWords(facts);
  }
}

type Facts<Kind extends AlertFacts['kind']> = Extract<AlertFacts, { kind: Kind }>;

function errorWords({ count, names }: Facts<'new_error'>): string {
  const quoted = formatAll(names.map((name) => t`“${name}”`));
  return plural(count, {
    one: `A JavaScript error that was not seen before: ${quoted}`,
    other: `# JavaScript errors that were not seen before, among them ${quoted}`,
  });
}

function numberWords(
  { metric, per, from, value, low, high, median, weeks }: Facts<'number'>,
  timeZone: string,
): string {
  const [what, said] = [METRIC_WORDS[metric], written(metric, value)];
  const day = inZone(from, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const time = inZone(from, { timeZone, timeStyle: 'short' });
  const happened =
    per === 'hour' ? t`${what}: ${said} in the hour from ${time} on ${day}` : t`${what}: ${said} on ${day}`;
  if (median === null) {
    const isBelow = low !== null && value < low;
    const bound = written(metric, (isBelow ? low : high) ?? 0);
    return isBelow ? t`${happened}, below ${bound}.` : t`${happened}, above ${bound}.`;
  }
  const usually = usualWords(metric, low, high);
  const middle = written(metric, median);
  const ofWeeks = plural(weeks, {
    one: `${middle} is that of the week before`,
    other: `${middle} is the middle of the last # weeks`,
  });
  if (per === 'hour') return t`${happened}. At this hour of the week it is usually ${usually} (${ofWeeks}).`;
  const weekday = inZone(from, { timeZone, weekday: 'long' });
  return t`${happened}. On a ${weekday} it is usually ${usually} (${ofWeeks}).`;
}

function usualWords(metric: Facts<'number'>['metric'], low: number | null, high: number | null): string {
  const [least, most] = [written(metric, low ?? 0), written(metric, high ?? 0)];
  if (low !== null && high !== null) return t`between ${least} and ${most}`;
  return low === null ? t`at most ${most}` : t`at least ${least}`;
}

const inZone = (moment: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(habits(), options).format(new Date(moment));
