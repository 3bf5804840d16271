import { BOARDS } from '@desirepath/contract/limits';
import type { Layout, LayoutItem } from 'react-grid-layout';
import { moveElement, verticalCompactor } from 'react-grid-layout/core';

const { columns, tallest } = BOARDS;

/** Which way each key goes, in columns and rows. */
const WAYS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The layout after a key was pressed on a tile: moved by one, or resized by one. What is in the way makes room, and what has
 * room above it moves up, as when tiles are dragged. Undefined where the key does nothing.
 */
export function movedByKey(layout: Layout, id: string, key: string, isResizing: boolean): Layout | undefined {
  const way = WAYS[key];
  const item = layout.find(({ i }) => i === id);
  if (!way || !item) return undefined;
  const [right, down] = way;
  const next = isResizing ? resized(layout, item, right, down) : moved(layout, item, right, down);
  return verticalCompactor.compact(next, columns);
}

function resized(layout: Layout, item: LayoutItem, right: number, down: number): Layout {
  const w = Math.min(Math.max(1, item.w + right), columns - item.x);
  const h = Math.min(Math.max(1, item.h + down), tallest);
  return layout.map((one) => (one.i === item.i ? { ...one, w, h } : one));
}

function moved(layout: Layout, item: LayoutItem, right: number, down: number): Layout {
  const x = Math.min(Math.max(0, item.x + right), columns - item.w);
  // Below the one it is upon: one row further it would be moved up again.
  const next = layout.filter(
    ({ i, x: left, w, y }) => i !== item.i && left < item.x + item.w && left + w > item.x && y >= item.y + item.h,
  );
  const step = down > 0 ? Math.min(...next.map(({ h }) => h), tallest) : down;
  const copies = layout.map((one) => ({ ...one }));
  const own = copies.find(({ i }) => i === item.i);
  return own ? moveElement(copies, own, x, Math.max(0, item.y + step), true, false, 'vertical', columns) : layout;
}
