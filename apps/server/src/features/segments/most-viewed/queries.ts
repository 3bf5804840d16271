import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { EVENTS_OF_SESSIONS } from '../days/queries.ts';
import { type DayRange, rangeParams } from '../days/range.ts';

export interface ViewedPath {
  path: string;
  pageviews: number;
}

/**
 * The most viewed paths of some days, and of those around them that their sessions reach into: none is viewed more often than this by the
 * sessions themselves, whoever is asked for. The first of them first; one row a path.
 */
export function mostViewed(
  behaviour: Behaviour,
  range: DayRange,
  most: number,
  signal?: AbortSignal,
): Promise<ViewedPath[]> {
  return behaviour.rows(
    `SELECT path, count() AS pageviews
     FROM events
     WHERE ${EVENTS_OF_SESSIONS} AND type = 'page_view'
     GROUP BY path
     ORDER BY pageviews DESC, path
     LIMIT {most:UInt32}`,
    { ...rangeParams(range), most },
    signal,
  );
}
