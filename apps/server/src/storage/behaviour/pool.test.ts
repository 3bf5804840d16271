import { expect, it } from 'vitest';
import { Pool, type Weight } from './pool.ts';

/** Users of a pool of four, which end when they are told to; `begun` has their names in the order in which each got a member. */
function people(heavyAtOnce: number) {
  const pool = new Pool([1, 2, 3, 4], 10, heavyAtOnce);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const come = (name: string, weight: Weight) => {
    const done = pool.use(async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
    }, weight);
    return { done, end: () => ends.get(name)?.() };
  };
  return { pool, begun, come };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('lets what is light pass what is heavy, which waits for its like', async () => {
  const { begun, come } = people(1);
  const first = come('heavy', 'heavy');
  come('second heavy', 'heavy');
  come('light', 'light');
  come('new', 'unknown');
  come('second new', 'unknown');
  await settled();
  expect(begun).toEqual(['heavy', 'light', 'new']);
  first.end();
  await first.done;
  await settled();
  expect(begun).toEqual(['heavy', 'light', 'new', 'second heavy']);
});

it('has a place for each where nothing is said', async () => {
  const pool = new Pool([1, 2], 0);
  const ends: (() => void)[] = [];
  const uses = [1, 2].map(() => pool.use(() => new Promise<void>((resolve) => ends.push(resolve)), 'heavy'));
  await settled();
  expect(ends).toHaveLength(2);
  await expect(pool.use(async () => {}, 'light')).rejects.toMatchObject({ code: 'storage_unavailable' });
  for (const end of ends) end();
  await Promise.all(uses);
});

it('lends its members to all that wait, and is closed when none is lent', async () => {
  const pool = new Pool([1, 2], 100, 1);
  let atOnce = 0;
  let most = 0;
  const weights: Weight[] = ['heavy', 'light', 'unknown', 'heavy', 'light', 'unknown', 'heavy', 'light'];
  const uses = weights.map((weight) =>
    pool.use(async () => {
      most = Math.max(most, ++atOnce);
      await settled();
      atOnce--;
    }, weight),
  );
  await Promise.all(uses);
  await pool.close();
  expect(most).toBe(2);
});
