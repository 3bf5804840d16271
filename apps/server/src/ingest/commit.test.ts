import { describe, expect, it } from 'vitest';
import type { Table } from '../storage/behaviour/rows.ts';
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
    await new GroupCommit(insert, undefined, LIMITS).write({
      event_batches: ['e'],
      replay_chunks: ['r'],
      page_snapshots: ['p'],
    });
    expect(inserts).toEqual(['page_snapshots', 'replay_chunks', 'event_batches']);
  });

  it('refuses more than it may hold, and takes again once that is written', async () => {
    const { insert } = store();
    const commit = new GroupCommit(insert, undefined, LIMITS);
    const held = commit.write(events('x'.repeat(900)));
    await expect(commit.write(events('y'.repeat(200)))).rejects.toMatchObject({ code: 'ingest_busy', status: 503 });
    await held;
    await expect(commit.write(events('y'.repeat(200)))).resolves.toBeUndefined();
  });

  it('answers 503 to all of a group when the store fails, and recovers with it', async () => {
    const { insert, failWhen } = store();
    failWhen(() => engineError('NOT_ENOUGH_SPACE'));
    const commit = new GroupCommit(insert, undefined, LIMITS);
    const answers = await Promise.allSettled([commit.write(events('a')), commit.write(events('b'))]);
    expect(answers).toMatchObject([
      { status: 'rejected', reason: { code: 'storage_unavailable' } },
      { status: 'rejected', reason: { code: 'storage_unavailable' } },
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
    expect(recovered).toEqual([]);
    failWhen(undefined);
    await commit.write(events('a'));
    await commit.write(events('b'));
    await commit.drain();
    expect(recovered).toEqual([42]);
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
