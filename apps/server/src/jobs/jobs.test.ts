import { randomUUID } from 'node:crypto';
import { JOBS } from '@desirepath/contract/limits';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { appError } from '../errors/app-error.ts';
import { openRecords, type Records } from '../storage/records/open.ts';
import { emptyPlace, type Place } from '../storage/records/places.testing.ts';
import { JobFailed } from './job-failed.ts';
import { type Add, Jobs } from './jobs.ts';
import { countJobs, deleteFailed, findJob, insertJob, requeueFailed, selectJobs } from './queries.ts';

let place: Place;
let records: Records;
let now = 1_795_000_000_000;
let queues: Jobs[] = [];
let done: string[] = [];

beforeAll(async () => {
  place = await emptyPlace();
  records = await openRecords(place.place);
});
afterAll(async () => {
  await records.destroy();
  await place.remove();
});
beforeEach(() => {
  done = [];
});
afterEach(async () => {
  const opened = queues;
  queues = []; // one that does not end is not waited for by each test after its own
  for (const queue of opened) await queue.close();
  await records.deleteFrom('jobs').execute();
});

type Work = (what: string, running: { progress(percent: number): Promise<void>; signal: AbortSignal }) => Promise<void>;
const note: Work = async (what) => void done.push(what);

/** A queue as a process has it, not yet at work, and how to put notes into it. */
function open(work: Work = note, clock = () => now): { jobs: Jobs; add: Add<string> } {
  const jobs = new Jobs({ records, clock, createUuid: randomUUID, log: { error: () => {} } });
  queues.push(jobs);
  return { jobs, add: jobs.define('note', z.string(), work) };
}

/** A job that another process puts in line. */
const waiting = (what: string) => ({
  ...{ id: randomUUID(), kind: 'note', payload: JSON.stringify(what), owner: null, unique_key: null },
  ...{ run_at: now, created_at: now },
});

const statusOf = (id: string) => findJob(records, 'ada', id);
const owner = 'ada';

test('a job is done in the background, and its owner sees it', async () => {
  const { jobs, add } = open();
  await jobs.start();
  const id = await add('one', { owner });
  await jobs.settled();
  expect(done).toEqual(['one']);
  expect(await statusOf(id)).toEqual({ id, kind: 'note', status: 'done', progress: 100 });
  expect(await findJob(records, 'eve', id)).toBeUndefined();
});

test('a job is put in line with the transaction that it is of, or not at all', async () => {
  const { jobs, add } = open();
  await jobs.start();
  const within = (what: string, fails: boolean) =>
    records.transaction().execute(async (transaction) => {
      await add(what, { within: transaction });
      if (fails) throw new Error('cut off');
    });
  await expect(within('lost', true)).rejects.toThrow('cut off');
  await within('kept', false);
  jobs.look();
  await jobs.settled();
  expect(done).toEqual(['kept']);
});

test('what a process left, waiting or half done, the next one does', async () => {
  const { add } = open();
  await add('waiting');
  const cut = await add('cut off');
  const held = { status: 'running', holder: 'a process that is gone', leased_until: now + JOBS.lease } as const;
  await records.updateTable('jobs').set(held).where('id', '=', cut).execute();
  const { jobs } = open();
  await jobs.start();
  await jobs.settled();
  expect(done).toEqual(['waiting']); // nobody knows yet that it is gone
  now += JOBS.lease;
  jobs.look();
  await jobs.settled();
  expect(done).toEqual(['waiting', 'cut off']);
});

test('several servers share one queue, and no job is done by two', async () => {
  const { jobs, add } = open();
  const servers = [jobs, open().jobs, open().jobs];
  const given = Array.from({ length: 40 }, (_, index) => `job ${index}`);
  for (const what of given) await add(what);
  await Promise.all(servers.map((server) => server.start()));
  for (const server of servers) await server.settled();
  await expect.poll(() => done.length).toBe(given.length);
  expect(done.toSorted()).toEqual(given.toSorted());
});

test('whoever lost its lease does not end the job of whoever has it now', async () => {
  const releases: (() => void)[] = [];
  const work: Work = (what) => new Promise((resolve) => releases.push(() => resolve(void done.push(what))));
  const before = now;
  const { jobs, add } = open(work, () => before); // which does not see its own lease end, and would take the job again
  await jobs.start();
  const id = await add('slow', { owner });
  await expect.poll(() => releases.length).toBe(1);
  now += JOBS.lease;
  const { jobs: other } = open(work);
  await other.start();
  await expect.poll(() => releases.length).toBe(2);
  releases[0]?.();
  await jobs.settled();
  expect(await statusOf(id)).toMatchObject({ status: 'running' });
  releases[1]?.();
  await other.settled();
  expect(await statusOf(id)).toMatchObject({ status: 'done' });
});

test('what an older version was at when it ended is done by the next', async () => {
  const { jobs, add } = open();
  const cut = await add('cut off');
  await records.updateTable('jobs').set({ status: 'running' }).where('id', '=', cut).execute(); // it knew no leases
  await jobs.start();
  await jobs.settled();
  expect(done).toEqual(['cut off']);
});

test('two servers that ask for the same do it one after the other', async () => {
  const releases: (() => void)[] = [];
  const work: Work = (what) => new Promise((resolve) => releases.push(() => resolve(void done.push(what))));
  const [one, other] = [open(work), open(work)];
  await one.jobs.start();
  await one.add('mails of the week', { key: 'all' });
  await expect.poll(() => releases.length).toBe(1);
  const second = await other.add('mails of the week', { key: 'all', owner });
  await other.jobs.start();
  await other.add('something else');
  await expect.poll(() => releases.length).toBe(2); // which is the other thing
  expect(await statusOf(second)).toMatchObject({ status: 'queued' });
  for (const release of releases) release();
  other.jobs.look();
  await expect.poll(() => releases.length).toBe(3);
  releases[2]?.();
  for (const { jobs } of [one, other]) await jobs.settled();
  expect(done.filter((what) => what === 'mails of the week')).toHaveLength(2);
});

test('one that takes its server down each time is given up', async () => {
  const { add } = open();
  const id = await add('poison', { owner });
  await records.updateTable('jobs').set({ attempts: JOBS.attempts }).where('id', '=', id).execute();
  const { jobs } = open();
  await jobs.start();
  await jobs.settled();
  expect(await statusOf(id)).toMatchObject({ status: 'failed' });
  expect(done).toEqual([]);
});

test('what others did wrong for good is not tried again, and is told', async () => {
  const { jobs, add } = open(async () => {
    throw new JobFailed('There is no such mailbox.', { isFinal: true });
  });
  await jobs.start();
  const id = await add('one', { owner });
  await jobs.settled();
  expect(await statusOf(id)).toMatchObject({ status: 'failed', error: 'There is no such mailbox.' });
});

test('what waits for other hosts does not stand behind what asks the store', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const { jobs, add } = open(() => held);
  const post = jobs.define('post', z.string(), note, { lane: 'net' });
  await jobs.start();
  for (const what of ['one', 'two', 'three']) await add(what);
  await post('letter');
  await expect.poll(() => done).toEqual(['letter']);
  release();
  await jobs.settled();
});

test('whoever takes its time holds a few hands, and what is for others goes on', async () => {
  const held = Promise.withResolvers<void>();
  const slow = randomUUID();
  const { jobs } = open();
  const post = jobs.define(
    'post',
    z.object({ to: z.string(), letter: z.int() }),
    async ({ to }) => {
      if (to === slow) await held.promise;
      done.push(to);
    },
    { lane: 'net', partyOf: ({ to }) => to },
  );
  await jobs.start();
  const letters = Array.from({ length: 2 * JOBS.atOnce.net }, (_, letter) => letter);
  for (const letter of letters) await post({ to: slow, letter });
  await post({ to: 'another', letter: 1 });
  await expect.poll(() => done).toEqual(['another']);
  held.resolve();
  await jobs.settled();
  expect(done).toHaveLength(letters.length + 1);
});

test('of what may not be at work beside others of its kind one server alone does one at a time', async () => {
  const releases: (() => void)[] = [];
  const [one, other] = [open(), open()];
  const add = [one, other].map(({ jobs }) =>
    ['bring', 'take'].map((kind) =>
      jobs.define(
        kind,
        z.string(),
        (what) => new Promise((resolve) => releases.push(() => resolve(void done.push(what)))),
        { lane: 'single' },
      ),
    ),
  );
  await add[0]?.[0]?.('first');
  await one.jobs.start();
  await expect.poll(() => releases.length).toBe(1);
  await add[1]?.[1]?.('second');
  await other.add('something else');
  await other.jobs.start();
  await expect.poll(() => done).toEqual(['something else']);
  expect(releases).toHaveLength(1);
  releases[0]?.();
  await expect.poll(() => releases.length).toBe(2);
  releases[1]?.();
  for (const { jobs } of [one, other]) await jobs.settled();
  expect(done).toEqual(['something else', 'first', 'second']);
});

test('the end waits for what is carried out without a queue, and whoever called hears how it went', async () => {
  const { jobs } = open((what, { signal }) => {
    return new Promise((_, fail) => signal.addEventListener('abort', () => fail(new Error(`${what} was cut off`))));
  });
  const carried = jobs.carryOut('note', 'a backup').catch(({ message }: Error) => void done.push(message));
  await jobs.close();
  expect(done).toEqual(['a backup was cut off']);
  await carried;
});

test('what a job was about is forgotten once it is done', async () => {
  const { jobs, add } = open();
  await jobs.start();
  await add('a link to a new password');
  await jobs.settled();
  expect(await records.selectFrom('jobs').select('payload').execute()).toEqual([{ payload: '{"site":null}' }]);
});

test('one that fails is tried again, later each time, and given up in the end', async () => {
  const waits: number[] = [];
  const { jobs, add } = open(async () => {
    throw appError('storage_unavailable');
  });
  await jobs.start();
  const id = await add('never', { owner });
  for (let attempt = 1; attempt <= JOBS.attempts; attempt++) {
    await jobs.settled();
    const row = await records.selectFrom('jobs').selectAll().executeTakeFirstOrThrow();
    expect(row.attempts).toBe(attempt);
    waits.push(row.run_at - now);
    now = row.run_at;
    jobs.look();
  }
  expect(waits.slice(0, 3)).toEqual([JOBS.firstRetry, 2 * JOBS.firstRetry, 4 * JOBS.firstRetry]);
  expect(Math.max(...waits)).toBe(JOBS.longestRetry);
  expect(await statusOf(id)).toMatchObject({ status: 'failed', error: expect.stringContaining('does not answer') });
});

test('an error that was not foreseen is told in the log alone', async () => {
  const { jobs, add } = open(async () => {
    throw new Error('no column secret in table x');
  });
  await jobs.start();
  const id = await add('one', { owner });
  await jobs.settled();
  expect(await statusOf(id)).toMatchObject({ status: 'queued', error: expect.not.stringContaining('secret') });
});

test('what a job failed by in truth is in the log, beside what people are told', async () => {
  const cause = new Error('not enough space');
  const told: unknown[] = [];
  const log = { error: (details: unknown) => void told.push(details) };
  const jobs = new Jobs({ records, clock: () => now, createUuid: randomUUID, log });
  queues.push(jobs);
  const add = jobs.define('note', z.string(), async () => {
    throw new JobFailed('Something went wrong here.', { isFinal: true, cause });
  });
  await jobs.start();
  await add('one');
  await jobs.settled();
  expect(told).toMatchObject([{ why: 'Something went wrong here.', err: cause }]);
});

test('what waits already is not put in line twice; what is at work may be', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const { jobs, add } = open(async (what) => {
    done.push(what);
    await held;
  });
  const first = await add('same', { key: 'k' });
  expect(await add('same', { key: 'k' })).toBe(first);
  await jobs.start();
  await expect.poll(() => done).toEqual(['same']);
  expect(await add('same', { key: 'k' })).not.toBe(first);
  release();
  await jobs.settled();
  expect(done).toEqual(['same', 'same']);
});

test('what is asked for by the clock does not pile up while it fails, and is tried each time', async () => {
  let isBroken = true;
  const { jobs, add } = open(async (what) => {
    if (isBroken) throw appError('storage_unavailable');
    done.push(what);
  });
  await jobs.start();
  const ask = async () => {
    const id = await add('alerts', { key: 'k' });
    await jobs.settled();
    now += 60_000;
    return id;
  };
  const first = await ask();
  for (let minute = 0; minute < 5; minute++) expect(await ask()).toBe(first);
  const [row] = await records.selectFrom('jobs').select(['attempts', 'status']).execute();
  expect(row).toEqual({ attempts: 6, status: 'queued' });
  isBroken = false;
  expect(await ask()).toBe(first);
  expect(done).toEqual(['alerts']);
  expect(await countJobs(records)).toEqual({ queued: 0, running: 0, done: 1, failed: 0 });
});

test('a stop ends what is at work, which does not count as an attempt', async () => {
  const { jobs, add } = open(
    (_what, { signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
  );
  await jobs.start();
  await add('long');
  await expect.poll(() => records.selectFrom('jobs').select('status').execute()).toEqual([{ status: 'running' }]);
  await jobs.close();
  const rows = await records.selectFrom('jobs').select(['status', 'attempts']).execute();
  expect(rows).toEqual([{ status: 'queued', attempts: 0 }]);
});

test('jobs that ended a week ago are forgotten', async () => {
  const { jobs, add } = open();
  await jobs.start();
  const id = await add('one', { owner });
  await jobs.settled();
  now += JOBS.keptFor + 1;
  await jobs.sweep();
  expect(await statusOf(id)).toBeUndefined();
});

test('what was given up can be tried again, or forgotten', async () => {
  let isBroken = true;
  const { jobs, add } = open(async (what) => {
    if (isBroken) throw new JobFailed('Broken.', { isFinal: true });
    done.push(what);
  });
  await jobs.start();
  const [one, other] = [await add('one'), await add('other')];
  await jobs.settled();
  expect((await selectJobs(records, { status: 'failed', limit: 10 })).map(({ error }) => error)).toEqual([
    'Broken.',
    'Broken.',
  ]);
  isBroken = false;
  expect(await requeueFailed(records, one, now)).toBe(true);
  expect(await deleteFailed(records, other)).toBe(true);
  jobs.look();
  await jobs.settled();
  expect(done).toEqual(['one']);
  expect(await countJobs(records)).toEqual({ queued: 0, running: 0, done: 1, failed: 0 });
  expect(await requeueFailed(records, one, now)).toBe(false);
});

test('after a store that could not be asked the queue looks again by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { jobs } = open();
  await jobs.start();
  await jobs.settled();
  await records.schema.alterTable('jobs').renameTo('away').execute();
  jobs.look();
  await jobs.settled();
  await records.schema.alterTable('away').renameTo('jobs').execute();
  await insertJob(records, waiting('by a command'));
  vi.advanceTimersByTime(JOBS.lookEvery);
  await jobs.settled();
  expect(done).toEqual(['by a command']);
});

test('a look that comes as another one ends is not lost', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { jobs } = open();
  await jobs.start();
  await jobs.settled();
  for (let ticks = 0; ticks < 200; ticks++) {
    jobs.look();
    await insertJob(records, { ...waiting(`after ${ticks}`), run_at: now + 1 });
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
    now += 1;
    jobs.look();
    await jobs.settled();
    expect(done.at(-1)).toBe(`after ${ticks}`);
  }
});
