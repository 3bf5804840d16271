import { device } from '@desirepath/contract/common';
import type { Zone, ZoneShape } from '@desirepath/contract/zones';
import type { Selectable } from 'kysely';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { RecordsSchema } from '../../../storage/records/schema.ts';
import { type Bind, createBinder } from '../../segments/bind.ts';
import { UNTIL } from '../../segments/days/queries.ts';
import type { EventsOnPage } from '../on-page/queries.ts';

const toZone = ({ site_id, screen, shape, created_at, ...zone }: Selectable<RecordsSchema['zones']>): Zone => ({
  ...zone,
  site: site_id,
  screen: screen === null ? null : device.parse(screen),
  shape: JSON.parse(shape),
  created_at: new Date(created_at).toISOString(),
});

/** The zones of a site, or of one page or group, by name. */
export async function selectZones(records: Records, site: number, path?: string): Promise<Zone[]> {
  const ofSite = records.selectFrom('zones').selectAll().where('site_id', '=', site).orderBy('name').orderBy('id');
  const rows = await (path === undefined ? ofSite : ofSite.where('path', '=', path)).execute();
  return rows.map(toZone);
}

export async function selectZone(records: Records, site: number, id: string): Promise<Zone | undefined> {
  const row = await records
    .selectFrom('zones')
    .selectAll()
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toZone(row);
}

export async function insertZone(
  records: Records,
  zone: Omit<Selectable<RecordsSchema['zones']>, 'shape'> & { shape: ZoneShape },
): Promise<Zone> {
  const row = await records
    .insertInto('zones')
    .values({ ...zone, shape: JSON.stringify(zone.shape) })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toZone(row);
}

/** Nothing where there is no such zone. */
export async function renameZone(records: Records, site: number, id: string, name: string): Promise<Zone | undefined> {
  const row = await records
    .updateTable('zones')
    .set({ name })
    .where('site_id', '=', site)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toZone(row);
}

/** False where there is no such zone. */
export async function deleteZone(records: Records, site: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('zones')
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Whether a click is in a zone. A window of unknown width is taken as it is. */
export function isInZone(shape: ZoneShape, bind: Bind): string {
  if (shape.type === 'element') return `element = ${bind(shape.selector)}`;
  const { x, y, width, height, window } = shape;
  const scaled = `if(viewport_w > 0, toInt64(e.x) * ${bind(window)} / viewport_w, e.x)`;
  return `${scaled} >= ${bind(x)} AND ${scaled} < ${bind(x + width)} AND e.y >= ${bind(y)} AND e.y < ${bind(y + height)}`;
}

export interface ZoneDayRow {
  date: string;
  clicks: number;
  rage: number;
  dead: number;
  error: number;
  pageviews: number;
}

const TYPES = "type IN ('page_view', 'click', 'rage_click', 'dead_click', 'error_click')";

/**
 * What happened in a zone by day, in the site's time zone. One row a day that has anything, in order. What sessions of the last
 * day did past its midnight is that day's.
 */
export function zoneDays(
  behaviour: Behaviour,
  shape: ZoneShape,
  { sized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<ZoneDayRow[]> {
  const { bind, params: ofZone } = createBinder('zone');
  const isIn = isInZone(shape, bind);
  return behaviour.rows(
    `SELECT toString(least(toDate(e.at, {tz:String}), toDate(${UNTIL}, {tz:String}) - 1)) AS date,
       countIf(type = 'click' AND ${isIn}) AS clicks,
       countIf(type = 'rage_click' AND ${isIn}) AS rage,
       countIf(type = 'dead_click' AND ${isIn}) AS dead,
       countIf(type = 'error_click' AND ${isIn}) AS error,
       countIf(type = 'page_view') AS pageviews
     FROM events AS e
     WHERE ${TYPES} AND ${sized}
     GROUP BY date
     ORDER BY date`,
    { ...params, ...ofZone },
    signal,
  );
}

export interface ZoneTotals {
  all: number;
  clicked_pageviews: number;
  sessions: number;
}

/** Clicks on the whole page, and in how many page views and sessions the zone was clicked. */
export async function zoneTotals(
  behaviour: Behaviour,
  shape: ZoneShape,
  { sized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<ZoneTotals> {
  const { bind, params: ofZone } = createBinder('zone');
  const isIn = isInZone(shape, bind);
  const [row] = await behaviour.rows<ZoneTotals>(
    `SELECT count() AS all, uniqExactIf(page_id, ${isIn}) AS clicked_pageviews,
       uniqExactIf(session_id, ${isIn}) AS sessions
     FROM events AS e
     WHERE type = 'click' AND ${sized}`,
    { ...params, ...ofZone },
    signal,
  );
  return row ?? { all: 0, clicked_pageviews: 0, sessions: 0 };
}
