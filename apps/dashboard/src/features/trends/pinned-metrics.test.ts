import { BOARDS } from '@desirepath/contract/limits';
import { expect, test } from 'vitest';
import { pinnedMetrics } from './pinned-metrics.ts';

test('with a goal its figures are pinned, and no more in all than a tile takes', () => {
  expect(pinnedMetrics(true)).toHaveLength(BOARDS.metrics);
  expect(pinnedMetrics(true).slice(-2)).toEqual(['conversions', 'revenue']);
});

test('without one there are none', () => {
  expect(pinnedMetrics(false)).not.toContain('conversions');
  expect(pinnedMetrics(false)[0]).toBe('visitors');
});
