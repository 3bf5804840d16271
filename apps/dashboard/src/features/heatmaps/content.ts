import type { Heatmap, HeatmapData, HeatmapElement } from '@desirepath/contract/heatmaps';
import { formatShare } from '../../ui/format.ts';
import { amountOf, KINDS } from './kinds.ts';
import { shownBands, shownLines } from './layers/bands.ts';
import type { ShownBand, ShownLine } from './layers/bands-layer.tsx';
import type { Scale } from './layers/heat.ts';

/** What is drawn on a page. */
export type Content =
  | { form: 'elements'; elements: readonly DrawnElement[]; show: Show; scale: Scale }
  | { form: 'places'; maps: readonly CellMap[]; scale: Scale }
  | { form: 'bands'; bands: readonly ShownBand[]; lines: readonly ShownLine[]; scale: Scale };

/** Cells of moves, and what each point of them counts for. */
export interface CellMap extends Pick<HeatmapData, 'grid' | 'cells'> {
  weight: number;
}

/** How events on elements are drawn: where they are dense, each by itself, or as the elements they fell on. */
export type Show = 'density' | 'dots' | 'elements';

/** An element and what it has: in words, and in strength beside the others, 0 to 1. */
export interface DrawnElement extends Pick<HeatmapElement, 'selector' | 'points'> {
  words: string;
  strength: number;
  /** What stands on it where it is drawn as a box; its rank without it. */
  badge?: string;
}

/** What is pointed at and what is chosen, by selector, or of bands by number; the same on the page and in the table. */
export interface Selection {
  pinned: string | undefined;
  hovered: string | undefined;
  onHover: (key: string | undefined) => void;
  onPin: (key: string | undefined) => void;
}

/** A map as it is drawn. */
export function contentOf({ kind, data }: Pick<Heatmap, 'kind' | 'data'>, show: Show): Content {
  if (kind === 'scroll' || kind === 'attention') {
    return { form: 'bands', bands: shownBands(kind, data), lines: shownLines(kind, data), scale: 'amount' };
  }
  if (KINDS[kind].form === 'places') return { form: 'places', maps: [{ ...data, weight: 1 }], scale: 'amount' };
  const most = data.elements[0]?.count ?? 1;
  const elements = data.elements.map(({ selector, points, count, share }) => ({
    selector,
    points,
    words: `${amountOf(kind, count)} · ${formatShare(share)}`,
    strength: count / most,
  }));
  return { form: 'elements', elements, show, scale: 'amount' };
}
