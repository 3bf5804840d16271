import { expect, test } from 'vitest';
import { createSerialQueue } from './serial-queue.ts';

test('one thing is done after the other, whatever becomes of it, and no more wait than may', async () => {
  const inTurn = createSerialQueue(3, 'import_busy');
  let atOnce = 0;
  const work = (result: string) => async () => {
    atOnce++;
    await Promise.resolve();
    expect(atOnce).toBe(1);
    atOnce--;
    if (result === 'fails') throw new Error(result);
    return result;
  };
  const all = ['a', 'fails', 'c', 'd'].map((result) => inTurn(work(result)));
  expect(await Promise.allSettled(all)).toMatchObject([
    { value: 'a' },
    { reason: { message: 'fails' } },
    { value: 'c' },
    { reason: { code: 'import_busy' } },
  ]);
  expect(await inTurn(work('e'))).toBe('e');
});
