import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DomainEvent } from '@desirepath/contract/domain-events';
import { JOBS, WEBHOOKS } from '@desirepath/contract/limits';
import { readSentence } from '@desirepath/contract/read-issue';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defineDomainEvents, type RaiseEvent } from '../../../jobs/domain-events.ts';
import { Jobs } from '../../../jobs/jobs.ts';
import { createSafeFetch } from '../../../net/safe-fetch/safe-fetch.ts';
import { openRecords, type Records } from '../../../storage/records/open.ts';
import { placeFor } from '../../../storage/records/places.testing.ts';
import { SHOP, seedShop } from '../../../storage/records/seed.testing.ts';
import { createSeal } from '../../../storage/sealed.ts';
import { createWebhookHearing } from '../hear.ts';
import { insertWebhook, rotateSecret, selectWebhook } from '../queries.ts';
import { startReceiver } from '../receiver.testing.ts';
import { secretOf } from '../signature.ts';
import { defineDelivery } from './delivery-job.ts';
import { requeueDeliveries, selectDeliveries } from './queries.ts';

const HOUR = 3_600_000;
const seal = createSeal('of this installation');
const SECRETS = ['a', 'b'].map((letter) => secretOf(Buffer.alloc(32, letter)));
const [secret = '', newer = ''] = SECRETS;
const webhook = randomUUID();
const created_at = '2026-11-01T12:00:00.000Z';
const reached: DomainEvent = {
  id: randomUUID(),
  type: 'goal.reached',
  site: 1,
  at: created_at,
  data: { session_id: randomUUID(), visitor_id: randomUUID(), user_id: '', goal: { id: randomUUID(), name: 'Bought' } },
};

let now: number;
let folder: string;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let server: { records: Records; jobs: Jobs; raise: RaiseEvent; stop(): Promise<void> };

/** What a server has to do with webhooks, over the stores of a folder. */
async function startServer(): Promise<typeof server> {
  const records = await openRecords(await placeFor(folder));
  const clock = () => now;
  const jobs = new Jobs({ records, clock, createUuid: randomUUID, log: { error: () => {} } });
  const safeFetch = createSafeFetch({ allowPrivate: true });
  const deliver = defineDelivery({ jobs, records, seal, safeFetch, clock, random: () => 0.5 });
  const hear = createWebhookHearing({
    records,
    seal,
    findSite: () => SHOP,
    deliver,
    baseUrl: 'https://stats.example',
    clock,
  });
  const raise = defineDomainEvents(jobs, hear);
  await jobs.start();
  return {
    records,
    jobs,
    raise,
    async stop() {
      await jobs.close();
      await safeFetch.close();
      await records.destroy();
    },
  };
}

beforeEach(async () => {
  now = 1_795_000_000_000;
  folder = await mkdtemp(join(tmpdir(), 'desirepath-webhooks-'));
  receiver = await startReceiver();
  server = await startServer();
  const { records } = server;
  await seedShop(records);
  const { url } = receiver;
  const added = { id: webhook, site: 1, url, format: 'standard' as const, secret, now };
  await insertWebhook({ records, seal }, { ...added, events: ['goal.reached'] });
});
afterEach(async () => {
  await server.stop();
  receiver.close();
  await rm(folder, { recursive: true });
});

const log = async () => (await selectDeliveries(server.records, { webhook, limit: 10 }))[0];

/** Lets time pass until something is due, and does it. @returns false where nothing will be */
async function passUntilDue(): Promise<boolean> {
  await server.jobs.settled();
  const row = await server.records
    .selectFrom('jobs')
    .select('run_at')
    .where('status', '=', 'queued')
    .orderBy('run_at')
    .executeTakeFirst();
  if (!row) return false;
  now = Math.max(now, row.run_at);
  server.jobs.look();
  await server.jobs.settled();
  return true;
}

test('a receiver that does not answer keeps none waiting that others are to get', async () => {
  const other = await startReceiver();
  const { records } = server;
  const added = { id: randomUUID(), site: 1, url: other.url, format: 'standard' as const, secret, now };
  await insertWebhook({ records, seal }, { ...added, events: ['alert.fired'] });
  receiver.hold();
  for (let count = 0; count < 2 * JOBS.atOnce.net; count++) await server.raise({ ...reached, id: randomUUID() });
  await expect.poll(() => receiver.received.length).toBe(JOBS.ofOneParty);
  const alert = { id: randomUUID(), name: 'Errors' };
  await server.raise({
    id: randomUUID(),
    type: 'alert.fired',
    site: 1,
    at: created_at,
    data: { alert, text: 'Many.', value: 9 },
  });
  await expect.poll(() => other.received.length).toBe(1);
  receiver.letGo();
  await server.jobs.settled();
  expect(receiver.received).toHaveLength(2 * JOBS.atOnce.net);
  other.close();
});

test('a receiver that is down for a day, while the server is started anew, gets each delivery, always by the same id', async () => {
  receiver.answerWith(503, 'down');
  const downUntil = now + 24 * HOUR;
  const other = { ...reached, id: randomUUID() };
  await server.raise(reached);
  await server.raise(other);
  let restarts = 0;
  while (now < downUntil && (await passUntilDue())) {
    if (restarts++ % 4 !== 1) continue;
    await server.stop();
    server = await startServer();
  }
  const before = receiver.received.length;
  receiver.answerWith(200);
  while (await passUntilDue());

  const idsOf = (some: typeof receiver.received) => new Set(some.map(({ headers }) => headers['webhook-id']));
  expect(before).toBeGreaterThanOrEqual(14);
  expect(idsOf(receiver.received.slice(before)).size).toBe(2);
  expect(idsOf(receiver.received).size).toBe(2);
  const deliveries = await selectDeliveries(server.records, { webhook, limit: 10 });
  expect(deliveries.map(({ status, response_status }) => [status, response_status])).toEqual(
    Array(2).fill(['delivered', 200]),
  );
});

test('one that stays away is tried by the schedule, and given up', async () => {
  receiver.answerWith(500, 'no');
  await server.raise(reached);
  await server.jobs.settled();
  const waits: number[] = [];
  for (let last = now; await passUntilDue(); last = now) waits.push(now - last);
  expect(waits).toEqual([...WEBHOOKS.retries]);
  expect(await log()).toMatchObject({ status: 'failed', attempts: 10, response_status: 500, response_body: 'no' });

  receiver.answerWith(200, 'at last');
  const [again = ''] = await requeueDeliveries(server.records, webhook, now);
  expect(again).toBe((await log())?.id);
});

test('the signature is one that the library of Standard Webhooks accepts, after a rotation by either secret', async () => {
  await rotateSecret({ records: server.records, seal }, { id: webhook, site: 1 }, newer, now + HOUR);
  await server.raise(reached);
  await server.jobs.settled();
  now += HOUR;
  await server.raise({ ...reached, id: randomUUID() });
  await server.jobs.settled();
  const [both, one] = receiver.received;
  const verify = (key: string, got: typeof both) => {
    // Its clock is today's; the rest of the check is what matters.
    const signature = got?.headers['webhook-signature']?.toString().split(' ') ?? [];
    const at = new Date(Number(got?.headers['webhook-timestamp']) * 1000);
    return signature.includes(new Webhook(key).sign(String(got?.headers['webhook-id']), at, got?.body ?? ''));
  };
  expect([verify(secret, both), verify(newer, both)]).toEqual([true, true]);
  expect([verify(secret, one), verify(newer, one)]).toEqual([false, true]);
  expect(JSON.parse(one?.body ?? '')).toMatchObject({ type: 'goal.reached', site: { id: 1 }, data: reached.data });
});

test('a receiver that answers 410 is told no more', async () => {
  receiver.answerWith(410);
  await server.raise(reached);
  await server.jobs.settled();
  const told = await selectWebhook({ records: server.records, seal }, webhook, now);
  expect(told).toMatchObject({ active: false });
  // What is kept is a sentence of the catalogue, and so in the language of whoever reads it.
  expect(readSentence(told?.inactive_because ?? '')).toMatchObject({ code: 'receiver_gone' });
  await server.raise({ ...reached, id: randomUUID() });
  await server.jobs.settled();
  expect(receiver.received).toHaveLength(1);
});

test('what has the id of something else, of another site or kind, stands beside it in the queue', async () => {
  await server.jobs.close(); // nothing is begun, all waits
  const data = { session_id: null, page: '/', rating: 1, text: '' };
  await server.raise({ ...reached, site: 2 }); // by whoever knows the id, and has a site of their own
  await server.raise({ ...reached, type: 'feedback.received', data });
  await server.raise(reached);
  await server.raise(reached);
  const waiting = await server.records.selectFrom('jobs').select('payload').where('status', '=', 'queued').execute();
  expect(
    waiting
      .map(({ payload }) => JSON.parse(payload))
      .map(({ site, type }) => `${site} ${type}`)
      .sort(),
  ).toEqual(['1 feedback.received', '1 goal.reached', '2 goal.reached']);
});

test('what is told twice is delivered once', async () => {
  await server.raise(reached);
  await server.jobs.settled();
  await server.raise(reached);
  await server.jobs.settled();
  expect(receiver.received).toHaveLength(1);
});
