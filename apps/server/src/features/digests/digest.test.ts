import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { appError } from '../../errors/app-error.ts';
import { Jobs } from '../../jobs/jobs.ts';
import { htmlPart } from '../../net/mailer/html-part.ts';
import type { Mail } from '../../net/mailer/mail.ts';
import { textPart } from '../../net/mailer/text-part.ts';
import { openRecords } from '../../storage/records/open.ts';
import { emptyPlace } from '../../storage/records/places.testing.ts';
import { SHOP, seedShop } from '../../storage/records/seed.testing.ts';
import { createSites } from '../../storage/records/sites.ts';
import { defineDigests } from './digest-job.ts';
import { digestLetter, type SiteWeek } from './letter.ts';
import { insertReader } from './queries.ts';
import { createUnsubscribeTokens, unsubscribeRoute } from './unsubscribe.ts';
import { lastMonday, weekBefore } from './weeks.ts';

const totals = {
  visitors: 1_200,
  sessions: 1_500,
  pageviews: 4_000,
  bounce_rate: 0.42,
  duration: 61_000,
  events: 9_000,
  errors: 3,
  frustration_rate: 0.05,
  conversions: 0,
  revenue: 0,
};
const week: SiteWeek = {
  site: { id: 7, name: 'Shop' },
  totals,
  previous: { ...totals, visitors: 1_000, errors: 0 },
  days: weekDays().map((day, index) => ({ day, visitors: index * 50 })),
  pages: [{ path: '/<script>alert(1)</script>', visitors: 300 }],
  sources: [{ source: '', visitors: 200 }],
};
const days = { from: '2026-11-16', to: '2026-11-22' };

function weekDays(): string[] {
  return Array.from({ length: 7 }, (_, index) => `2026-11-${16 + index}`);
}

test('a week is told in figures beside those of the week before, with bars and the way to it', () => {
  const mail = { to: 'ada@example.com', ...digestLetter([week], days, 'https://stats.example') };
  const text = textPart(mail);
  expect(text).toMatch(/From 16 November to 22 November/);
  expect(text).toMatch(/^Visitors +1,200 +\+20 %$/m);
  expect(text).toMatch(/^JavaScript errors +3 +new$/m);
  expect(text).toMatch(/^Sunday +300 +#{20}$/m);
  expect(text).toMatch(/^Direct +200/m);
  expect(text).toContain('https://stats.example/sites/7/overview?from=2026-11-16&to=2026-11-22');
  expect(htmlPart(mail)).not.toContain('<script>');
});

test('addresses are written as people read them, whole or shortened', () => {
  const pages = ['/men%C3%BC', `/${'%F0%9F%98%80'.repeat(60)}`].map((path) => ({ path, visitors: 1 }));
  const text = textPart({ to: '', ...digestLetter([{ ...week, pages }], days, 'https://stats.example') });
  expect(text).toMatch(/^\/menü +1/m);
  expect(text).toMatch(/^\/(😀){38}… +1/mu);
});

test('who sees very many sites is told of the busiest whole, and of every other in a line', () => {
  const weeks = Array.from({ length: 112 }, (_, index) => ({
    ...week,
    site: { id: index, name: `Shop ${index}.` },
    totals: { ...totals, sessions: index, visitors: index },
    previous: { ...totals, visitors: index / 2 },
  }));
  const letter = digestLetter(weeks, days, 'https://stats.example');
  expect(letter.subject).toBe('Your week: Shop 111., Shop 110., Shop 109.');
  const text = textPart({ to: '', ...letter });
  expect(text.match(/^JavaScript errors/gm)).toHaveLength(10);
  expect(text).toMatch(/^Shop 101\. +101 +\+100 %$/m);
  expect(text).toContain('And 2 more.');
  expect(text).not.toContain('Shop 1.');
});

test('of a site where nobody was, that is said', () => {
  const quiet = { ...week, totals: { ...totals, sessions: 0 } };
  expect(textPart({ to: '', ...digestLetter([quiet], days, 'https://stats.example') })).toMatch(/Nobody was there/);
});

test('a site that cannot be asked is left out, and keeps nobody else’s mail back', async () => {
  const place = await emptyPlace();
  const records = await openRecords(place.place);
  await seedShop(records);
  const { owner, team, created_at } = SHOP;
  const heavy = { name: 'Heavy', domain: 'heavy.example', tracking_id: randomUUID(), owner, team_id: team };
  await records
    .insertInto('sites')
    .values({ ...heavy, id: 2, settings: '{}', created_at: Date.parse(created_at) + 1 })
    .execute();
  await insertReader(records, owner, '2026-11-16');
  const [clock, log] = [() => Date.parse('2026-11-23T12:00:00Z'), { error: () => {} }];
  const jobs = new Jobs({ records, clock, createUuid: randomUUID, log });
  const sites = await createSites({ records, clock, log });
  const mails: Mail[] = [];
  const send = defineDigests({
    ...{ jobs, records, sites, clock, log, baseUrl: 'https://stats.example', tokenOf: (account) => account },
    weekOf: async (site) => {
      if (site.id === 2) throw appError('query_too_heavy');
      return { ...week, site };
    },
    sendMail: async (mail) => void mails.push(mail),
  });
  await send({});
  await jobs.start();
  await jobs.settled();
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([['ada@example.com', 'Shop: your week']]);
  await jobs.close();
  sites.close();
  await records.destroy();
  await place.remove();
});

test.each([
  ['2026-11-23T06:59:00Z', 'UTC', '2026-11-16'], // a Monday, before seven
  ['2026-11-23T07:00:00Z', 'UTC', '2026-11-23'],
  ['2026-11-29T23:00:00Z', 'UTC', '2026-11-23'],
  ['2026-11-22T18:00:00Z', 'Pacific/Kiritimati', '2026-11-23'], // eight in the morning there
  ['2026-11-23T07:00:00Z', 'America/New_York', '2026-11-16'],
])('at %s in %s the last mail is that of %s', (now, timeZone, monday) => {
  expect(lastMonday(Date.parse(now), timeZone)).toBe(monday);
});

test('the week before a Monday are its seven days', () => {
  expect(weekBefore('2026-11-23')).toEqual(days);
});

test('a mail can be ended by whoever holds it, by one POST; opening the link ends nothing', async () => {
  const ended: string[] = [];
  const { tokenOf, accountOf } = createUnsubscribeTokens('secret');
  const app = Fastify();
  await app.register(unsubscribeRoute(accountOf, async (account) => void ended.push(account)));
  const url = `/unsubscribe?token=${tokenOf('ada')}`;
  const click = (to: string) =>
    app.inject({
      method: 'POST',
      url: to,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
  expect((await app.inject({ url })).statusCode).toBe(200);
  expect((await click(url.replace('ada', 'eve'))).statusCode).toBe(200);
  expect(ended).toEqual([]);
  expect((await click(url)).statusCode).toBe(200);
  expect(ended).toEqual(['ada']);
  await app.close();
});
