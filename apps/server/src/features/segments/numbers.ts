import type { Site } from '@desirepath/contract/sites';
import type { DayRange } from './days/range.ts';
import type { ResolvedSegment } from './references.ts';

/** A number of some days, interval by interval. */
export interface NumberQuestion {
  site: Site;
  range: DayRange;
  segment: ResolvedSegment;
  interval: 'hour' | 'day';
  /** Of which goal, funnel, form or survey, where it is of one. */
  of: string | null;
}

/** What a number was in an interval. */
export interface Measured {
  /** epoch ms of the beginning, or the day (`YYYY-MM-DD`) in the time zone of the site */
  at: number | string;
  /** Null where there is none, such as a share of nothing. */
  value: number | null;
  /** Of how many sessions, answers or samples it is. */
  count: number;
}

/** How a slice tells a number of its own to whoever watches it. Intervals with nothing may be left out. @throws AppError */
export type MeasureNumber = (question: NumberQuestion, signal?: AbortSignal) => Promise<Measured[]>;
