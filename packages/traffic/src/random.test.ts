import { expect, test } from 'vitest';
import { z } from 'zod';
import { createRandom } from './random.ts';

const take = <Value>(count: number, make: () => Value): Value[] => Array.from({ length: count }, make);

test('a seed gives the same numbers every time, another seed others', () => {
  const [one, again, other] = ['a', 'a', 'b'].map((seed) => take(50, createRandom(seed).next));
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});

test('numbers are spread evenly, also over seeds that differ in one letter', () => {
  const firsts = take(2000, () => 0).map((_, index) => createRandom(`visit/${index}`).next());
  const tenths = firsts.reduce<number[]>((counts, value) => {
    const tenth = Math.floor(value * 10);
    counts[tenth] = (counts[tenth] ?? 0) + 1;
    return counts;
  }, []);
  expect(Math.min(...tenths)).toBeGreaterThan(150);
  expect(Math.max(...tenths)).toBeLessThan(250);
});

test('ids are UUIDs and none comes twice', () => {
  const random = createRandom('ids');
  const ids = take(2000, random.uuid);
  for (const id of ids) expect(z.uuid({ version: 'v4' }).safeParse(id).success, id).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

test('weights decide how often something is picked', () => {
  const random = createRandom('weights');
  const items = [
    { weight: 9, name: 'often' },
    { weight: 1, name: 'seldom' },
    { weight: 0, name: 'never' },
  ];
  const picked = take(2000, () => random.weighted(items).name);
  expect(picked.filter((name) => name === 'often').length / picked.length).toBeCloseTo(0.9, 1);
  expect(picked).not.toContain('never');
});

test('choosing from nothing is refused', () => {
  expect(() => createRandom('none').pick([])).toThrow(RangeError);
});
