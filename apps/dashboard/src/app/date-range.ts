import { addDays, type DateRange, daysIn, type RangePreset } from '@desirepath/contract/days';
import { QUERY } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';

export const DEFAULT_PRESET: RangePreset = '30d';

/** The same number of days just before: what the server compares with. */
export const previousRange = (range: DateRange): DateRange => ({
  from: addDays(range.from, -daysIn(range)),
  to: addDays(range.from, -1),
});

/** The steps of a chart that are few enough to read and enough to show a shape, finest first. */
export function intervalsFor(range: DateRange): readonly ('minute' | 'hour' | 'day' | 'week' | 'month')[] {
  const days = daysIn(range);
  if (days <= 2) return ['hour', 'minute'];
  if (days <= 13) return ['day', 'hour'];
  if (days <= 60) return ['day', 'week'];
  if (days <= 180) return ['day', 'week', 'month'];
  return days <= 366 ? ['week', 'day', 'month'] : ['month', 'week'];
}

/** Why the server would not take these days, in words; nothing if it would. */
export function daysProblem(range: DateRange): string | undefined {
  if (!range.from || !range.to) return t`Both days are needed.`;
  if (range.from > range.to) return t`The last day is before the first.`;
  if (daysIn(range) > QUERY.rangeDays) return t`No more than ${QUERY.rangeDays} days at once.`;
  return undefined;
}
