import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Recent } from './recent.ts';

it('remembers what was lately set or read, and no more than twice its size', () => {
  const recent = new Recent<number>(3);
  for (let i = 0; i < 100; i++) {
    recent.set(`${i}`, i);
    expect(recent.get('0')).toBe(0);
  }
  const remembered = Array.from({ length: 100 }, (_, i) => recent.get(`${i}`)).filter((value) => value !== undefined);
  expect(remembered.length).toBeLessThanOrEqual(6);
  expect(recent.get('99')).toBe(99);
});

it('makes what it does not remember, once', () => {
  const recent = new Recent<boolean>(3);
  const made: string[] = [];
  const make = (key: string) => made.push(key) > 1;
  expect(['a', 'b', 'a', 'b'].map((key) => recent.getOrInsertComputed(key, make))).toEqual([false, true, false, true]);
  expect(made).toEqual(['a', 'b']);
});

it('never gives a value that another has replaced', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer()), { maxLength: 200 });
  fc.assert(
    fc.property(steps, (given) => {
      const recent = new Recent<number>(2);
      const truth = new Map<string, number>();
      for (const [key, value] of given) {
        expect([undefined, truth.get(key)]).toContain(recent.get(key));
        recent.set(key, value);
        truth.set(key, value);
        expect(recent.get(key)).toBe(value);
      }
    }),
  );
});
