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

/** Per twentieth of the document, from the top: in how many page views it was in the window. */
export async function attentionViews(
  behaviour: Behaviour,
  { unsized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<{ pageviews: number; seen: number[] }> {
  const bands = Array.from({ length: HEATMAPS.attentionBands }, (_, band) => band);
  const [row] = await behaviour.rows<{ pageviews: number; seen: number[] }>(
    // A page view tells several times: a bit for each band says whether any of them had it. A 1 alone has eight bits, and is shifted out of them.
    `SELECT count() AS pageviews, [${bands.map((band) => `countIf(bitTest(v.mask, ${band}))`).join(', ')}] AS seen
     FROM (
       SELECT groupBitOr(toUInt32(arraySum(arrayMap((t, band) -> (t > 0) * bitShiftLeft(toUInt32(1), band), ts, [${bands.join(', ')}])))) AS mask
       FROM events
       WHERE ${TELLS_ATTENTION} AND ${unsized}
       GROUP BY page_id) AS v`,
    params,
    signal,
  );
  return row ?? { pageviews: 0, seen: [] };
}

/** Per twentieth of the document: ms that it was in the window, of all page views together. */
export async function attentionTimes(
  behaviour: Behaviour,
  { unsized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<number[]> {
  const bands = Array.from({ length: HEATMAPS.attentionBands }, (_, band) => band + 1);
  const [row] = await behaviour.rows<{ ms: number[] }>(
    `SELECT [${bands.map((band) => `sum(ts[${band}])`).join(', ')}] AS ms
     FROM events
     WHERE ${TELLS_ATTENTION} AND ${unsized}`,
    params,
    signal,
  );
  return row?.ms ?? [];
}

/** Whether a row of `events` tells for how long each band was in the window. */
export const TELLS_ATTENTION = `type = 'attention' AND length(ts) = ${HEATMAPS.attentionBands}`;

/** Views of the page, and sessions that had an event of a type there. */
export async function viewTotals(
  behaviour: Behaviour,
  type: 'scroll' | 'attention',
  { unsized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<{ pageviews: number; sessions: number }> {
  const [row] = await behaviour.rows<{ pageviews: number; sessions: number }>(
    `SELECT countIf(type = 'page_view') AS pageviews, uniqExactIf(session_id, type != 'page_view') AS sessions
     FROM events
     WHERE (type = 'page_view' OR ${type === 'scroll' ? "type = 'scroll'" : TELLS_ATTENTION}) AND type IN ('page_view', '${type}')
       AND ${unsized}`,
    params,
    signal,
  );
  return row ?? { pageviews: 0, sessions: 0 };
}
