import { expect, it } from 'vitest';
import { MemoryWatch } from './memory-watch.ts';

it('tells what a question has taken at most, however often it was looked at', async () => {
  const seen = [10, 70, 30];
  let looked = 0;
  const watch = new MemoryWatch(async () => {
    const bytes = seen[looked] ?? 0;
    looked++;
    if (looked === 1) throw new Error('busy');
    return [
      { id: 'a', bytes },
      { id: 'another', bytes: 99 },
    ];
  });
  watch.begin('a');
  await expect.poll(() => looked).toBeGreaterThanOrEqual(3);
  expect(watch.end('a')).toBe(70);
  expect(watch.end('a')).toBe(0);
});
