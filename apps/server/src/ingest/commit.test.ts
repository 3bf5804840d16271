import { describe, expect, it } from 'vitest';
import type { Committed, Table } from '../storage/behaviour/rows.ts';
import { GroupCommit, type Write } from './commit.ts';

const LIMITS = { apartMs: 5, flushBytes: 100, bufferedBytes: 1000 };
const events = (...lines: string[]): Write => ({ event_batches: lines });

/** Takes rows into memory, and fails as it is told. */
function store() {
  const taken: Partial<Record<Table, string[]>> = {};
  const inserts: Table[] = [];
  let fault: ((text: string) => Error | undefined) | undefined;
  return {
    taken,
    inserts,
    failWhen: (when: typeof fault) => {
      fault = when;
    },
    insert: async (table: Table, lines: Buffer) => {
      const text = lines.toString();
      const error = fault?.(text);
      if (error) throw error;
      inserts.push(table);
      taken[table] ??= [];
      taken[table].push(...text.split('\n'));
    },
  };
}

const engineError = (type: string) => Object.assign(new Error(type), { type });

describe('GroupCommit', () => {
  it('writes requests that come together in one insert', async () => {
    const { insert, inserts, taken } = store();
    const commit = new GroupCommit(insert, undefined, LIMITS);
    await Promise.all([commit.write(events('a')), commit.write(events('b')), commit.write(events('c'))]);
    expect(inserts).toEqual(['event_batches']);
    expect(taken.event_batches).toEqual(['a', 'b', 'c']);
  });

  it('writes at once what comes alone, and what comes soon after it later', async () => {
    const { insert, inserts, taken } = store();
    const commit = new GroupCommit(insert, undefined, { ...LIMITS, apartMs: 60_000 });
    await commit.write(events('a'));
    const later = [commit.write(events('b')), commit.write(events('c'))];
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(taken.event_batches).toEqual(['a']);
    await commit.drain();
    await Promise.all(later);
    expect(inserts).toHaveLength(2);
  });

  it('answers only after the insert', async () => {
    const held = Promise.withResolvers<void>();
    const commit = new GroupCommit(() => held.promise, undefined, LIMITS);
    let isAnswered = false;
    const answer = commit.write(events('a')).then(() => {
      isAnswered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(isAnswered).toBe(false);
    held.resolve();
    await answer;
  });

  it('does not let those wait again who have waited for an insert', async () => {
    const { insert, taken } = store();
    const held = Promise.withResolvers<void>();
    const apartMs = 20;
    const slowly = async (...given: Parameters<typeof insert>) => {
      if (!taken.event_batches) await held.promise;
      return insert(...given);
    };
    const commit = new GroupCommit(slowly, undefined, { ...LIMITS, apartMs });
    const first = commit.write(events('a'));
    await new Promise((resolve) => setTimeout(resolve, apartMs * 2));
    const second = commit.write(events('b'));
    await new Promise((resolve) => setTimeout(resolve, apartMs * 2));
    held.resolve();
    await first;
    await new Promise(setImmediate);
    expect(taken.event_batches).toEqual(['a', 'b']);
    await second;
  });

  it('writes events after what was sent with them', async () => {
    const { insert, inserts } = store();
    const order: Committed[] = [
      ...(['asset_uses', 'assets', 'identities', 'page_snapshots', 'survey_responses'] as const),
      ...(['replay_chunks', 'replay_pieces', 'event_batches'] as const),
    ];
    const write = Object.fromEntries(order.toReversed().map((table) => [table, [table]]));
    await new GroupCommit(insert, undefined, LIMITS).write(write);
    expect(inserts).toEqual(order);
  });

  it('writes much without waiting for more, but no two inserts at a time', async () => {
    const { insert, inserts } = store();
    const held = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let begun = 0;
    const slowly = async (...given: Parameters<typeof insert>) => {
      await held[begun++]?.promise;
      return insert(...given);
    };
    const commit = new GroupCommit(slowly, undefined, { ...LIMITS, apartMs: 60_000 });
    const alone = commit.write(events('a'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    const answers = [commit.write(events('x'.repeat(60))), commit.write(events('x'.repeat(40)))];
    expect(begun).toBe(1);
    held[0]?.resolve();
    await alone;
    await new Promise(setImmediate);
    expect(begun).toBe(2);
    const little = commit.write(events('x'.repeat(99)));
    held[1]?.resolve();
    await Promise.all(answers);
    await new Promise(setImmediate);
    expect([begun, inserts.length]).toEqual([2, 2]);
    await Promise.all([commit.drain(), little]);
  });

  it('holds no more than some 100 MB, of whatever it is', async () => {
    const { insert } = store();
    const much = events('x'.repeat(96 * 1024 * 1024 + 1));
    await expect(new GroupCommit(insert).write(much)).rejects.toMatchObject({ code: 'ingest_busy' });
    await new GroupCommit(insert).write(events('x'.repeat(1024)));
  });

  it('refuses more than it may hold, and takes again once that is written', async () => {
    const { insert } = store();
    const commit = new GroupCommit(insert, undefined, LIMITS);
    const held = commit.write(events('x'.repeat(900)));
    await expect(commit.write(events('y'.repeat(200)))).rejects.toMatchObject({ code: 'ingest_busy', status: 503 });
    await held;
    await expect(commit.write(events('y'.repeat(1000)))).resolves.toBeUndefined(); // all that it may
  });

  it('answers 503 to all of a group when the store fails, and recovers with it', async () => {
    const { insert, failWhen } = store();
    const cause = engineError('NOT_ENOUGH_SPACE');
    failWhen(() => cause);
    const commit = new GroupCommit(insert, undefined, LIMITS);
    const answers = await Promise.allSettled([commit.write(events('a')), commit.write(events('b'))]);
    expect(answers).toMatchObject([
      { status: 'rejected', reason: { code: 'storage_unavailable', cause } },
      { status: 'rejected', reason: { code: 'storage_unavailable', cause } },
    ]);
    failWhen(undefined);
    await expect(commit.write(events('c'))).resolves.toBeUndefined();
  });

  it('has what a failed flush left set right, once the store takes rows again', async () => {
    const { insert, failWhen } = store();
    const recovered: number[] = [];
    const recovery = { clock: () => 42, recover: async (failedAt: number) => void recovered.push(failedAt) };
    const commit = new GroupCommit(insert, recovery, LIMITS);
    failWhen(() => engineError('NOT_ENOUGH_SPACE'));
    await expect(commit.write(events('a'))).rejects.toMatchObject({ code: 'storage_unavailable' });
    await commit.drain();
    expect(recovered).toEqual([]);
    failWhen(undefined);
    await commit.write(events('a'));
    await commit.write(events('b'));
    await commit.drain();
    expect(recovered).toEqual([42]);
  });

  it('tries once more to set it right where that failed', async () => {
    const { insert, failWhen } = store();
    let tries = 0;
    const recover = async () => {
      tries += 1;
      if (tries === 1) throw new Error('away again');
    };
    const commit = new GroupCommit(insert, { clock: () => 42, recover }, LIMITS);
    failWhen(() => new Error('no error of the engine'));
    await expect(commit.write(events('a'))).rejects.toMatchObject({ code: 'storage_unavailable' });
    failWhen(undefined);
    for (const line of ['a', 'b', 'c']) {
      await commit.write(events(line));
      await commit.drain();
    }
    expect(tries).toBe(2);
  });

  it('has nothing to set right after rows that cannot be read', async () => {
    const { insert, failWhen } = store();
    const recovered: number[] = [];
    const recovery = { clock: () => 42, recover: async (failedAt: number) => void recovered.push(failedAt) };
    const commit = new GroupCommit(insert, recovery, LIMITS);
    failWhen(() => engineError('CANNOT_PARSE_INPUT_ASSERTION_FAILED'));
    await expect(commit.write(events('a'))).rejects.toMatchObject({ code: 'invalid_input' });
    failWhen(undefined);
    await commit.write(events('b'));
    await commit.drain();
    expect(recovered).toEqual([]);
  });

  it('lets a row that cannot be read spoil only its own request, and writes nothing twice', async () => {
    const { insert, taken, failWhen } = store();
    failWhen((text) => (text.includes('poison') ? engineError('INCORRECT_DATA') : undefined));
    const commit = new GroupCommit(insert, undefined, LIMITS);
    const answers = await Promise.allSettled([
      commit.write({ ...events('a'), replay_chunks: ['ra'] }),
      commit.write({ ...events('poison'), replay_chunks: ['rp'] }),
      commit.write({ ...events('b'), replay_chunks: ['rb'] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[1]).toMatchObject({ reason: { code: 'invalid_input' } });
    expect(taken.event_batches).toEqual(['a', 'b']);
    expect(taken.replay_chunks).toEqual(['ra', 'rp', 'rb']);
  });

  it('drains what it has accepted', async () => {
    const { insert, taken } = store();
    const commit = new GroupCommit(insert, undefined, { ...LIMITS, apartMs: 60_000 });
    const answers = [commit.write(events('a')), commit.write(events('b'))];
    await commit.drain();
    await Promise.all(answers);
    expect(taken.event_batches).toEqual(['a', 'b']);
    expect(commit.pendingBytes).toBe(0);
  });
});
