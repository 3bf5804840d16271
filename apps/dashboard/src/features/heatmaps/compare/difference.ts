import type { HeatmapBand, HeatmapData, HeatmapElement } from '@desirepath/contract/heatmaps';
import { formatShare } from '../../../ui/format.ts';
import type { DrawnElement } from '../content.ts';
import type { ShownBand } from '../layers/bands-layer.tsx';

/** An element, and which share of all it has on either side. */
export interface ComparedElement {
  selector: string;
  text: string;
  counts: [first: number, second: number];
  shares: [first: number, second: number];
  /** How much more of all the first has: -1 to 1. */
  difference: number;
}

/** Elements of two maps, those first whose shares differ most. Shares are compared, for one side may have many more visitors. */
export function compareElements(
  first: readonly HeatmapElement[],
  second: readonly HeatmapElement[],
): ComparedElement[] {
  const others = new Map(second.map((element) => [element.selector, element]));
  const selectors = new Set([...first.map(({ selector }) => selector), ...others.keys()]);
  const firsts = new Map(first.map((element) => [element.selector, element]));
  return [...selectors]
    .map((selector): ComparedElement => {
      const [one, other] = [firsts.get(selector), others.get(selector)];
      const shares: [number, number] = [one?.share ?? 0, other?.share ?? 0];
      return {
        selector,
        text: one?.text || other?.text || '',
        counts: [one?.count ?? 0, other?.count ?? 0],
        shares,
        difference: shares[0] - shares[1],
      };
    })
    .sort((one, other) => Math.abs(other.difference) - Math.abs(one.difference));
}

/** Points of two maps on one page: those of the first count for it, those of the second against it, each as its share of all. */
export function differencePoints(first: HeatmapData, second: HeatmapData): DrawnElement[] {
  const [firsts, others] = [first, second].map(
    ({ elements }) => new Map(elements.map((given) => [given.selector, given])),
  );
  return compareElements(first.elements, second.elements).map(({ selector, shares, difference }) => ({
    selector,
    points: [
      ...weighed(firsts?.get(selector)?.points ?? [], 1 / Math.max(1, first.total)),
      ...weighed(others?.get(selector)?.points ?? [], -1 / Math.max(1, second.total)),
    ],
    words: `A ${formatShare(shares[0])} · B ${formatShare(shares[1])}`,
    strength: Math.abs(difference),
  }));
}

const weighed = (points: HeatmapElement['points'], weight: number): HeatmapElement['points'] =>
  points.map(([within_x, within_y, x, y, count]) => [within_x, within_y, x, y, count * weight]);

/** Bands of two maps: how much more of its page views, or of its time, the first has in each. */
export function differenceBands(first: readonly HeatmapBand[], second: readonly HeatmapBand[]): ShownBand[] {
  const differences = first.map((band, index) => band.share - (second[index]?.share ?? 0));
  const most = Math.max(...differences.map(Math.abs), Number.EPSILON);
  return first.map(({ from, to, share }, index) => ({
    from: from / 100,
    to: to / 100,
    strength: (differences[index] ?? 0) / most,
    words: `A ${formatShare(share)} · B ${formatShare(second[index]?.share ?? 0)}`,
  }));
}
