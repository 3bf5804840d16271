import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import { HEATMAPS, QUERY } from '@desirepath/contract/limits';
import type { EventType } from '@desirepath/contract/tracking';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { hashOfId, shortHashOfId } from '../../segments/hash-of-id.ts';
import { CELL, type Cell, cellParams, type Grid } from '../grid/queries.ts';
import type { EventsOnPage } from '../on-page/queries.ts';

/** Kinds of maps whose points are on elements. */
export type ClickKind = Extract<HeatmapKind, 'click' | 'rage' | 'dead' | 'error' | 'tap'>;

/** The events of each kind. */
export const CLICK_TYPES = {
  click: 'click',
  rage: 'rage_click',
  dead: 'dead_click',
  error: 'error_click',
  tap: 'click',
} as const satisfies Record<ClickKind, EventType>;

/** Whether a row of `events` is one that a kind counts. */
export const isOfKind = (kind: ClickKind) =>
  `type = '${CLICK_TYPES[kind]}'${kind === 'tap' ? " AND pointer = 'touch'" : ''}`;

/**
 * Positions within an element are gathered in steps of a 25th of its box, and stand at their mean: on a button of 200 px
 * that is 8 px, less than a finger or a pointer is sure of.
 */
const STEP = 400;

export interface ClickTotals {
  pageviews: number;
  total: number;
  sessions: number;
  /** Median px of the window, 0 where no click tells. */
  width: number;
  /** Px that all but a hundredth of the clicks are above of. */
  height: number;
  /** Clicks on what another element holds. */
  held: number;
}

/** How many views of the page there were, how many clicks, of how many sessions, and how large the pages were. */
export async function clickTotals(
  behaviour: Behaviour,
  kind: ClickKind,
  { sized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<ClickTotals> {
  const isAsked = isOfKind(kind);
  const [row] = await behaviour.rows<ClickTotals>(
    `SELECT countIf(type = 'page_view') AS pageviews, countIf(${isAsked}) AS total, uniqExactIf(${hashOfId('session_id')}, ${isAsked}) AS sessions,
       toUInt32(quantileExactIf(0.5)(viewport_w, ${isAsked} AND viewport_w > 0)) AS width,
       toUInt32(greatest(0, quantileExactIf(0.99)(y, ${isAsked}))) AS height,
       countIf(${isAsked} AND ${IS_HELD}) AS held
     FROM events AS e
     WHERE type IN ('page_view', '${CLICK_TYPES[kind]}') AND ${sized}`,
    params,
    signal,
  );
  return row ?? { pageviews: 0, total: 0, sessions: 0, width: 0, height: 0, held: 0 };
}

/** Clicks by place on the page, most first. One row a cell. */
export function clickCells(
  behaviour: Behaviour,
  kind: ClickKind,
  { sized, params }: EventsOnPage,
  grid: Grid,
  signal?: AbortSignal,
): Promise<Cell[]> {
  return behaviour.rows(
    `SELECT ${CELL('e.x', 'e.y')}, count() AS count
     FROM events AS e
     WHERE ${isOfKind(kind)} AND ${sized}
     GROUP BY x, y
     ORDER BY count DESC, y, x
     LIMIT {cells:UInt32}`,
    { ...params, ...cellParams(grid) },
    signal,
  );
}

/** Clicks by element, most first, and the most clicked of all places on them. One row an element. */
export function clickElements(
  behaviour: Behaviour,
  kind: ClickKind,
  { sized, params }: EventsOnPage,
  signal?: AbortSignal,
): Promise<(Omit<HeatmapElement, 'share' | keyof Held> & { hash: number })[]> {
  return behaviour.rows(
    // Numbers of one type in an array, which is an array in JSON too: a row for each place cost three times as much.
    // Elements are told apart by numbers: by their texts it cost a quarter more.
    `SELECT ${shortHashOfId('any(p.element)')} AS hash, any(p.element) AS selector, any(p.text) AS text, sum(p.count) AS count,
       groupArrayIf(
         [intDiv(p.within_x, p.count), intDiv(p.within_y, p.count), intDiv(p.px, p.count), intDiv(p.py, p.count), p.count],
         p.rank <= {most:UInt32}) AS points
     FROM (
       SELECT ${hashOfId('e.element')} AS hash, any(e.element) AS element, any(element_text) AS text,
         intDiv(e.element_x, ${STEP}) * ${STEP} + intDiv(e.element_y, ${STEP}) AS place,
         toInt64(sum(e.element_x)) AS within_x, toInt64(sum(e.element_y)) AS within_y, sum(e.x) AS px, sum(e.y) AS py,
         toInt64(count()) AS count,
         row_number() OVER (ORDER BY count DESC, element, place) AS rank
       FROM events AS e
       WHERE ${isOfKind(kind)} AND ${sized}
       GROUP BY hash, place) AS p
     GROUP BY p.hash
     ORDER BY count DESC, selector
     LIMIT {elements:UInt32}`,
    { ...params, most: QUERY.heatmapPoints, elements: HEATMAPS.elements },
    signal,
  );
}

/** What holds an element. */
export type Held = Pick<HeatmapElement, 'anchor' | 'scroller'>;

/** Of an event `e`. */
const IS_HELD = "(e.anchor != '' OR e.scroller != '')";

/** What holds some elements, told by their hashes: all their selectors are more than a store takes as one value. One row an element that anything does; most pages have none. */
export function clickHolders(
  behaviour: Behaviour,
  kind: ClickKind,
  { sized, params }: EventsOnPage,
  hashes: number[],
  signal?: AbortSignal,
): Promise<(Held & Pick<HeatmapElement, 'selector'>)[]> {
  return behaviour.rows(
    `SELECT element AS selector, max(e.anchor) AS anchor, max(e.scroller) AS scroller
     FROM events AS e
     WHERE ${isOfKind(kind)} AND ${sized} AND ${IS_HELD} AND ${shortHashOfId('element')} IN {hashes:Array(UInt64)}
     GROUP BY selector`,
    { ...params, hashes },
    signal,
  );
}
