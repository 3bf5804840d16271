import { randomUUID } from 'node:crypto';
import { MINUTE_MS } from '@desirepath/contract/durations';
import { DEFAULT_SETTINGS } from '@desirepath/contract/site-settings';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openRecords, type Records } from './open.ts';
import { emptyPlace, type Place } from './places.testing.ts';
import { createSites, type Sites } from './sites.ts';
import { insertTeam } from './team-rows.ts';

const NOW = 1_790_000_000_000;
let place: Place;
let records: Records;
const open: Sites[] = [];
const log = pino({ enabled: false });

/** One node of several over the same store. */
const node = async () => {
  const sites = await createSites({ records, clock: () => NOW, log });
  open.push(sites);
  return sites;
};
const siteOf = (domain: string) => ({ owner: 'ada', name: 'Shop', domain, tracking_id: randomUUID(), settings: {} });

beforeAll(async () => {
  place = await emptyPlace();
  records = await openRecords(place.place);
  const at = '2026-11-01T00:00:00.000Z';
  const ada = {
    id: 'ada',
    email: 'ada@example.com',
    email_verified: 0,
    name: 'Ada',
    owner: 1,
    created_at: at,
    updated_at: at,
  };
  const eve = { ...ada, id: 'eve', email: 'eve@example.com', name: 'Eve', owner: 0 };
  await records.insertInto('accounts').values([ada, eve]).execute();
});
afterAll(async () => {
  for (const sites of open) sites.close();
  await records.destroy();
  await place.remove();
});

test('a new node knows the sites that are there', async () => {
  const site = await (await node()).create(siteOf('there.example'));
  expect((await node()).findByTrackingId(site.tracking_id)).toEqual(site);
});

test('a domain may be there in each team of one account, and once in each', async () => {
  const sites = await node();
  const [team, other] = await Promise.all(
    ['one', 'other'].map((id) => insertTeam(records, { id, owner: 'ada', now: 0 })),
  );
  const first = await sites.create({ ...siteOf('twice.example'), team });
  const second = await sites.create({ ...siteOf('twice.example'), team: other });
  await expect(sites.create({ ...siteOf('twice.example'), team })).rejects.toMatchObject({ code: 'domain_taken' });
  expect(sites.findByTrackingId(second.tracking_id)).toEqual(second);
  // What names no site by its own id goes to the one that has been there for longer.
  expect(sites.findByHost('twice.example')).toEqual(first);
});

test('what one node changes, another knows within seconds', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const [one, two] = [await node(), await node()];
  const site = await one.create(siteOf('new.example'));
  expect(two.findByTrackingId(site.tracking_id)).toBeUndefined();
  vi.advanceTimersByTime(5_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(two.findByTrackingId(site.tracking_id)).toEqual(site));
});

test('of many changes at once the memory holds the last', async () => {
  const sites = await node();
  const { id, tracking_id } = await sites.create(siteOf('busy.example'));
  await Promise.all(Array.from({ length: 20 }, (_, i) => sites.change('ada', id, { name: `Shop ${i}` })));
  expect(sites.findByTrackingId(tracking_id)).toEqual(await sites.owned('ada', id));
});

test('a host belongs to the site with its domain, else with one above it', async () => {
  const sites = await node();
  const shop = await sites.create(siteOf('host.example'));
  const blog = await sites.create(siteOf('blog.host.example'));
  const local = await sites.create(siteOf('localhost:3000'));
  for (const host of ['host.example', 'WWW.host.example', 'a.b.host.example', 'host.example:8443'])
    expect([host, sites.findByHost(host)?.id]).toEqual([host, shop.id]);
  expect(sites.findByHost('en.blog.host.example')?.id).toBe(blog.id);
  expect(sites.findByHost('localhost:3000')?.id).toBe(local.id);
  for (const host of ['localhost:4000', 'nothost.example', 'example', ''])
    expect(sites.findByHost(host)).toBeUndefined();
});

test('whoever adds a domain that another has does not get what is sent to it', async () => {
  const sites = await node();
  const first = await sites.create(siteOf('taken.example'));
  await sites.create({ ...siteOf('taken.example'), owner: 'eve' });
  expect(sites.findByHost('taken.example')?.id).toBe(first.id);
});

test('a setting that came after a site was made has its default', async () => {
  const sites = await node();
  const { id } = await sites.create(siteOf('old.example'));
  const settings = '{"replay":false,"feedback":{"on":true}}';
  await records.updateTable('sites').set({ settings }).where('id', '=', id).execute();
  const feedback = { ...DEFAULT_SETTINGS.feedback, on: true };
  expect((await sites.owned('ada', id)).settings).toEqual({ ...DEFAULT_SETTINGS, replay: false, feedback });
});

test('a removed site is to be forgotten until that is done, also after a restart', async () => {
  const sites = await node();
  const { id } = await sites.create(siteOf('gone.example'));
  await sites.remove('ada', id);
  const restarted = await node();
  expect(await restarted.removed()).toContain(id);
  await restarted.forgotten(id, NOW + MINUTE_MS);
  expect(await restarted.removed()).not.toContain(id);
});
