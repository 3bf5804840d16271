import type { ApiKey } from '@desirepath/contract/keys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveCast } from '../../testing/cast.testing.ts';

let cast: Awaited<ReturnType<typeof serveCast>>;
beforeAll(async () => {
  cast = await serveCast();
});
afterAll(() => cast.close());

const make = (given: object) =>
  cast.make<{ id: string; key: string; hint: string }>(`/teams/${cast.own.team}/keys`, cast.members.owner, {
    name: 'A program',
    days: null,
    ...given,
  });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const sent = { events: [{ event_type: 'custom', page_url: 'https://elsewhere.example/', data: { name: 'sold' } }] };

test('a key that only sends needs no tracking id, and reads nothing', async () => {
  const { key } = await make({ scope: 'ingest', sites: [cast.own.site] });
  expect(await cast.call('POST', '/track/events', bearer(key), sent)).toMatchObject({
    status: 202,
    body: { accepted: 1 },
  });
  expect(await cast.frame('/ws/tracking', bearer(key), sent)).toMatchObject({ accepted: 1 });
  expect((await cast.call('GET', `/sites/${cast.own.site}`, bearer(key))).status).toBe(403);
});

test('a key that only reads sends nothing, and a revoked one neither', async () => {
  const { key } = await make({ scope: 'read', sites: [cast.own.site] });
  expect((await cast.call('POST', '/track/events', bearer(key), sent)).status).toBe(403);
  const revoked = cast.nobodies['revoked key'];
  expect((await cast.call('POST', '/track/events', revoked, sent)).status).toBe(401);
  expect(await cast.frame('/ws/tracking', revoked, sent)).toMatchObject({ status: 401, accepted: 0 });
});

test('the list of keys says what each may, and when it was last used', async () => {
  const { id, key } = await make({ scope: 'read', sites: [cast.own.site] });
  const listed = async () => {
    const { body } = await cast.call('GET', `/teams/${cast.own.team}/keys`, cast.members.owner);
    return (body as { items: ApiKey[] }).items.find((one) => one.id === id); // the contract's answer
  };
  expect(await listed()).toMatchObject({ scope: 'read', sites: [cast.own.site], last_used_at: null });
  const before = Date.now();
  await cast.call('GET', `/sites/${cast.own.site}`, bearer(key));
  await expect.poll(async () => Date.parse((await listed())?.last_used_at ?? '')).toBeGreaterThanOrEqual(before);
});

test('a key of one site finds the others missing', async () => {
  const { key } = await make({ scope: 'read', sites: [cast.own.site] });
  const see = async (site: number) => (await cast.call('GET', `/sites/${site}`, bearer(key))).status;
  expect([await see(cast.own.site), await see(cast.second), await see(cast.foreign.site)]).toEqual([200, 404, 404]);
  const { body } = await cast.call('GET', '/sites', bearer(key));
  expect(body).toMatchObject({ items: [{ id: cast.own.site }] });
});

test('a key is not in the store, and cannot be made for a site of others', async () => {
  const { key, hint } = await make({ scope: 'manage' });
  expect(JSON.stringify(await cast.everything())).not.toContain(key);
  expect(key.startsWith(hint)).toBe(true);
  const foreign = { name: 'x', scope: 'read', days: null, sites: [cast.foreign.site] };
  const { status } = await cast.call('POST', `/teams/${cast.own.team}/keys`, cast.members.owner, foreign);
  expect(status).toBe(404);
});

test('the keys of somebody who leaves end with that', async () => {
  const made = await cast.make<{ key: string }>(`/teams/${cast.own.team}/keys`, cast.members.admin, {
    name: 'Of Amy',
    scope: 'manage',
    days: 1,
  });
  expect((await cast.call('GET', '/sites', bearer(made.key))).status).toBe(200);
  await cast.call('POST', `/teams/${cast.own.team}/leave`, cast.members.admin);
  expect((await cast.call('GET', '/sites', bearer(made.key))).status).toBe(401);
});

test('what members saw and changed is in the audit log of their team, and in no other', async () => {
  const { own, members, bob } = cast;
  await cast.call('GET', `/recordings/${own.session}/chunks?site=${own.site}`, members.viewer);
  await cast.call('GET', `/recordings/${own.session}/chunks?site=${own.site}`, members.viewer);
  const log = async (team: string, who: Record<string, string>) =>
    (await cast.call('GET', `/teams/${team}/audit?limit=100`, who)).body as { items: Record<string, unknown>[] };
  const { items } = await log(own.team, members.owner);
  const watched = items.filter(({ action }) => action === 'recordings.watch');
  expect(watched).toMatchObject([{ email: 'vera@example.com', subject: own.session, site: own.site }]);
  expect(items.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['keys.create', 'teams.invite', 'teams.leave']),
  );
  expect(JSON.stringify(await log(cast.foreign.team, bob))).not.toContain('vera@example.com');

  const { answer } = await cast.call('GET', `/teams/${own.team}/audit/export?format=csv`, members.owner);
  expect(answer.body.split('\r\n')[0]).toBe('\ufeffat,email,action,site,subject,address,key,refused,id');
  expect(answer.body).toContain('vera@example.com,recordings.watch');
});
