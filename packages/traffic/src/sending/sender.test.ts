import { expect, test } from 'vitest';
import { makeVisits } from '../visits.ts';
import { createSleepyClock, listen } from './listener.testing.ts';
import { playLive } from './play.ts';
import { type Acknowledgement, send } from './send.ts';
import { createSender } from './sender.ts';

const NOW = Date.UTC(2026, 10, 22, 19, 30);
const TRACKING_ID = 'a4ae1cd0-6c34-4b6a-9d7b-0f6a8a5a1c11';
const visitsOf = (visits: number) =>
  makeVisits({ seed: 's', from: NOW - 86_400_000, to: NOW, visits, replayShare: 0.5, origin: 'http://shop.example' });
const sendTo = (url: string, clock = createSleepyClock(NOW)) =>
  createSender({ url, trackingId: TRACKING_ID, connections: 4, clock });

test('a batch arrives as the visitor, with the tracking id and the time of sending', async () => {
  await using server = await listen(() => ({ status: 202 }));
  const sender = sendTo(server.url);
  const [visit] = [...visitsOf(1)];
  const first = visit?.batches[0];
  if (!visit || !first) throw new Error('a visit has a batch');
  expect(await sender.post(visit, first.batch)).toMatchObject({ kind: 'acknowledged', attempts: 1 });
  await sender.close();
  const { batch, userAgent, ip } = server.heard[0] ?? {};
  expect({ userAgent, ip }).toEqual({ userAgent: visit.user_agent, ip: visit.ip });
  expect(batch).toEqual({ ...first.batch, tracking_id: TRACKING_ID, attempt: 1, sent_at: NOW });
});

test('a busy server gets the same batch again, one attempt higher, after the pause it asked for', async () => {
  await using server = await listen(({ batch }) =>
    batch.attempt < 3 ? { status: batch.attempt === 1 ? 503 : 429, retryAfter: 2 } : { status: 202 },
  );
  const clock = createSleepyClock(NOW);
  const sender = sendTo(server.url, clock);
  const [visit] = [...visitsOf(1)];
  const first = visit?.batches[0];
  if (!visit || !first) throw new Error('a visit has a batch');
  expect(await sender.post(visit, first.batch)).toMatchObject({ kind: 'acknowledged', attempts: 3 });
  await sender.close();
  expect(server.heard.map(({ batch }) => batch.attempt)).toEqual([1, 2, 3]);
  expect(new Set(server.heard.map(({ batch }) => JSON.stringify(batch.events))).size).toBe(1);
  for (const ms of clock.slept) expect(ms).toBeGreaterThanOrEqual(2000);
});

test('a refused batch is dropped, and the visit goes on', async () => {
  await using server = await listen(() => ({ status: 400, body: { code: 'invalid_input', message: 'No.' } }));
  const sender = sendTo(server.url);
  const refusals: number[] = [];
  const sent = await send(visitsOf(2), { sender, concurrency: 1, onRefused: (status) => refusals.push(status) });
  await sender.close();
  expect(sent).toMatchObject({ visits: 2, accepted: 0, refusedBatches: sent.batches });
  expect(new Set(refusals)).toEqual(new Set([400]));
  expect(server.heard).toHaveLength(sent.batches);
});

test('the journal has every number that was acknowledged, and none that was rejected', async () => {
  await using server = await listen(({ batch }) => ({
    status: 202,
    body: { accepted: batch.events.length - 1 + (batch.replay ? 1 : 0), rejected: [{ index: 0, reason: 'no' }] },
  }));
  const sender = sendTo(server.url);
  const journal: Acknowledgement[] = [];
  const sent = await send(visitsOf(6), { sender, concurrency: 3, onAcknowledged: (one) => journal.push(one) });
  await sender.close();
  const written = new Set(journal.flatMap(({ tab_id, seqs }) => seqs.map((seq) => `${tab_id} ${seq}`)));
  const expected = server.heard.flatMap(({ batch }) =>
    Array.from(
      { length: batch.events.length - 1 + (batch.replay ? 1 : 0) },
      (_, index) => `${batch.tab_id} ${batch.seq + 1 + index}`,
    ),
  );
  expect(written).toEqual(new Set(expected));
  expect(sent.accepted).toBe(written.size);
  expect(sent.rejectedEvents).toBe(sent.batches);
});

test('a visit that is played sends each batch when its time has come', async () => {
  await using server = await listen(() => ({ status: 202 }));
  const [visit] = [...visitsOf(1)];
  if (!visit) throw new Error('there is a visit');
  const clock = createSleepyClock(visit.started_at - 60_000);
  const sender = sendTo(server.url, clock);
  await playLive([visit], { sender, clock, signal: new AbortController().signal });
  await sender.close();
  expect(server.heard.map(({ batch }) => batch.sent_at)).toEqual(visit.batches.map(({ at }) => at));
});

test('a play that is ended sends nothing more', async () => {
  await using server = await listen(() => ({ status: 202 }));
  const clock = createSleepyClock(NOW);
  const sender = sendTo(server.url, clock);
  await playLive(visitsOf(3), { sender, clock, signal: AbortSignal.abort() });
  await sender.close();
  expect(server.heard).toEqual([]);
});
