import type { HeatmapData } from '@desirepath/contract/heatmaps';

/** A stretch of the page, px from its top, and how much of all movement was in it. */
export interface Stretch {
  from: number;
  to: number;
  count: number;
  share: number;
}

/** About a screen of a phone, half of a desktop's. */
const STRETCH_PX = 500;

/** Cells of a map by how far down they are. */
export function stretchesOf({ cells }: Pick<HeatmapData, 'cells'>): Stretch[] {
  const counts: number[] = [];
  let total = 0;
  for (const { y, count } of cells) {
    const index = Math.floor(y / STRETCH_PX);
    counts[index] = (counts[index] ?? 0) + count;
    total += count;
  }
  return Array.from(counts, (count = 0, index) => ({
    from: index * STRETCH_PX,
    to: (index + 1) * STRETCH_PX,
    count,
    share: total > 0 ? count / total : 0,
  }));
}
