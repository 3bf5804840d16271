import { describe, expect, it } from 'vitest';
import { Deduplicator } from './deduplicator.ts';

const KEY = { site_id: 1, session_id: 's', tab_id: 't', seq: 0 };

/** Something that is written when the test says so. */
function writing() {
  const calls: { isRetry: boolean; succeed: () => void; fail: () => void }[] = [];
  const write = (isRetry: boolean) =>
    new Promise<string>((resolve, reject) => {
      calls.push({ isRetry, succeed: () => resolve('stored'), fail: () => reject(new Error('disk')) });
    });
  return { calls, write };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('Deduplicator', () => {
  it('writes a first attempt without asking the store', async () => {
    const { calls, write } = writing();
    const answer = new Deduplicator<string>().run(KEY, 1, write);
    calls[0]?.succeed();
    await expect(answer).resolves.toBe('stored');
    expect(calls.map(({ isRetry }) => isRetry)).toEqual([false]);
  });

  it('gives a retry the answer of the attempt still under way', async () => {
    const { calls, write } = writing();
    const deduplicator = new Deduplicator<string>();
    const answers = Promise.all([
      deduplicator.run(KEY, 1, write),
      deduplicator.run(KEY, 2, write),
      deduplicator.run(KEY, 3, write),
    ]);
    calls[0]?.succeed();
    await expect(answers).resolves.toEqual(['stored', 'stored', 'stored']);
    expect(calls).toHaveLength(1);
  });

  it('looks into the store when the attempt under way fails, even for a first attempt sent twice', async () => {
    const { calls, write } = writing();
    const deduplicator = new Deduplicator<string>();
    const first = deduplicator.run(KEY, 1, write);
    const second = deduplicator.run(KEY, 1, write);
    calls[0]?.fail();
    await expect(first).rejects.toThrow('disk');
    await settled();
    expect(calls[1]?.isRetry).toBe(true);
    calls[1]?.succeed();
    await expect(second).resolves.toBe('stored');
  });

  it('does not write a first attempt that its own retry has overtaken', async () => {
    const { calls, write } = writing();
    const deduplicator = new Deduplicator<string>();
    const retry = deduplicator.run(KEY, 2, write);
    calls[0]?.succeed();
    await retry;
    await expect(deduplicator.run(KEY, 1, write)).resolves.toBe('stored');
    // One that may have got to another server is looked for in the store.
    expect(calls.map(({ isRetry }) => isRetry)).toEqual([true]);
  });

  it('answers a repetition of what it has just written from memory', async () => {
    const { calls, write } = writing();
    const deduplicator = new Deduplicator<string>();
    const first = deduplicator.run(KEY, 1, write);
    calls[0]?.succeed();
    await first;
    await expect(deduplicator.run(KEY, 2, write)).resolves.toBe('stored');
    expect(calls).toHaveLength(1);
  });

  it('forgets what came long before, and looks for that in the store', async () => {
    const deduplicator = new Deduplicator<number>();
    const retries: boolean[] = [];
    const send = (seq: number, attempt: number) =>
      deduplicator.run({ ...KEY, seq }, attempt, async (isRetry) => {
        if (seq === 0) retries.push(isRetry);
        return 1;
      });
    for (let seq = 0; seq <= 100_000; seq++) await send(seq, 1);
    await send(0, 2);
    expect(retries).toEqual([false, true]);
  });
});
