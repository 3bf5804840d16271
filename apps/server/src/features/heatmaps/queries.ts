import type { Device } from '@desirepath/contract/common';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { type DayRange, rangeParams } from '../segments/days/range.ts';
import { eventsInQuestion } from '../segments/events/queries.ts';

export interface PageRow {
  path: string;
  title: string;
  hosts: string[];
  pageviews: number;
  clicks: number;
  /** Page views by device class. */
  devices: [Device, number][];
}

/** A page's name. */
const PAGE_NAME = "concat(e.path, if(query = '', '', '?'), query)";

/** Hosts told of a page: whose site has more has one for each customer. */
const HOSTS = 5;

/**
 * Pages seen by the sessions of the range, most viewed first. One row a page. Which they are is asked first, for a site may have a million
 * and all that is told of each is a lot to hold.
 * @param keepsQueries Pages are told apart by the query parameters that the site keeps.
 */
export function listPages(
  behaviour: Behaviour,
  range: DayRange,
  { search, limit, keepsQueries }: { search: string | undefined; limit: number; keepsQueries: boolean },
  signal?: AbortSignal,
): Promise<PageRow[]> {
  const [name, key] = keepsQueries ? [PAGE_NAME, 'e.path, e.query'] : ['e.path', 'e.path'];
  const rows = `${eventsInQuestion({})} AND type IN ('page_view', 'click')`;
  return behaviour.rows(
    `SELECT ${name} AS path,
       argMaxIf(title, at, type = 'page_view') AS title,
       groupUniqArray(${HOSTS})(host) AS hosts,
       countIf(type = 'page_view') AS pageviews,
       countIf(type = 'click') AS clicks,
       arrayFilter(pair -> pair.2 > 0, [
         ('desktop', countIf(type = 'page_view' AND device = 'desktop')),
         ('tablet',  countIf(type = 'page_view' AND device = 'tablet')),
         ('mobile',  countIf(type = 'page_view' AND device = 'mobile'))]) AS devices
     FROM events AS e
     WHERE ${rows} AND (${key}) IN (
       SELECT ${key}
       FROM events AS e
       WHERE ${rows} ${search ? `AND positionCaseInsensitiveUTF8(${name}, {search:String}) > 0` : ''}
       GROUP BY ${key}
       ORDER BY countIf(type = 'page_view') DESC, count() DESC, ${key}
       LIMIT {limit:UInt32})
     GROUP BY path
     ORDER BY pageviews DESC, clicks DESC, path
     LIMIT {limit:UInt32}`,
    { ...rangeParams(range), limit, ...(search ? { search } : {}) },
    signal,
  );
}
