import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAct } from '@desirepath/contract/acts';
import { DOMAIN_EVENT_TYPES, type DomainEvent } from '@desirepath/contract/domain-events';
import { SESSION } from '@desirepath/contract/limits';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Jobs } from '../../../jobs/jobs.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { repairSessions } from '../../../storage/behaviour/repair.ts';
import { type Row, toLine } from '../../../storage/behaviour/rows.ts';
import { openRecords, type Records } from '../../../storage/records/open.ts';
import { placeFor } from '../../../storage/records/places.testing.ts';
import { seedShop } from '../../../storage/records/seed.testing.ts';
import { createSites, type Sites } from '../../../storage/records/sites.ts';
import { createSeal } from '../../../storage/sealed.ts';
import { openTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { goalsOf, reachedGoals } from '../../goals/goals.ts';
import { insertGoal } from '../../goals/queries.ts';
import { insertWebhook } from '../queries.ts';
import { defineFinishedSessions, tellAllFinished } from './finished-job.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-finished-'));
const MINUTE = 60_000;
let now = Date.UTC(2026, 10, 20, 12);
let behaviour: Behaviour;
let records: Records;
let sites: Sites;
let jobs: Jobs;
let tell: () => Promise<void>;
let told: DomainEvent[] = [];

beforeAll(async () => {
  behaviour = await openTestBehaviour(folder);
  records = await openRecords(await placeFor(folder));
  const log = { error: () => {} };
  const clock = () => now;
  await seedShop(records);
  sites = await createSites({ records, clock, log });
  jobs = new Jobs({ records, clock, createUuid: randomUUID, log });
  const nothing = async () => undefined;
  const tellFinished = defineFinishedSessions({
    jobs,
    behaviour,
    records,
    sites,
    kinds: {
      goal: reachedGoals(records),
      segment: nothing,
      funnel: nothing,
      way: nothing,
      map: nothing,
      zone: nothing,
      cohort: nothing,
    },
    goalsOf: (site) => goalsOf(records, site),
    raise: async (event) => void told.push(event),
    clock,
  });
  await jobs.start();
  tell = async () => {
    await tellAllFinished(records, tellFinished);
    await jobs.settled();
  };
  const act = writeAct({ type: 'event', value: 'order', filters: [] });
  const goal = { id: randomUUID(), site_id: 1, name: 'Bought', act, worth: 'nothing' as const, worth_property: null };
  await insertGoal(records, { ...goal, currency: null, created_at: now });
  const webhook = {
    id: randomUUID(),
    site: 1,
    url: 'https://x.example',
    format: 'standard' as const,
    secret: 'whsec_',
  };
  await insertWebhook(
    { records, seal: createSeal('of this installation') },
    { ...webhook, events: [...DOMAIN_EVENT_TYPES], now },
  );
  await tell(); // from now on
});
afterAll(async () => {
  await jobs.close();
  sites.close();
  await behaviour.close();
  await records.destroy();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  told = [];
});

/** Events of a session, as they arrive now; `ago` (ms) is how long before that they happened. */
async function arrive(session_id: string, types: [type: string, name?: string][], ago = 0): Promise<void> {
  const rows = types.map(
    ([type, name = '']): Row<'events'> => ({
      site_id: 1,
      visitor_id: session_id,
      session_id,
      type,
      name,
      path: '/',
      at: now - ago,
      received_at: now,
    }),
  );
  await behaviour.insert('events', Buffer.from(rows.map((row) => toLine('events', row)).join('\n')));
  await repairSessions(behaviour);
}
const typesOf = (session: string) =>
  told.filter(({ data }) => 'session_id' in data && data.session_id === session).map(({ type }) => type);

test('a session is told half an hour after its last sign of life, once, with all it was', async () => {
  const session = randomUUID();
  await arrive(session, [['page_view'], ['rage_click'], ['custom', 'order']]);
  now += 20 * MINUTE;
  await arrive(session, [['page_view']]);
  now += SESSION.inactivity - 1;
  await tell();
  expect(told).toEqual([]);
  now += 1;
  await tell();
  expect(typesOf(session)).toEqual(['session.ended', 'frustration.detected', 'goal.reached']);
  expect(told[0]).toMatchObject({ data: { duration: 20 * MINUTE, pageviews: 2 } });
  now += MINUTE;
  await tell();
  expect(told).toHaveLength(3);
});

test('what a phone without a net sends later is not missed', async () => {
  const session = randomUUID();
  await arrive(session, [['page_view']], 3 * 60 * MINUTE);
  now += SESSION.inactivity;
  await tell();
  expect(typesOf(session)).toEqual(['session.ended']);
});

test('a session that goes on after it was told is told by the same id', async () => {
  const session = randomUUID();
  await arrive(session, [['page_view']]);
  now += SESSION.inactivity;
  await tell();
  await arrive(session, [['page_view']]);
  now += SESSION.inactivity;
  await tell();
  expect(typesOf(session)).toEqual(['session.ended', 'session.ended']);
  expect(new Set(told.map(({ id }) => id)).size).toBe(1);
});
