import { describe, expect, test } from 'vitest';
import type { Point } from './course.ts';
import { judge } from './judge.ts';
import { explain } from './words.ts';

const HOUR = 3_600_000;
const MONDAY = Date.UTC(2026, 9, 5, 9);

/** One hour of the week, week by week. */
const weeks = (values: (number | null)[], count = 100): Point[] =>
  values.map((value, index) => {
    const at = MONDAY + index * 7 * 24 * HOUR;
    return { at, end: at + HOUR, value, count, season: 'Monday 09:00' };
  });
const unusual = { kind: 'unusual', direction: 'both', sensitivity: 'medium' } as const;
const firedOf = (...given: Parameters<typeof judge>) => judge(...given).map(({ isFired }) => isFired);
const lastFired = (...given: Parameters<typeof judge>) => firedOf(...given).at(-1);

describe('a threshold', () => {
  test.each([
    [{ kind: 'above', value: 10 }, [9, 10, 11, null], [false, false, true, false]],
    [{ kind: 'below', value: 10 }, [9, 10, 11, null], [true, false, false, false]],
  ] as const)('%j of %j', (rule, values, fired) => {
    expect(firedOf({ metric: 'sessions', rule }, weeks([...values]))).toEqual(fired);
  });

  test('of a share of a few sessions nothing is told', () => {
    const rule = { kind: 'above', value: 0.5 } as const;
    expect(firedOf({ metric: 'bounce_rate', rule }, weeks([1], 19))).toEqual([false]);
    expect(firedOf({ metric: 'bounce_rate', rule }, weeks([1], 20))).toEqual([true]);
  });
});

describe('the unusual', () => {
  const sessions = { metric: 'sessions', rule: unusual } as const;
  test.each([
    ['as ever', [100, 104, 97, 101, 99, 102], false],
    ['half', [100, 104, 97, 101, 99, 50], true],
    ['double', [100, 104, 97, 101, 99, 200], true],
    ['chance', [100, 100, 100, 100, 100, 130], false],
    ['one week that was wrong says nothing of what is usual', [100, 104, 0, 101, 99, 100], false],
    ['a week that varies', [100, 20, 180, 60, 140, 180], false],
    ['too few weeks', [100, 100, 0], false],
    ['a quiet hour', [0, 0, 1, 0, 0, 5], false],
  ])('%s', (_, values, fired) => expect(lastFired(sessions, weeks(values))).toBe(fired));

  test('is told in the direction that is asked for', () => {
    const down = { metric: 'sessions', rule: { ...unusual, direction: 'down' } } as const;
    expect(lastFired(down, weeks([100, 100, 100, 100, 300]))).toBe(false);
    expect(lastFired(down, weeks([100, 100, 100, 100, 10]))).toBe(true);
  });

  test('other hours of the week say nothing of this one', () => {
    const night = weeks([2, 3, 2, 1, 2]).map((point) => ({ ...point, season: 'Monday 03:00' }));
    const course = [...night, ...weeks([100, 104, 97, 101])];
    expect(firedOf(sessions, course)).not.toContain(true);
  });

  test('a share is as sure as the sessions that it is of', () => {
    const rate = { metric: 'conversion_rate', rule: unusual } as const;
    const values = [0.1, 0.1, 0.1, 0.1, 0.02];
    expect([25, 2_000].map((count) => lastFired(rate, weeks(values, count)))).toEqual([false, true]);
  });

  test('is explained', () => {
    const [verdict] = judge(sessions, weeks([100, 104, 97, 101, 99, 50])).slice(-1);
    expect(verdict && explain({ metric: 'sessions', per: 'hour' }, verdict, 'UTC')).toBe(
      'Sessions: 50 in the hour from Monday 9 November at 09:00. At this hour of the week it is usually between 60 and 140 (100 is the middle of the last 5 weeks).',
    );
  });
});
