import { expect, test } from 'vitest';
import { forecastDisk } from './forecast.ts';

const HOUR = 3_600_000;
const GB = 1e9;
const START = 1_795_000_000_000;

/** What was free, hour by hour. */
const hourly = (hours: number, freeAt: (hour: number) => number) =>
  Array.from({ length: hours + 1 }, (_, hour) => ({ at: START + hour * HOUR, free_bytes: freeAt(hour) }));

test('a disk that fills by a gigabyte a day is full when what is free is used up', () => {
  const now = START + 96 * HOUR;
  expect(forecastDisk(hourly(96, (hour) => 20 * GB - (hour / 24) * GB))).toEqual({
    filling_a_day: GB,
    full_at: now + 16 * 24 * HOUR,
  });
});

test('of less than a day nothing is said', () => {
  expect(forecastDisk([])).toEqual({ filling_a_day: null, full_at: null });
  expect(forecastDisk(hourly(23, () => GB))).toEqual({ filling_a_day: null, full_at: null });
});

test('a disk on which nothing grows, or more is free each day, is never full', () => {
  expect(forecastDisk(hourly(240, () => GB))).toEqual({ filling_a_day: 0, full_at: null });
  expect(forecastDisk(hourly(240, (hour) => (hour / 24) * GB))).toEqual({ filling_a_day: -GB, full_at: null });
});

test('it is not fooled by backups at night, nor by a large file that was thrown away', () => {
  const nightly = (hour: number) => (hour % 24 === 3 ? 5 * GB : 0);
  const cleared = (hour: number) => (hour > 40 ? 30 * GB : 0);
  const { filling_a_day } = forecastDisk(
    hourly(336, (hour) => 50 * GB - (hour / 24) * GB - nightly(hour) + cleared(hour)),
  );
  expect(Math.abs((filling_a_day ?? 0) / GB - 1)).toBeLessThan(0.15);
});

test('what is full in a hundred years is not told', () => {
  expect(forecastDisk(hourly(240, (hour) => 100 * GB - hour * 100)).full_at).toBeNull();
});
