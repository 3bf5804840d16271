import type { EngagedElement } from '@desirepath/contract/heatmaps';
import { HEATMAPS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { FROM, UNTIL } from '../../segments/queries.ts';
import type { EventsOnPage } from '../on-page/queries.ts';

/** A custom event that visitors come for, and which of its properties says what it is worth. */
export interface Goal {
  name: string;
  worth: string | undefined;
}

type EngagedRow = Omit<EngagedElement, 'share' | 'conversion' | 'conversions' | 'revenue'>;

/** Clicked elements, most clicked first, and when in its page view each was clicked. One row an element. */
export function engagedElements(
  behaviour: Behaviour,
  { sized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<EngagedRow[]> {
  return behaviour.rows(
    `SELECT element AS selector, any(c.text) AS text, sum(c.clicks) AS clicks, count() AS pageviews,
       uniqExact(c.session) AS sessions, avg(c.place) AS order,
       greatest(0, quantileExact(0.5)(c.first_at - v.opened_at)) AS first_click_ms
     FROM (
       SELECT page_id, any(e.session_id) AS session, element, any(element_text) AS text, count() AS clicks,
         toUnixTimestamp64Milli(min(e.at)) AS first_at,
         row_number() OVER (PARTITION BY page_id ORDER BY first_at, element) AS place
       FROM events AS e
       WHERE type = 'click' AND ${sized}
       GROUP BY page_id, element) AS c
     LEFT ANY JOIN (
       SELECT page_id, toUnixTimestamp64Milli(min(at)) AS opened_at
       FROM events
       WHERE type = 'page_view' AND ${sized}
       GROUP BY page_id) AS v ON v.page_id = c.page_id
     GROUP BY selector
     ORDER BY clicks DESC, selector
     LIMIT {elements:UInt32}`,
    { ...params, elements: HEATMAPS.elements },
    signal,
  );
}

export interface ConvertedRow {
  selector: string;
  conversions: number;
  revenue: number;
}

/** Sessions that had the goal after a click on an element, and what those events were worth. One row an element that has any. */
export function conversions(
  behaviour: Behaviour,
  { sized, params }: EventsOnPage,
  { name, worth }: Goal,
  signal?: AbortSignal,
): Promise<ConvertedRow[]> {
  const value = worth === undefined ? 'value' : 'toFloat64OrNull(toString(getSubcolumn(props, {worth:String})))';
  return behaviour.rows(
    `SELECT element AS selector, uniqExact(c.session_id) AS conversions, sum(g.worth) AS revenue
     FROM (
       SELECT session_id, element, min(e.at) AS first_at
       FROM events AS e
       WHERE type = 'click' AND ${sized}
       GROUP BY session_id, element) AS c
     INNER JOIN (
       SELECT session_id, at AS reached_at, ifNull(${value}, 0) AS worth
       FROM events
       WHERE site_id = {site:UInt32} AND type = 'custom' AND name = {goal:String}
         AND day BETWEEN toDate(${FROM}, 'UTC') AND toDate(${UNTIL}, 'UTC') + 1) AS g ON g.session_id = c.session_id
     WHERE g.reached_at >= c.first_at
     GROUP BY selector`,
    { ...params, goal: name, ...(worth === undefined ? {} : { worth }) },
    signal,
  );
}
