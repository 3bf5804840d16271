import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { CELL, type Cell, cellParams, type Grid } from '../grid/queries.ts';
import type { EventsOnPage } from '../on-page/queries.ts';

export interface MoveTotals {
  pageviews: number;
  /** Points of all trails. */
  total: number;
  sessions: number;
  /** Median px of the window, 0 where no trail tells. */
  width: number;
  /** Px that all but a hundredth of the trails begin above of. */
  height: number;
}

export async function moveTotals(
  behaviour: Behaviour,
  { unsized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<MoveTotals> {
  const [row] = await behaviour.rows<MoveTotals>(
    `SELECT countIf(type = 'page_view') AS pageviews, sum(length(xs)) AS total,
       uniqExactIf(session_id, type = 'mouse_move') AS sessions,
       toUInt32(quantileExactIf(0.5)(viewport_w, type = 'mouse_move' AND viewport_w > 0)) AS width,
       toUInt32(greatest(0, quantileExactIf(0.99)(ys[1], type = 'mouse_move'))) AS height
     FROM events
     WHERE type IN ('page_view', 'mouse_move') AND ${unsized}`,
    params,
    signal,
  );
  return row ?? { pageviews: 0, total: 0, sessions: 0, width: 0, height: 0 };
}

/** Points of trails by place on the page, most first. One row a cell. */
export function moveCells(
  behaviour: Behaviour,
  { unsized, params }: EventsOnPage,
  grid: Grid,
  signal?: AbortSignal,
): Promise<Cell[]> {
  return behaviour.rows(
    `SELECT ${CELL('trail_x', 'trail_y')}, count() AS count
     FROM (SELECT viewport_w, xs, ys FROM events WHERE type = 'mouse_move' AND ${unsized})
     ARRAY JOIN xs AS trail_x, ys AS trail_y
     GROUP BY x, y
     ORDER BY count DESC, y, x
     LIMIT {cells:UInt32}`,
    { ...params, ...cellParams(grid) },
    signal,
  );
}
