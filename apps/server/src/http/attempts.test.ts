import { expect, test } from 'vitest';
import { countAttempts } from './attempts.ts';

const setUp = () => {
  let now = 1_000_000;
  const attempts = countAttempts(1000, () => now);
  const pass = (ms: number) => {
    now += ms;
  };
  return { attempts, pass };
};

test('attempts up to the limit may be made, the next one waits for the end of the window', () => {
  const { attempts, pass } = setUp();
  expect([attempts.count([['a', 2]]), attempts.count([['a', 2]])]).toEqual([0, 0]);
  pass(400);
  expect(attempts.count([['a', 2]])).toBe(600);
  pass(600);
  expect(attempts.count([['a', 2]])).toBe(0);
});

test('a success clears what was counted', () => {
  const { attempts } = setUp();
  attempts.count([['a', 1]]);
  attempts.clear('a');
  expect(attempts.count([['a', 1]])).toBe(0);
});

test('an attempt that is taken back does not count, those before it still do', () => {
  const { attempts } = setUp();
  attempts.count([['a', 2]]);
  attempts.count([['a', 2]]);
  attempts.takeBack('a');
  expect(attempts.count([['a', 2]])).toBe(0);
  expect(attempts.count([['a', 2]])).toBe(1000);
});

test('keys are counted apart, and the fullest decides', () => {
  const { attempts } = setUp();
  attempts.count([
    ['address', 9],
    ['ada', 1],
  ]);
  expect(
    attempts.count([
      ['address', 9],
      ['bob', 1],
    ]),
  ).toBe(0);
  expect(
    attempts.count([
      ['address', 9],
      ['ada', 1],
    ]),
  ).toBe(1000);
});

test('an attempt that is refused is not counted, so that waiting always helps', () => {
  const { attempts, pass } = setUp();
  attempts.count([['ada', 1]]);
  for (let i = 0; i < 5; i++)
    attempts.count([
      ['ada', 1],
      ['address', 3],
    ]);
  expect(attempts.count([['address', 3]])).toBe(0);
  pass(1000);
  expect(
    attempts.count([
      ['ada', 1],
      ['address', 3],
    ]),
  ).toBe(0);
});

test('a flood of keys is bounded: the oldest are forgiven first', () => {
  const { attempts } = setUp();
  attempts.count([['first', 1]]);
  for (let i = 0; i < 100_000; i++) attempts.count([[`key ${i}`, 1]]);
  expect(attempts.count([['first', 1]])).toBe(0);
  expect(attempts.count([['key 99999', 1]])).toBe(1000);
});
