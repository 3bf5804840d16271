import type { HeatmapData, HeatmapElement } from '@desirepath/contract/heatmaps';
import { expect, test } from 'vitest';
import { compareElements, differenceBands, differencePoints } from './difference.ts';

const element = (selector: string, count: number, share: number): HeatmapElement => ({
  selector,
  text: selector,
  count,
  share,
  anchor: '',
  scroller: '',
  points: [[5000, 5000, 10, 10, count]],
});
const map = (total: number, elements: HeatmapElement[]): HeatmapData => ({
  total,
  elements,
  cells: [],
  bands: [],
  grid: { cell: 8, width: 1440 },
  fold: null,
  depth: null,
});

test('shares are compared, not counts: ten times the visitors are no difference', () => {
  const first = map(1000, [element('#buy', 500, 0.5)]);
  const second = map(100, [element('#buy', 50, 0.5)]);
  const [compared] = compareElements(first.elements, second.elements);
  expect(compared).toMatchObject({ counts: [500, 50], difference: 0 });
  const weights = differencePoints(first, second)[0]?.points.map((point) => point[4]);
  expect(weights).toEqual([0.5, -0.5]);
});

test('what only one side has is there, and what differs most comes first', () => {
  const compared = compareElements(
    [element('#same', 1, 0.4), element('#old', 1, 0.1)],
    [element('#same', 1, 0.4), element('#new', 1, 0.3)],
  );
  expect(compared.map(({ selector, difference }) => [selector, difference])).toEqual([
    ['#new', -0.3],
    ['#old', 0.1],
    ['#same', 0],
  ]);
});

test('bands differ in strength from -1 to 1, the most different one of all at an end', () => {
  const band = (from: number, share: number) => ({ from, to: from + 50, pageviews: 1, share });
  const bands = differenceBands([band(0, 1), band(50, 0.2)], [band(0, 0.9), band(50, 0.6)]);
  expect(bands.map(({ strength }) => strength)).toEqual([expect.closeTo(0.25), -1]);
});
