import { expect, it } from 'vitest';
import { intervalAt, intervalLabel, pointsOf } from './chart-points.ts';

const figures = {
  sessions: 0,
  pageviews: 0,
  bounce_rate: 0,
  duration: 0,
  events: 0,
  errors: 0,
  frustration_rate: 0,
  conversions: 0,
  revenue: 0,
};

it('hours that have not begun are not drawn as zeros', () => {
  const series = [
    { at: '2026-11-22T10:00:00.000Z', visitors: 4, ...figures },
    { at: '2026-11-22T11:00:00.000Z', visitors: 2, ...figures },
    { at: '2026-11-22T12:00:00.000Z', visitors: 0, ...figures },
  ];
  expect(pointsOf(series, 'visitors', new Date('2026-11-22T11:20:00Z'))).toEqual([
    { at: '2026-11-22T10:00:00.000Z', value: 4 },
    { at: '2026-11-22T11:00:00.000Z', value: 2 },
  ]);
});

it('each interval stands beside that of the same place among the days compared with', () => {
  const at = ['2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'];
  const series = at.map((moment, index) => ({ at: moment, visitors: index, ...figures }));
  const points = pointsOf(series, 'visitors', new Date('2026-12-01'), [{ visitors: 7, ...figures }]);
  expect(points.map(({ before }) => before)).toEqual([7, undefined]);
  expect(intervalAt(points, '2026-11-22T23:59:59.999Z')).toBe(at[0]);
  expect(intervalAt(points, '2026-11-21T23:59:59.999Z')).toBeUndefined();
});

it('a day is named by the calendar of the site, not of the reader', () => {
  // Midnight of the 22nd in Auckland is still the 21st in UTC.
  expect(intervalLabel('day', 'Pacific/Auckland', 'axis', 'en-GB')('2026-11-21T11:00:00.000Z')).toBe('22 Nov');
  expect(intervalLabel('day', 'America/Los_Angeles', 'axis', 'en-GB')('2026-11-22T08:00:00.000Z')).toBe('22 Nov');
});

it('both hours of the night the clocks go back keep their name', () => {
  const label = intervalLabel('hour', 'Europe/Berlin', 'axis', 'en-GB');
  expect([label('2026-10-25T00:00:00.000Z'), label('2026-10-25T01:00:00.000Z')]).toEqual(['2:00', '2:00']);
});
