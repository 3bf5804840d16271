import type { EngagedElement } from '@desirepath/contract/heatmaps';
import { HEATMAPS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { believed } from '../../segments/acts/queries.ts';
import { FROM, UNTIL } from '../../segments/days/queries.ts';
import type { EventsOnPage } from '../on-page/queries.ts';

/** A custom event that visitors come for, and which of its properties says what it is worth. */
export interface Goal {
  name: string;
  worth: string | undefined;
}

export interface ClickedRow {
  selector: string;
  text: string;
  clicks: number;
}

/** Clicked elements, most clicked first. One row an element. */
export function clickedElements(
  behaviour: Behaviour,
  { sized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<ClickedRow[]> {
  return behaviour.rows(
    `SELECT element AS selector, any(element_text) AS text, count() AS clicks
     FROM events
     WHERE type = 'click' AND ${sized}
     GROUP BY selector
     ORDER BY clicks DESC, selector
     LIMIT {elements:UInt32}`,
    { ...params, elements: HEATMAPS.elements },
    signal,
  );
}

export type EngagedRow = Pick<EngagedElement, 'selector' | 'pageviews' | 'sessions' | 'order' | 'first_click_ms'>;

/** In how many page views and sessions elements were clicked, and when in their page view. One row an element. */
export function engagedElements(
  behaviour: Behaviour,
  { sized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<EngagedRow[]> {
  return behaviour.rows(
    // The clicks of a page view are few: sorted as an array of it, they cost half of what a window function does.
    `SELECT element AS selector, count() AS pageviews, uniqExact(v.session) AS sessions, avg(place) AS order,
       greatest(0, quantileExactIf(0.5)(v.firsts[place] - v.opened_at, v.opened_at > 0)) AS first_click_ms
     FROM (
       SELECT any(e.session_id) AS session,
         toUnixTimestamp64Milli(minIf(e.at, type = 'page_view')) AS opened_at,
         arraySort(groupArrayIf((toUnixTimestamp64Milli(e.at), e.element), type = 'click')) AS clicks,
         arrayDistinct(clicks.2) AS elements,
         arrayMap(name -> clicks.1[indexOf(clicks.2, name)], elements) AS firsts
       FROM events AS e
       WHERE type IN ('page_view', 'click') AND ${sized}
       GROUP BY page_id) AS v
     ARRAY JOIN v.elements AS element, arrayEnumerate(v.elements) AS place
     GROUP BY selector`,
    params,
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
       SELECT session_id, at AS reached_at, ${believed(`ifNull(${value}, 0)`)} AS worth
       FROM events
       WHERE site_id = {site:UInt32} AND type = 'custom' AND name = {goal:String}
         AND day BETWEEN toDate(${FROM}, 'UTC') AND toDate(${UNTIL}, 'UTC') + 1) AS g ON g.session_id = c.session_id
     WHERE g.reached_at >= c.first_at
     GROUP BY selector`,
    { ...params, goal: name, ...(worth === undefined ? {} : { worth }) },
    signal,
  );
}
