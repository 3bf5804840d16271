import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Jobs } from '../../jobs/jobs.ts';
import type { Mail } from '../../net/mailer/mail.ts';
import { openRecords, type Records } from '../../storage/records/open.ts';
import { emptyPlace, type Place } from '../../storage/records/places.testing.ts';
import { SHOP, seedShop } from '../../storage/records/seed.testing.ts';
import { createSites, type Sites } from '../../storage/records/sites.ts';
import { serveApp } from '../../testing/serve-app.testing.ts';
import { openDigests } from './open.ts';
import { insertReader, isReader } from './queries.ts';

const MONDAY = Date.parse('2026-11-23T12:00:00Z');
const WEEK = 7 * 24 * 60 * 60 * 1000;
const none = { visitors: 0, sessions: 0, pageviews: 0, bounce_rate: 0, duration: 0, events: 0, errors: 0 };
const totals = { ...none, frustration_rate: 0, conversions: 0, revenue: 0 };

let now = MONDAY;
let place: Place;
let records: Records;
let sites: Sites;
let jobs: Jobs;
let digests: ReturnType<typeof openDigests>;
const mails: Mail[] = [];

beforeAll(async () => {
  place = await emptyPlace();
  records = await openRecords(place.place);
  await seedShop(records);
  const [clock, log] = [() => now, { error: () => {} }];
  sites = await createSites({ records, clock, log });
  jobs = new Jobs({ records, clock, createUuid: randomUUID, log });
  digests = openDigests({
    ...{ jobs, records, sites, clock, log, baseUrl: 'https://stats.example', secret: 'of this installation' },
    weekOf: async (site) => ({ site, totals, previous: totals, days: [], pages: [], sources: [] }),
    sendMail: async (mail) => void mails.push(mail),
  });
  await jobs.start();
});
afterAll(async () => {
  await jobs.close();
  sites.close();
  await records.destroy();
  await place.remove();
});

/** What the clock does every hour. */
const anHourLater = async () => {
  now += 60 * 60 * 1000;
  await digests.sendAll();
  await jobs.settled();
};

test('the mail of a week is sent once, and no more after the link in it was used', async () => {
  await insertReader(records, SHOP.owner, '2026-11-16');
  await anHourLater();
  await anHourLater();
  expect(mails.map(({ subject }) => subject)).toEqual(['Shop: your week']);
  now += WEEK;
  await anHourLater();
  expect(mails).toHaveLength(2);

  const app = Fastify();
  await app.register(digests.unsubscribe);
  const { pathname, search } = new URL(mails[1]?.unsubscribe ?? '');
  const url = `${pathname}${search}`;
  const part = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
  for (const [type, payload] of [
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['multipart/form-data; boundary=x', part],
  ]) {
    const { statusCode } = await app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
    expect(statusCode).toBe(200);
  }
  await app.close();
  expect(await isReader(records, SHOP.owner)).toBe(false);
  now += WEEK;
  await anHourLater();
  expect(mails).toHaveLength(2);
});

test('each person chooses for themselves', async () => {
  const served = await serveApp();
  const eve = await served.signUp('eve@example.com');
  const weekly = async (who?: string) => (await served.call('GET', '/digests/settings', undefined, who)).json();
  expect((await served.call('PUT', '/digests/settings', { weekly: true })).json()).toEqual({ weekly: true });
  expect([await weekly(), await weekly(eve)]).toEqual([{ weekly: true }, { weekly: false }]);
  await served.call('PUT', '/digests/settings', { weekly: false });
  expect(await weekly()).toEqual({ weekly: false });
  await served.close();
});
