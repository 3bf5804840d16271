import { HEATMAPS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { EventsOnPage } from '../on-page/queries.ts';

/** How many page views went down so far, in whole per cent. */
export interface DepthRow {
  depth: number;
  pageviews: number;
}

/** Page views by the deepest share of the document that they saw. One row a depth, the least first. */
export function depths(
  behaviour: Behaviour,
  { unsized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<DepthRow[]> {
  return behaviour.rows(
    `SELECT deepest AS depth, count() AS pageviews
     FROM (
       SELECT toUInt8(max(assumeNotNull(e.value))) AS deepest
       FROM events AS e
       WHERE type = 'scroll' AND value BETWEEN 0 AND 100 AND ${unsized}
       GROUP BY page_id)
     GROUP BY depth
     ORDER BY depth`,
    params,
    signal,
  );
}

/** How much of the document fits into the window, in per cent: the mean of the page views that tell. */
export async function meanFold(
  behaviour: Behaviour,
  { sized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<number | null> {
  const [row] = await behaviour.rows<{ fold: number | null }>(
    `SELECT avgOrNull(least(100, viewport_h / document_h * 100)) AS fold
     FROM events
     WHERE type = 'page_view' AND viewport_h > 0 AND document_h > 0 AND ${sized}`,
    params,
    signal,
  );
  return row?.fold ?? null;
}

/** Per twentieth of the document, from the top: in how many page views it was in the window, and how long in all. */
export interface AttentionTotals {
  pageviews: number;
  sessions: number;
  seen: number[];
  ms: number[];
}

export async function attentionTotals(
  behaviour: Behaviour,
  { unsized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<AttentionTotals> {
  const [row] = await behaviour.rows<AttentionTotals>(
    `SELECT count() AS pageviews, uniqExact(session) AS sessions,
       sumForEach(arrayMap(t -> toUInt64(t > 0), bands)) AS seen, sumForEach(bands) AS ms
     FROM (
       SELECT any(session_id) AS session, sumForEach(ts) AS bands
       FROM events
       WHERE type = 'attention' AND length(ts) = ${HEATMAPS.attentionBands} AND ${unsized}
       GROUP BY page_id)`,
    params,
    signal,
  );
  return row ?? { pageviews: 0, sessions: 0, seen: [], ms: [] };
}

/** Page views of a question, and sessions that had an event of a type there. */
export async function viewTotals(
  behaviour: Behaviour,
  type: 'scroll' | 'page_view',
  { sized, unsized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<{ events: number; sessions: number }> {
  const [row] = await behaviour.rows<{ events: number; sessions: number }>(
    `SELECT count() AS events, uniqExact(session_id) AS sessions
     FROM events
     WHERE type = {type:String} AND ${type === 'page_view' ? sized : unsized}`,
    { ...params, type },
    signal,
  );
  return row ?? { events: 0, sessions: 0 };
}
