import type { EngagedElement } from '@desirepath/contract/heatmaps';
import { expect, test } from 'vitest';
import { drawnBy } from './engagement.ts';

const engaged = (selector: string, clicks: number, order: number): EngagedElement => ({
  selector,
  text: '',
  clicks,
  order,
  pageviews: clicks,
  share: 0.1,
  sessions: clicks,
  first_click_ms: 1000,
  conversions: 0,
  conversion: 0,
  revenue: 0,
});
const elements = [engaged('#rare', 1, 1), engaged('#often', 4, 3), engaged('#some', 2, 2)];
const shown = (measure: 'clicks' | 'order') =>
  drawnBy(elements, measure).map(({ selector, strength }) => [selector, strength]);

test('of clicks the most are the strongest', () => {
  expect(shown('clicks')).toEqual([
    ['#often', 1],
    ['#some', 0.5],
    ['#rare', 0.25],
  ]);
});

test('of the order of clicks the first is the strongest', () => {
  expect(shown('order')).toEqual([
    ['#rare', 1],
    ['#some', 0.5],
    ['#often', 0],
  ]);
});
