import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AlertFields, AlertWatch } from '@desirepath/contract/alerts';
import type { DomainEvent } from '@desirepath/contract/domain-events';
import { ALERTS } from '@desirepath/contract/limits';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Jobs } from '../../jobs/jobs.ts';
import type { Mail } from '../../net/mailer/mail.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { repairSessions } from '../../storage/behaviour/repair.ts';
import { type Row, toLine } from '../../storage/behaviour/rows.ts';
import { openRecords, type Records } from '../../storage/records/open.ts';
import { placeFor } from '../../storage/records/places.testing.ts';
import { SHOP, seedShop } from '../../storage/records/seed.testing.ts';
import { createSites, type Sites } from '../../storage/records/sites.ts';
import { openTestBehaviour } from '../../testing/behaviour.testing.ts';
import { trendNumbers } from '../trends/numbers.ts';
import { checkAll, defineAlerts } from './alert-job.ts';
import { insertAlert, type KnownAlert, replaceAlert, selectAlert, selectFirings } from './queries.ts';
import { noteListening } from './silence/queries.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-alerts-'));
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 20, 12);
let now = NOON;
let behaviour: Behaviour;
let records: Records;
let sites: Sites;
let jobs: Jobs;
let check: () => Promise<void>;
const mails: Mail[] = [];
const raised: DomainEvent[] = [];

/** Sessions of one event each. */
async function arrive(events: { at: number; type?: string; name?: string }[]): Promise<void> {
  const rows = events.map(({ at, type = 'page_view', name = '' }): Row<'events'> => {
    const session_id = randomUUID();
    return { site_id: 1, visitor_id: session_id, session_id, type, name, path: '/', at, received_at: at };
  });
  await behaviour.insert('events', Buffer.from(rows.map((row) => toLine('events', row)).join('\n')));
  await repairSessions(behaviour, 100 * DAY);
}

beforeAll(async () => {
  behaviour = await openTestBehaviour(folder);
  records = await openRecords(await placeFor(folder));
  await seedShop(records);
  const log = { error: () => {} };
  const clock = () => now;
  sites = await createSites({ records, clock, log });
  jobs = new Jobs({ records, clock, createUuid: randomUUID, log });
  const nothing = async () => undefined;
  const none = async () => [];
  const job = defineAlerts({
    ...{ jobs, behaviour, records, sites, clock },
    kinds: {
      goal: nothing,
      segment: nothing,
      funnel: nothing,
      way: nothing,
      map: nothing,
      zone: nothing,
      cohort: nothing,
    },
    measures: {
      ...trendNumbers({ behaviour, findGoal: nothing }),
      funnel_conversion: none,
      form_conversion: none,
      survey_score: none,
    },
    sendMail: async (mail) => void mails.push(mail),
    raise: async (event) => void raised.push(event),
    baseUrl: 'https://stats.example',
  });
  await jobs.start();
  check = async () => {
    await checkAll(records, job);
    await jobs.settled();
  };
  // Forty sessions in the hour from noon, week by week; and two of an error that is known.
  const past = Array.from({ length: 7 }, (_, week) => NOON - week * 7 * DAY).slice(1);
  await arrive(past.flatMap((noon) => Array.from({ length: 40 }, (_, index) => ({ at: noon + index * MINUTE }))));
  await arrive([{ at: NOON - 3 * DAY, type: 'js_error', name: 'known' }]);
});
afterAll(async () => {
  await jobs.close();
  sites.close();
  await behaviour.close();
  await records.destroy();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  mails.length = 0;
  raised.length = 0;
  await records.deleteFrom('alerts').execute();
  await records.deleteFrom('listening').execute();
});

const cooldown_minutes = ALERTS.usualCooldown;
const add = (watch: AlertWatch, fields: { cooldown_minutes?: number; webhooks?: boolean } = {}) =>
  insertAlert(records, {
    ...{
      id: randomUUID(),
      site: 1,
      name: 'Watch',
      watch,
      mail_to: [SHOP.owner],
      webhooks: false,
      cooldown_minutes,
      now,
    },
    ...fields,
  });
const firings = () => selectFirings(records, { site: 1, limit: 50 });
const texts = async () => (await firings()).map(({ text }) => text);

test('an hour unlike the same hour of the weeks before is told once, by mail and webhook, and explained', async () => {
  const rule = { kind: 'unusual', direction: 'down', sensitivity: 'medium' } as const;
  await add({ kind: 'number', metric: 'sessions', of: null, per: 'hour', where: '', rule }, { webhooks: true });
  await arrive([{ at: NOON + MINUTE }]);
  now = NOON + HOUR;
  await check();
  expect(mails).toEqual([]); // its last events may be on their way
  now += ALERTS.lag;
  await check();
  await check();
  expect(await texts()).toEqual([
    expect.stringMatching(/^Sessions: 1 in the hour from Friday 20 November at 12:00\. .* usually at least 15/),
  ]);
  expect(await firings()).toMatchObject([
    {
      value: 1,
      facts: { kind: 'number', metric: 'sessions', per: 'hour', from: new Date(NOON).toISOString(), value: 1 },
    },
  ]);
  expect(mails).toMatchObject([{ to: 'ada@example.com', subject: 'Watch: Shop' }]);
  expect(raised).toMatchObject([{ type: 'alert.fired', data: { alert: { name: 'Watch' }, value: 1 } }]);
});

test('an error is new once', async () => {
  await add({ kind: 'new_error' }, { cooldown_minutes: 0 });
  now += 10 * MINUTE;
  await arrive([
    { at: now - 2 * MINUTE, type: 'js_error', name: 'x is undefined' },
    { at: now - MINUTE, type: 'js_error', name: 'known' },
  ]);
  await check();
  now += 10 * MINUTE;
  await arrive([{ at: now - MINUTE, type: 'js_error', name: 'x is undefined' }]);
  await check();
  expect(await firings()).toMatchObject([
    {
      text: 'A JavaScript error that was not seen before: “x is undefined”.',
      facts: { kind: 'new_error', count: 1, names: ['x is undefined'] },
    },
  ]);
});

test('an error that is written after it was looked for is told the next time', async () => {
  await add({ kind: 'new_error' }, { cooldown_minutes: 0 });
  now += 10 * MINUTE;
  const received = now - 100;
  await check();
  await arrive([{ at: received, type: 'js_error', name: 'late' }]);
  now += ALERTS.written;
  await check();
  now += MINUTE;
  await check();
  expect(await firings()).toMatchObject([{ facts: { count: 1, names: ['late'] } }]);
});

test('silence is told once, until there is life again', async () => {
  await arrive([{ at: now }]);
  await add({ kind: 'silence', minutes: 60 }, { cooldown_minutes: 0 });
  for (let minute = 0; minute < 130; minute += 10) {
    now += 10 * MINUTE;
    await check();
  }
  expect(await texts()).toHaveLength(1);
  await arrive([{ at: now }]);
  now += 61 * MINUTE;
  await check();
  expect(await texts()).toHaveLength(2);
});

test('an error that is new while an alert is quiet is told when that is over, with all others', async () => {
  await add({ kind: 'new_error' });
  for (const name of ['one', 'two', 'three']) {
    now += HOUR;
    await arrive([{ at: now - ALERTS.written, type: 'js_error', name }]);
    await check();
  }
  expect(await firings()).toMatchObject([{ facts: { names: ['one'] } }]);
  now += DAY;
  await check();
  now += MINUTE;
  await check();
  expect(await firings()).toMatchObject([{ facts: { names: ['two', 'three'] } }, { facts: { names: ['one'] } }]);
});

test('what waits to be told is told by an alert that was only renamed, not by one that watches something else or was off', async () => {
  const [renamed, changed, off] = [
    await add({ kind: 'new_error' }),
    await add({ kind: 'new_error' }),
    await add({ kind: 'new_error' }),
  ];
  for (const name of ['told', 'waits']) {
    now += HOUR;
    await arrive([{ at: now - ALERTS.written, type: 'js_error', name }]);
    await check();
  }
  const change = async ({ id }: KnownAlert, changes: Partial<AlertFields & { active: boolean }>) => {
    const was = await selectAlert(records, id);
    if (was) await replaceAlert(records, was, { ...was, ...changes, now });
  };
  await change(renamed, { name: 'Other' });
  await change(changed, { watch: { kind: 'silence', minutes: 60 } });
  await change(changed, { watch: { kind: 'new_error' } });
  await change(off, { active: false });
  await change(off, { active: true });
  now += DAY;
  await check();
  const latest = (await firings()).filter(({ at }) => Date.parse(at) > now - DAY);
  expect(latest).toMatchObject([{ alert: renamed.id, facts: { names: ['waits'] } }]);
});

test('a clock that was ahead for a while keeps nothing from being told', async () => {
  await add({ kind: 'new_error' });
  const today = now;
  now += 300 * DAY;
  await arrive([{ at: now - ALERTS.written, type: 'js_error', name: 'ahead' }]);
  await check();
  now = today + MINUTE;
  await check();
  now += HOUR;
  await arrive([{ at: now - ALERTS.written, type: 'js_error', name: 'afterwards' }]);
  await check();
  expect(await firings()).toMatchObject([{ facts: { names: ['ahead'] } }, { facts: { names: ['afterwards'] } }]);
});

test('silence that begins while an alert is quiet is told when that is over, if it lasts', async () => {
  await arrive([{ at: now }]);
  await add({ kind: 'silence', minutes: 60 });
  now += 61 * MINUTE;
  await check();
  // A second one that is over, and a third that is not.
  await arrive([{ at: now }, { at: now + 5 * HOUR }]);
  const last = now + 5 * HOUR;
  for (let hour = 0; hour < 30; hour++) {
    now += HOUR;
    await check();
  }
  expect(await firings()).toMatchObject([
    { facts: { kind: 'silence', since: new Date(last).toISOString() } },
    { facts: { kind: 'silence' } },
  ]);
});

test('while no server was there is no silence; what lasts after it is', async () => {
  await arrive([{ at: now }]);
  await add({ kind: 'silence', minutes: 5 }, { cooldown_minutes: 0 });
  const rounds = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute++, now += MINUTE) {
      await noteListening(records, now);
      await check();
    }
  };
  await rounds(3);
  now += HOUR;
  const back = now;
  await rounds(5);
  expect(await texts()).toEqual([]);
  const told = { facts: { kind: 'silence', since: new Date(back).toISOString() } };
  await rounds(1);
  expect(await firings()).toMatchObject([told]);
  // It goes on, and no server was there once more.
  await rounds(3);
  now += HOUR;
  await rounds(10);
  expect(await firings()).toMatchObject([told]);
});

test('silence begins with the last event, not with its minute', async () => {
  const minute = Math.ceil(now / MINUTE) * MINUTE;
  await arrive([{ at: minute - 1_000 }, { at: minute + 4 * MINUTE + 30_000 }]);
  now = minute - 1_000;
  await add({ kind: 'silence', minutes: 5 });
  now = minute + 5 * MINUTE;
  await check();
  expect(await texts()).toEqual([]);
});

test('a day is looked at when it is over, whenever the alert was made', async () => {
  const midnight = Math.ceil(now / DAY) * DAY;
  now = midnight - 9 * HOUR;
  const rule = { kind: 'below', value: 1_000 } as const;
  await add({ kind: 'number', metric: 'sessions', of: null, per: 'day', where: '', rule });
  now = midnight + ALERTS.lag;
  await check();
  expect(await texts()).toHaveLength(1);
});

test('weeks from before there was a tracker do not say what is usual', async () => {
  const today = now;
  now = NOON - 28 * DAY; // two of the weeks before have forty sessions in this hour, and those before them nothing
  const rule = { kind: 'unusual', direction: 'up', sensitivity: 'high' } as const;
  await add({ kind: 'number', metric: 'sessions', of: null, per: 'hour', where: '', rule });
  now += HOUR + ALERTS.lag;
  await check();
  expect(await texts()).toEqual([]);
  now = today;
});

test('what is watched and is gone is said, and the others are looked at', async () => {
  const rule = { kind: 'above', value: 0.5 } as const;
  const gone = { kind: 'number', metric: 'conversion_rate', of: randomUUID(), per: 'hour', where: '', rule } as const;
  const { id } = await add(gone);
  await add({ kind: 'new_error' });
  now += 2 * HOUR;
  await arrive([{ at: now - ALERTS.written, type: 'js_error', name: 'four' }]);
  await check();
  expect(await selectAlert(records, id)).toMatchObject({ problem: 'There is no such goal.' });
  expect(await texts()).toHaveLength(1);
});
