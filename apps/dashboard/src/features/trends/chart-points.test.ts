import { expect, it } from 'vitest';
import { type Interval, intervalAt, intervalLabel, linesOf, pointsOf } from './chart-points.ts';

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

const SERIES = { metric: 'visitors', interval: 'hour', timeZone: 'Europe/Berlin' } as const;

it('hours that have not begun are not drawn as zeros, and one that is under way stands out', () => {
  const series = [
    { at: '2026-11-22T10:00:00.000Z', visitors: 4, ...figures },
    { at: '2026-11-22T11:00:00.000Z', visitors: 2, ...figures },
    { at: '2026-11-22T12:00:00.000Z', visitors: 0, ...figures },
  ];
  const points = pointsOf({ ...SERIES, series }, new Date('2026-11-22T11:20:00Z'));
  expect(points).toEqual([
    { at: '2026-11-22T10:00:00.000Z', value: 4 },
    { at: '2026-11-22T11:00:00.000Z', value: 2, isUnderWay: true },
  ]);
  expect(linesOf(points)).toMatchObject([
    { ended: 4, underWay: 4 },
    { ended: undefined, underWay: 2 },
  ]);
});

it.each<[Interval, string, string, string]>([
  ['minute', '2026-11-22T11:00:00.000Z', '2026-11-22T11:00:59.999Z', '2026-11-22T11:01:00Z'],
  // Midnight in Berlin; on the last day of summer time a day has 25 hours.
  ['day', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'],
  ['week', '2026-11-22T23:00:00.000Z', '2026-11-29T22:59:59Z', '2026-11-29T23:00:00Z'],
  ['month', '2026-10-31T23:00:00.000Z', '2026-11-30T22:59:59Z', '2026-11-30T23:00:00Z'],
])('a %s that began at %s is under way at %s, and over at %s', (interval, at, during, after) => {
  const series = [{ at, visitors: 1, ...figures }];
  const isUnderWay = (now: string) => pointsOf({ ...SERIES, interval, series }, new Date(now))[0]?.isUnderWay;
  expect([during, after].map(isUnderWay)).toEqual([true, undefined]);
});

it('each interval stands beside that of the same place among the days compared with', () => {
  const at = ['2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'];
  const series = at.map((moment, index) => ({ at: moment, visitors: index, ...figures }));
  const points = pointsOf(
    { ...SERIES, interval: 'day', series, previous: [{ visitors: 7, ...figures }] },
    new Date('2026-12-01'),
  );
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
