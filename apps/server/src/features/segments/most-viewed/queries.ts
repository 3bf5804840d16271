import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { type DayRange, rangeParams } from '../days/range.ts';
import { eventsInQuestion } from '../events/queries.ts';

export interface ViewedPath {
  path: string;
  pageviews: number;
}

/** The most viewed paths of the sessions that began on some days, the first of them first, whoever viewed them. One row a path. */
export function mostViewed(
  behaviour: Behaviour,
  range: DayRange,
  most: number,
  signal?: AbortSignal,
): Promise<ViewedPath[]> {
  return behaviour.rows(
    `SELECT path, count() AS pageviews
     FROM events
     WHERE ${eventsInQuestion({})} AND type = 'page_view'
     GROUP BY path
     ORDER BY pageviews DESC, path
     LIMIT {most:UInt32}`,
    { ...rangeParams(range), most },
    signal,
  );
}
