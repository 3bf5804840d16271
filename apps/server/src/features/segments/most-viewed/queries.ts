import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { EVENTS_IN_RANGE } from '../days/queries.ts';
import { type DayRange, rangeParams } from '../days/range.ts';

export interface ViewedPath {
  path: string;
  pageviews: number;
}

/** The most viewed paths of some days, the first of them first, whoever viewed them. One row a path. */
export function mostViewed(
  behaviour: Behaviour,
  range: DayRange,
  most: number,
  signal?: AbortSignal,
): Promise<ViewedPath[]> {
  return behaviour.rows(
    `SELECT path, count() AS pageviews
     FROM events
     WHERE ${EVENTS_IN_RANGE} AND type = 'page_view'
     GROUP BY path
     ORDER BY pageviews DESC, path
     LIMIT {most:UInt32}`,
    { ...rangeParams(range), most },
    signal,
  );
}
