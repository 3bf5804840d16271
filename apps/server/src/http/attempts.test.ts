import { expect, test } from 'vitest';
import { countInMemory } from './attempts.ts';

const setUp = () => {
  let now = 1_000_000;
  const attempts = countInMemory(1000, () => now);
  const pass = (ms: number) => {
    now += ms;
  };
  return { attempts, pass };
};

test('attempts up to the limit may be made, the next one waits for the end of the window', async () => {
  const { attempts, pass } = setUp();
  expect([await attempts.count([['a', 2]]), await attempts.count([['a', 2]])]).toEqual([0, 0]);
  pass(400);
  expect(await attempts.count([['a', 2]])).toBe(600);
  pass(600);
  expect(await attempts.count([['a', 2]])).toBe(0);
});

test('a success clears what was counted', async () => {
  const { attempts } = setUp();
  await attempts.count([['a', 1]]);
  await attempts.clear('a');
  expect(await attempts.count([['a', 1]])).toBe(0);
});

test('an attempt that is taken back does not count, those before it still do', async () => {
  const { attempts } = setUp();
  await attempts.count([['a', 2]]);
  await attempts.count([['a', 2]]);
  await attempts.takeBack('a');
  expect(await attempts.count([['a', 2]])).toBe(0);
  expect(await attempts.count([['a', 2]])).toBe(1000);
});

test('keys are counted apart, and the fullest decides', async () => {
  const { attempts } = setUp();
  await attempts.count([
    ['address', 9],
    ['ada', 1],
  ]);
  expect(
    await attempts.count([
      ['address', 9],
      ['bob', 1],
    ]),
  ).toBe(0);
  expect(
    await attempts.count([
      ['address', 9],
      ['ada', 1],
    ]),
  ).toBe(1000);
});

test('an attempt that is refused is not counted, so that waiting always helps', async () => {
  const { attempts, pass } = setUp();
  await attempts.count([['ada', 1]]);
  for (let i = 0; i < 5; i++)
    await attempts.count([
      ['ada', 1],
      ['address', 3],
    ]);
  expect(await attempts.count([['address', 3]])).toBe(0);
  pass(1000);
  expect(
    await attempts.count([
      ['ada', 1],
      ['address', 3],
    ]),
  ).toBe(0);
});

test('a flood of keys is bounded: the oldest are forgiven first', async () => {
  const { attempts } = setUp();
  await attempts.count([['first', 1]]);
  for (let i = 0; i < 100_000; i++) await attempts.count([[`key ${i}`, 1]]);
  expect(await attempts.count([['first', 1]])).toBe(0);
  expect(await attempts.count([['key 99999', 1]])).toBe(1000);
});
