import type { Device } from '@desirepath/contract/common';
import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import { QUERY } from '@desirepath/contract/limits';
import type { Behaviour, QueryParams } from '../../storage/behaviour/open.ts';
import { type DayRange, EVENTS_IN_RANGE, rangeParams } from '../segments/queries.ts';

/**
 * Positions within an element are gathered in steps of a 25th of its box, and stand at their mean: on a button of 200 px
 * that is 8 px, less than a finger or a pointer is sure of.
 */
const STEP = 400;

export interface PageOfDevice {
  path: string;
  device: Device;
}

export interface PageRow {
  path: string;
  title: string;
  pageviews: number;
  clicks: number;
  /** Page views by device class. */
  devices: [Device, number][];
}

/** Pages seen within the range, most viewed first. One row a page. */
export function listPages(
  behaviour: Behaviour,
  range: DayRange,
  { search, limit }: { search: string | undefined; limit: number },
  signal?: AbortSignal,
): Promise<PageRow[]> {
  return behaviour.rows(
    `SELECT path,
       argMaxIf(title, at, type = 'page_view') AS title,
       countIf(type = 'page_view') AS pageviews,
       countIf(type = 'click') AS clicks,
       arrayFilter(pair -> pair.2 > 0, [
         ('desktop', countIf(type = 'page_view' AND device = 'desktop')),
         ('tablet',  countIf(type = 'page_view' AND device = 'tablet')),
         ('mobile',  countIf(type = 'page_view' AND device = 'mobile'))]) AS devices
     FROM events
     WHERE ${EVENTS_IN_RANGE} AND type IN ('page_view', 'click')
       ${search ? 'AND positionCaseInsensitiveUTF8(path, {search:String}) > 0' : ''}
     GROUP BY path
     ORDER BY pageviews DESC, clicks DESC, path
     LIMIT {limit:UInt32}`,
    { ...rangeParams(range), limit, ...(search ? { search } : {}) },
    signal,
  );
}

const CLICKS = `${EVENTS_IN_RANGE} AND type = 'click' AND path = {path:String} AND device = {device:String}`;

const pageParams = (range: DayRange, page: PageOfDevice): QueryParams => ({
  ...rangeParams(range),
  path: page.path,
  device: page.device,
});

export type ClickedElement = Omit<HeatmapElement, 'share'>;

/** Clicks by element, most clicked first, and the most clicked of all places on them. One row an element. */
export function clickPoints(
  behaviour: Behaviour,
  range: DayRange,
  page: PageOfDevice,
  signal?: AbortSignal,
): Promise<ClickedElement[]> {
  return behaviour.rows(
    // Numbers of one type in an array, which is an array in JSON too: a row for each place cost three times as much.
    `SELECT element AS selector, any(p.text) AS text, sum(p.count) AS count,
       groupArrayIf(
         [intDiv(p.within_x, p.count), intDiv(p.within_y, p.count), intDiv(p.px, p.count), intDiv(p.py, p.count), p.count],
         p.rank <= {most:UInt32}) AS points
     FROM (
       SELECT element, any(element_text) AS text,
         intDiv(e.element_x, ${STEP}) * ${STEP} + intDiv(e.element_y, ${STEP}) AS place,
         toInt64(sum(e.element_x)) AS within_x, toInt64(sum(e.element_y)) AS within_y, sum(e.x) AS px, sum(e.y) AS py,
         toInt64(count()) AS count,
         row_number() OVER (ORDER BY count DESC, element, place) AS rank
       FROM events AS e
       WHERE ${CLICKS}
       GROUP BY element, place) AS p
     GROUP BY selector
     ORDER BY count DESC, selector
     LIMIT {most:UInt32}`,
    { ...pageParams(range, page), most: QUERY.heatmapPoints },
    signal,
  );
}

export interface ClickTotals {
  total: number;
  pageviews: number;
  sessions: number;
}

/** How many clicks there were, of how many sessions, on how many views. */
export async function clickTotals(
  behaviour: Behaviour,
  range: DayRange,
  page: PageOfDevice,
  signal?: AbortSignal,
): Promise<ClickTotals> {
  const [row] = await behaviour.rows<ClickTotals>(
    `SELECT countIf(type = 'click') AS total, countIf(type = 'page_view') AS pageviews,
       uniqExactIf(session_id, type = 'click') AS sessions
     FROM events
     WHERE ${EVENTS_IN_RANGE} AND type IN ('click', 'page_view') AND path = {path:String} AND device = {device:String}`,
    pageParams(range, page),
    signal,
  );
  return row ?? { total: 0, pageviews: 0, sessions: 0 };
}

export interface SnapshotRow {
  /** epoch ms */
  taken_at: number;
  viewport_w: number;
  viewport_h: number;
  /** The page view it was taken of; of nobody's (all zeros) where that is not known. */
  page_id: string;
  /** A meta event and a full snapshot, as JSON text. */
  payload: string;
}

/** The newest snapshot of a page on a device class. */
export async function newestSnapshot(
  behaviour: Behaviour,
  site: number,
  { path, device }: PageOfDevice,
): Promise<SnapshotRow | undefined> {
  const [row] = await behaviour.rows<SnapshotRow>(
    `SELECT toUnixTimestamp64Milli(s.taken_at) AS taken_at, viewport_w, viewport_h, page_id, payload
     FROM page_snapshots AS s
     WHERE site_id = {site:UInt32} AND path = {path:String} AND device = {device:String}
     ORDER BY s.taken_at DESC
     LIMIT 1`,
    { site, path, device },
  );
  return row;
}
