import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasPostgres, postgresPlace } from '../storage/records/places.testing.ts';
import { PASSWORD, serveAccountsAndSites } from './serve-accounts-and-sites.testing.ts';

// Where many connections write side by side: what SQLite does one after another must hold here too.
describe.skipIf(!hasPostgres)('accounts and sites on PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof postgresPlace>>;
  let server: Awaited<ReturnType<typeof serveAccountsAndSites>>;
  beforeAll(async () => {
    postgres = await postgresPlace();
    server = await serveAccountsAndSites({ registration: 'first', place: postgres });
  });
  afterAll(() => server?.close());

  const ada = { email: 'ada@example.com', password: PASSWORD };
  const signIn = async () => (await server.call('POST', '/auth/login', ada)).body;

  test('of five first registrations at once exactly one wins', async () => {
    const emails = ['ada', 'bob', 'carol', 'dan', 'eve'].map((name) => `${name}@example.com`);
    const answers = await Promise.all(emails.map((email) => server.call('POST', '/auth/register', { ...ada, email })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403, 403, 403]);
    await server.records.updateTable('accounts').set({ email: ada.email }).execute();
  });

  test('a refresh token used by three at once is good for one of them', async () => {
    const { refresh } = await signIn();
    const answers = await Promise.all([1, 2, 3].map(() => server.call('POST', '/token/refresh', { refresh })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  test('a session lives, and ends at once', async () => {
    const { access } = await signIn();
    const bearer = { authorization: `Bearer ${access}` };
    expect((await server.call('GET', '/auth/me', undefined, bearer)).body.email).toBe(ada.email);
    expect((await server.call('POST', '/auth/logout', {}, bearer)).status).toBe(204);
    expect((await server.call('GET', '/auth/me', undefined, bearer)).status).toBe(401);
  });

  test('of settings that are changed at once none is lost', async () => {
    const bearer = { authorization: `Bearer ${(await signIn()).access}` };
    const { id } = (await server.call('POST', '/sites', { domain: 'busy.example' }, bearer)).body;
    const changes = [{ sample_rate: 0.5 }, { time_zone: 'Asia/Tokyo' }, { snapshots: false }, { keep_events_days: 90 }];
    await Promise.all(changes.map((settings) => server.call('PATCH', `/sites/${id}`, { settings }, bearer)));
    const { settings } = (await server.call('GET', `/sites/${id}`, undefined, bearer)).body;
    expect(settings).toMatchObject(Object.assign({}, ...changes));
    await server.call('DELETE', `/sites/${id}`, undefined, bearer);
  });

  test('sites are added, changed, listed and removed', async () => {
    const bearer = { authorization: `Bearer ${(await signIn()).access}` };
    const domains = ['a.example', 'b.example', 'a.example', 'c.example'];
    const added = await Promise.all(domains.map((domain) => server.call('POST', '/sites', { domain }, bearer)));
    expect(added.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409]);
    const { items } = (await server.call('GET', '/sites', undefined, bearer)).body;
    const [{ id }] = items;
    const changed = await server.call('PATCH', `/sites/${id}`, { settings: { sample_rate: 0.5 } }, bearer);
    expect(changed.body).toEqual({ ...items[0], settings: { ...items[0].settings, sample_rate: 0.5 } });
    expect((await server.call('DELETE', `/sites/${id}`, undefined, bearer)).status).toBe(204);
    expect((await server.call('GET', `/sites/${id}`, undefined, bearer)).status).toBe(404);
  });

  test('while it is away whoever is signed in is told so, and not that something of ours is broken', async () => {
    const { body, cookies } = await server.call('POST', '/auth/login', ada);
    const ways = {
      cookie: { cookie: cookies[0]?.split(';')[0] ?? '' },
      token: { authorization: `Bearer ${body.access}` },
    };
    await postgres.restart(async () => {
      for (const [way, headers] of Object.entries(ways)) {
        const { status, body } = await server.call('GET', '/auth/me', undefined, headers);
        expect({ way, status, body }).toMatchObject({ way, status: 503, body: { code: 'storage_unavailable' } });
      }
    });
    const { status } = await server.call('GET', '/auth/me', undefined, ways.cookie);
    expect(status).toBe(200);
  });

  test('a transaction that is between two statements while it goes away is refused, and ends nobody else', async () => {
    const cutOff = server.records.transaction().execute(async (transaction) => {
      const accounts = transaction.selectFrom('accounts').select('id');
      await accounts.execute();
      await postgres.restart();
      await accounts.execute();
    });
    await expect(cutOff).rejects.toMatchObject({ code: 'storage_unavailable' });
    expect((await server.call('POST', '/auth/login', ada)).status).toBe(200);
  });
});
