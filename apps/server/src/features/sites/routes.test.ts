import { MINUTE_MS } from '@desirepath/contract/durations';
import { JOBS } from '@desirepath/contract/limits';
import { DEFAULT_SETTINGS } from '@desirepath/contract/site-settings';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveAccountsAndSites } from '../../testing/serve-accounts-and-sites.testing.ts';
import { removeNoted } from './removal.ts';

type Server = Awaited<ReturnType<typeof serveAccountsAndSites>>;
let server: Server;
let ada: Awaited<ReturnType<Server['signUp']>>;
let forgotten: number[];
let retained: number[];
let failForgetting: boolean;

beforeEach(async () => {
  forgotten = [];
  retained = [];
  failForgetting = false;
  server = await serveAccountsAndSites({
    retain: (site) => void retained.push(site),
    siteStatus: async (site) => ({
      first_event_at: 1_790_000_000_000,
      last_event_at: null,
      events: site,
      recordings: 0,
      last_page: '/',
    }),
    forgetSite: async (site) => {
      if (failForgetting) throw new Error('the store does not answer');
      forgotten.push(site);
    },
  });
  ada = await server.signUp('ada');
});
afterEach(() => server.close());

const create = async (given: object = { domain: 'example.com' }) => (await ada.call('POST', '/sites', given)).body;

describe('adding a site', () => {
  test('needs a domain alone', async () => {
    const { status, body } = await ada.call('POST', '/sites', { domain: 'https://Example.com/shop?x=1' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: 1,
      name: 'example.com',
      domain: 'example.com',
      tracking_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      settings: DEFAULT_SETTINGS,
      owner: ada.account.id,
      team: expect.any(String),
    });
  });

  test('takes a name and some settings', async () => {
    const site = await create({ domain: 'localhost:3000', name: ' My shop ', settings: { time_zone: 'Asia/Tokyo' } });
    expect(site).toMatchObject({ name: 'My shop', settings: { ...DEFAULT_SETTINGS, time_zone: 'Asia/Tokyo' } });
  });

  test('makes its tracking id known at once', async () => {
    const site = await create();
    expect(server.sites.findByTrackingId(site.tracking_id)).toEqual(site);
    expect(server.sites.findByTrackingId(site.tracking_id.toUpperCase())).toEqual(site);
  });

  test.each([
    ['no domain', {}, 'domain'],
    ['a domain with spaces', { domain: 'not a domain' }, 'domain'],
    ['a domain that is a script', { domain: 'a.com"><script>' }, 'domain'],
    ['a name that cannot be seen', { domain: 'a.com', name: 'a\u0000' }, 'name'],
    ['a time zone that is none', { domain: 'a.com', settings: { time_zone: 'Mars/Base' } }, 'settings.time_zone'],
    ['a share above one', { domain: 'a.com', settings: { sample_rate: 1.5 } }, 'settings.sample_rate'],
    ['a list for a body', [], ''],
  ])('%s is refused', async (_, given, path) => {
    const { status, body } = await ada.call('POST', '/sites', given);
    expect({ status, code: body.code, path: body.issues[0].path }).toEqual({
      status: 400,
      code: 'invalid_input',
      path,
    });
  });

  test('a domain is there once in a team, and may be there in another', async () => {
    await create();
    const { status, body } = await ada.call('POST', '/sites', { domain: 'EXAMPLE.com' });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'domain_taken' });
    const bob = await server.signUp('bob');
    expect((await bob.call('POST', '/sites', { domain: 'example.com' })).status).toBe(201);
  });

  describe('without naming a team', () => {
    /** Bob, who came by invitation to the team of Ada. */
    const join = async (role: string, isOpen: boolean) => {
      await server.close();
      server = await serveAccountsAndSites({ isOpen });
      ada = await server.signUp('ada');
      const { team } = await create();
      const bob = await server.signUp('bob');
      await server.records
        .updateTable('team_members')
        .set({ team_id: team, role })
        .where('account_id', '=', bob.account.id)
        .execute();
      return { team, add: () => bob.call('POST', '/sites', { domain: 'bob.example' }) };
    };

    test('an admin adds it to the team that they care for', async () => {
      const { team, add } = await join('admin', false);
      expect(await add()).toMatchObject({ status: 201, body: { team } });
    });

    test.each(['viewer', 'analyst'])('a %s of others founds no team, where not anyone may', async (role) => {
      const { add } = await join(role, false);
      expect(await add()).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    });

    test('a viewer of others has a team of their own, where anyone may', async () => {
      const { team, add } = await join('viewer', true);
      const { status, body } = await add();
      expect(status).toBe(201);
      expect(body.team).not.toBe(team);
    });
  });

  test('many at once have ids of their own', async () => {
    const domains = Array.from({ length: 20 }, (_, i) => `site${i}.example`);
    const sites = await Promise.all(domains.map((domain) => create({ domain })));
    expect(new Set(sites.map(({ id }) => id)).size).toBe(20);
  });
});

describe('changing a site', () => {
  test('PATCH changes what is named, one setting too', async () => {
    const site = await create({ domain: 'example.com', settings: { replay: false } });
    const { status, body } = await ada.call('PATCH', `/sites/${site.id}`, {
      name: 'Shop',
      settings: { sample_rate: 0.5 },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ ...site, name: 'Shop', settings: { ...site.settings, sample_rate: 0.5 } });
    expect(server.sites.findByTrackingId(site.tracking_id)).toEqual(body);
  });

  test('PATCH with nothing changes nothing', async () => {
    const site = await create();
    expect((await ada.call('PATCH', `/sites/${site.id}`, {})).body).toEqual(site);
  });

  test('PUT replaces all, and wants all', async () => {
    const site = await create();
    const settings = { ...DEFAULT_SETTINGS, cookieless: true };
    const whole = { name: 'New', domain: 'new.example', settings };
    expect((await ada.call('PUT', `/sites/${site.id}`, whole)).body).toEqual({ ...site, ...whole });
    const { status, body } = await ada.call('PUT', `/sites/${site.id}`, { name: 'New', domain: 'new.example' });
    expect({ status, path: body.issues[0].path }).toEqual({ status: 400, path: 'settings' });
  });

  test('what it is and whose it is cannot be changed', async () => {
    const site = await create();
    const given = { id: 99, tracking_id: site.tracking_id.replace(/./g, '0'), owner: 'eve', created_at: '2000' };
    expect((await ada.call('PATCH', `/sites/${site.id}`, given)).body).toEqual(site);
  });

  test('to the domain of another site of mine is refused, to its own is not', async () => {
    const one = await create({ domain: 'one.example' });
    await create({ domain: 'two.example' });
    expect((await ada.call('PATCH', `/sites/${one.id}`, { domain: 'two.example' })).body.code).toBe('domain_taken');
    expect((await ada.call('PATCH', `/sites/${one.id}`, { domain: 'one.example' })).status).toBe(200);
  });
});

test('what is kept is looked at as soon as it is to be less, and not otherwise', async () => {
  const site = await create();
  await ada.call('PATCH', `/sites/${site.id}`, { settings: { replay: false } });
  await server.jobs.settled();
  expect(retained).toEqual([]);
  await ada.call('PATCH', `/sites/${site.id}`, { settings: { keep_replays_days: 30 } });
  await server.jobs.settled();
  expect(retained).toEqual([site.id]);
});

describe('removing a site', () => {
  /** As the clock does later, for what other servers have stored since. */
  const lookAgain = async () => {
    server.pass(MINUTE_MS);
    await removeNoted(server.sites, server.removeData);
    await server.jobs.settled();
  };

  test('takes its record, its lookup and its data', async () => {
    const site = await create();
    const { status, body } = await ada.call('DELETE', `/sites/${site.id}`);
    expect({ status, body }).toEqual({ status: 204, body: undefined });
    expect((await ada.call('GET', `/sites/${site.id}`)).body.code).toBe('site_not_found');
    expect(server.sites.findByTrackingId(site.tracking_id)).toBeUndefined();
    await server.jobs.settled();
    expect(forgotten).toEqual([site.id]);
    await lookAgain();
    expect(await server.sites.removed()).toEqual([]);
  });

  test('is made good later where the data could not be removed', async () => {
    const first = await create({ domain: 'first.example' });
    const second = await create({ domain: 'second.example' });
    failForgetting = true;
    expect((await ada.call('DELETE', `/sites/${first.id}`)).status).toBe(204);
    await server.jobs.settled();
    expect(await server.sites.removed()).toEqual([first.id]);
    failForgetting = false;
    server.pass(JOBS.firstRetry);
    await ada.call('DELETE', `/sites/${second.id}`);
    await server.jobs.settled();
    expect(forgotten.toSorted()).toEqual([first.id, second.id]);
    await lookAgain();
    expect(await server.sites.removed()).toEqual([]);
  });

  test('does not give its id to another one, for data under it may still be there', async () => {
    const site = await create();
    await ada.call('DELETE', `/sites/${site.id}`);
    expect((await create()).id).toBe(site.id + 1);
  });
});

test('my sites come in pages, oldest first, and the last page says so', async () => {
  for (const domain of ['a.example', 'b.example', 'c.example']) await create({ domain });
  const first = (await ada.call('GET', '/sites?limit=2')).body;
  expect(first.items.map((site: { domain: string }) => site.domain)).toEqual(['a.example', 'b.example']);
  const last = (await ada.call('GET', `/sites?limit=1&cursor=${first.next_cursor}`)).body;
  expect(last).toMatchObject({ items: [{ domain: 'c.example' }], next_cursor: null });
});

test.each([['nonsense'], ['e30'], ['%00']])('a cursor that is none (%s) is refused', async (cursor) => {
  expect((await ada.call('GET', `/sites?cursor=${cursor}`)).body.issues[0].path).toBe('cursor');
});

test('the status says what has arrived', async () => {
  const site = await create();
  expect((await ada.call('GET', `/sites/${site.id}/status`)).body).toEqual({
    first_event_at: '2026-09-21T14:13:20.000Z',
    last_event_at: null,
    events: site.id,
    recordings: 0,
    last_page: '/',
  });
});

const WHOLE = { name: 'Mine now', domain: 'evil.example', settings: DEFAULT_SETTINGS };
const ROUTES: { method: 'GET' | 'PUT' | 'PATCH' | 'DELETE'; path: string; payload?: object }[] = [
  { method: 'GET', path: '' },
  { method: 'PUT', path: '', payload: WHOLE },
  { method: 'PATCH', path: '', payload: { name: 'Mine now' } },
  { method: 'DELETE', path: '' },
  { method: 'GET', path: '/status' },
  { method: 'GET', path: '/visited' },
];

describe.each(ROUTES)('$method /sites/{id}$path', ({ method, path, payload }) => {
  test("someone else's site is as missing as one that never was", async () => {
    const site = await create();
    const eve = await server.signUp('eve');
    const foreign = await eve.call(method, `/sites/${site.id}${path}`, payload);
    const missing = await eve.call(method, `/sites/4294967296${path}`, payload);
    expect({ status: foreign.status, code: foreign.body.code }).toEqual({ status: 404, code: 'site_not_found' });
    expect(foreign.body).toEqual(missing.body);
    expect((await ada.call('GET', `/sites/${site.id}`)).body).toEqual(site);
    expect(forgotten).toEqual([]);
  });

  test('is closed to who is not signed in', async () => {
    const site = await create();
    const { status, body } = await server.call(method, `/sites/${site.id}${path}`, payload);
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'not_signed_in' });
  });

  test.each(['0', '-1', '1.5', 'one', '1e400', '%00'])('an id cannot be %s', async (id) => {
    const { status, body } = await ada.call(method, `/sites/${id}${path}`, payload);
    expect({ status, path: body.issues[0].path }).toEqual({ status: 400, path: 'id' });
  });
});

test.each([['GET'], ['POST']] as const)('%s /sites is closed to who is not signed in', async (method) => {
  expect((await server.call(method, '/sites', method === 'POST' ? { domain: 'a.example' } : undefined)).status).toBe(
    401,
  );
});

test('whoever may see a site learns which address they come from', async () => {
  const site = await create();
  expect((await ada.call('GET', `/sites/${site.id}/my-address`)).body).toEqual({ address: '127.0.0.1' });
});
