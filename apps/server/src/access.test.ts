import { contract } from '@desirepath/contract';
import type { RouteMeta } from '@desirepath/contract/access';
import { DEFAULT_BUBBLE } from '@desirepath/contract/feedback-bubble';
import { type Role, reaches } from '@desirepath/contract/roles';
import type { AnyContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEMBERS, type MemberName, serveCast } from './testing/cast.testing.ts';

/** Every route of the contract, and what it says of who may call it. */
const ROUTES = Object.values(contract)
  .flatMap((slice) => Object.values<AnyContractProcedure>(slice))
  .map((procedure) => {
    const { route, meta, inputSchema } = procedure['~orpc'];
    const { method = 'GET', path = '/' } = route;
    return { name: `${method} ${path}`, method, path, inputSchema, ...(meta as RouteMeta) }; // each was built by a builder that has one
  });
type Route = (typeof ROUTES)[number];
const routesFor = (access: RouteMeta['access']) => ROUTES.filter((route) => route.access === access);

let cast: Awaited<ReturnType<typeof serveCast>>;
beforeAll(async () => {
  cast = await serveCast();
}, 60_000);
afterAll(() => cast.close());

interface Target {
  site: number;
  team: string;
}
const DAY = '2026-11-01';
const NO_TEAM = '00000000-0000-4000-8000-00000000dead';
const NO_ID = '00000000-0000-4000-8000-00000000beef';
const targets = () => ({ own: cast.own, foreign: cast.foreign, missing: { site: 999_999, team: NO_TEAM } });

let asked = 0;
/** One of its own for each call: whoever is wrong too often at one is not heard any more. */
const someAddress = () => `10.0.${(asked >> 8) & 255}.${asked++ & 255}`;

/** Asks a route about a site and a team, and about a child that is nowhere unless one is named; nothing else is given. */
async function ask(
  { method, path, about }: Route,
  headers: Record<string, string>,
  { site, team, child = NO_ID }: Target & { child?: string },
  { query = '', ...rest }: { query?: string } & object = {},
) {
  const named = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'team') return team;
    if (name === 'site_id' || (name === 'id' && about === 'id')) return String(site);
    return name === 'step' ? '2' : child;
  });
  const { status, body } = await cast.call(
    method,
    `${named}?site=${site}&from=${DAY}&to=${DAY}${query}`,
    { 'x-forwarded-for': someAddress(), ...headers },
    {
      ...rest,
      site,
    },
  );
  // An answer without a code is no refusal.
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
  return { status, code };
}

const REFUSED = { status: 403, code: 'forbidden' };
const MISSING: Record<string, string> = { site: 'site_not_found', id: 'site_not_found', team: 'team_not_found' };
const ROLE_OF: Record<MemberName, Role> = {
  owner: 'owner',
  admin: 'admin',
  analyst: 'analyst',
  viewer: 'viewer',
  limited: 'viewer',
  'read key': 'analyst',
  'manage key': 'admin',
};

/** Whether a key is let near a route at all, which is so before it is looked at whose site is meant. */
function isShut({ about, method, reads }: Route, who: MemberName): boolean {
  const isChange = method !== 'GET';
  if (!who.endsWith('key')) return false;
  return about === 'account' || (about === 'team' && isChange) || (who === 'read key' && isChange && reads !== true);
}

function mayCall(route: Route, who: MemberName): boolean {
  const isOfSite = route.about === 'site' || route.about === 'id';
  return !isShut(route, who) && reaches(ROLE_OF[who], route.role ?? 'owner') && !(who === 'limited' && isOfSite);
}

/** The person with the smallest role that suffices, and the keys that are let in: who may more, may this too. */
function leastOf(route: Route): MemberName[] {
  const people: MemberName[] = ['viewer', 'analyst', 'admin', 'owner'];
  const keys: MemberName[] = ['read key', 'manage key'];
  return [people.find((one) => mayCall(route, one)), ...keys.filter((one) => mayCall(route, one))].filter(
    (one) => one !== undefined,
  );
}

/** What ends the caller's own place in the cast, or does not end by itself; each has tests of its own. */
const ENDS = new Set([
  'POST /auth/logout',
  'GET /trends/live/stream',
  'DELETE /sites/{id}',
  'DELETE /teams/{team}',
  'POST /teams/{team}/leave',
]);

describe('a route for members', () => {
  it.each(routesFor('member'))('is closed to everybody else, wherever it points: $name', async (route) => {
    for (const [who, headers] of Object.entries(cast.nobodies)) {
      for (const target of Object.values(targets()))
        expect(await ask(route, headers, target), who).toEqual({ status: 401, code: 'not_signed_in' });
    }
  });

  it.each(routesFor('member'))(
    'says what it is about, and finds it in its input: $name',
    ({ about, role, inputSchema }) => {
      expect(role).toBeDefined();
      const { shape = {} } = (inputSchema ?? {}) as Shaped;
      const fields = [...Object.keys(shape), ...Object.keys(shape.query?.shape ?? {})];
      if (about === 'site') expect(fields.some((field) => field === 'site' || field === 'site_id')).toBe(true);
      if (about === 'id') expect(fields).toContain('id');
      if (about === 'team') expect(fields).toContain('team');
    },
  );

  it.each(routesFor('member').filter(({ about = '' }) => about in MISSING))(
    'answers of what is foreign as of what is missing: $name',
    async (route) => {
      const { own, foreign, missing } = targets();
      const gone = { status: 404, code: MISSING[route.about ?? ''] };
      for (const who of MEMBERS) {
        const expected = isShut(route, who) ? REFUSED : gone;
        expect(await ask(route, cast.members[who], foreign), who).toEqual(expected);
        expect(await ask(route, cast.members[who], missing), who).toEqual(expected);
      }
      expect(await ask(route, cast.bob, own)).toEqual(gone);
      if (route.about !== 'team') expect(await ask(route, cast.members.limited, own)).toEqual(gone);
    },
  );

  it.each(routesFor('member'))('refuses whose role is too small, and who may only write: $name', async (route) => {
    const { own, foreign, missing } = targets();
    for (const target of [own, foreign, missing]) expect(await ask(route, cast.ingest, target)).toEqual(REFUSED);
    if (!((route.about ?? '') in MISSING)) return;
    for (const who of MEMBERS) {
      if (who === 'limited' || mayCall(route, who)) continue;
      expect(await ask(route, cast.members[who], own), who).toEqual(REFUSED);
    }
  });

  it.each(routesFor('member').filter(({ name }) => !ENDS.has(name)))(
    'lets in whose role suffices: $name',
    async (route) => {
      for (const who of leastOf(route)) {
        const { status, code } = await ask(route, cast.members[who], cast.own);
        expect([401, 500], `${who} ${code}`).not.toContain(status);
        expect(['forbidden', 'site_not_found', 'team_not_found'], who).not.toContain(code);
      }
    },
  );
});

/** The shape of an object's schema; a route without input has none. */
interface Shaped {
  shape?: Record<string, { shape?: object } | undefined>;
}

describe('a child of another team', () => {
  const name = 'Theirs';
  const act = 'page:/there';
  const steps = [
    { type: 'page', value: '/a' },
    { type: 'page', value: '/b' },
  ];
  const questions = [{ id: 'why', type: 'long_text', text: 'Why?' }];
  const places = [{ tile: NO_ID, place: { x: 0, y: 0, w: 2, h: 2 } }];
  /** What reading routes of these want to be told, besides which. */
  const QUERIES: Record<string, string> = { '/surveys/surveys': '&rows=why&columns=device&question=why' };
  /** How one is made, and a body with which its other routes would change it. */
  const CHILDREN: Record<string, object> = {
    '/goals': { name, act },
    '/annotations': { text: name },
    '/segments': { name, filter: { device: 'mobile' } },
    '/recording-views': { name, filter: {} },
    '/path-groups': { name, pattern: '/there/*' },
    '/funnels': { name, steps },
    '/heatmaps/zones': { name, path: '/', shape: { type: 'element', selector: '#a' } },
    '/surveys/surveys': { name, questions, status: 'live', question: 'why', tags: ['theirs'] },
    '/webhooks': { url: 'https://hooks.example/theirs', events: ['goal.reached'] },
    '/alerts': { name, watch: { kind: 'silence', minutes: 120 } },
    '/boards': { name, title: name, shows: { kind: 'figures', metrics: ['visitors'] }, places },
    '/forms': { name, key: 'theirs' },
  };

  it.each(Object.entries(CHILDREN))(
    'is as missing as none, under its own parent and under another: %s',
    async (base, body) => {
      const { id } = await cast.make<{ id: string }>(base, cast.bob, { ...body, site: cast.foreign.site });
      const routes = routesFor('member').filter(({ path }) => path.startsWith(`${base}/{id}`));
      expect(routes).not.toEqual([]);
      const before = await cast.everything();
      for (const route of routes) {
        const given = route.method === 'GET' ? { query: QUERIES[base] ?? '' } : body;
        const under = (site: number, child: string) =>
          ask(route, cast.members.owner, { ...cast.own, site, child }, given);
        const missing = await under(cast.own.site, NO_ID);
        expect(missing.status, route.name).toBe(404);
        expect(await under(cast.own.site, id), route.name).toEqual(missing);
        expect((await under(cast.foreign.site, id)).status, route.name).toBe(404);
      }
      expect(await cast.everything()).toEqual(before);
    },
  );

  it('that visitors have sent is as missing as none: feedback, answers', async () => {
    const { own, foreign, members, bob } = cast;
    await cast.call('PATCH', `/sites/${foreign.site}`, bob, {
      settings: { feedback: { ...DEFAULT_BUBBLE, on: true } },
    });
    const asked = { name, questions, status: 'live', site: foreign.site };
    const survey = await cast.make<{ id: string }>('/surveys/surveys', bob, asked);
    const answers = [{ question: 'why', value: name }];
    const answer = await cast.make<{ id: string }>('/surveys/responses', {}, { survey: survey.id, answers });
    const [message, now] = [crypto.randomUUID(), Date.now()];
    const sent = {
      tracking_id: foreign.tracking,
      id: message,
      at: now,
      sent_at: now,
      url: 'https://other.example/',
      text: name,
    };
    await cast.make('/feedback', {}, { ...sent, viewport_w: 1, viewport_h: 1, scroll_x: 0, scroll_y: 0 });
    const before = await cast.everything();
    const theirs = [
      ['/feedback/{id}', message],
      ['/surveys/responses/{id}', answer.id],
    ] as const;
    for (const [base, child] of theirs) {
      const routes = routesFor('member').filter(({ path }) => path.startsWith(base));
      expect(routes).not.toEqual([]);
      for (const route of routes) {
        const given = route.method === 'GET' ? {} : { text: name, state: 'done', query: `&survey=${survey.id}` };
        const under = (site: number, id: string) => ask(route, members.owner, { ...own, site, child: id }, given);
        const missing = await under(own.site, NO_ID);
        expect(missing.status, route.name).toBe(404);
        expect(await under(own.site, child), route.name).toEqual(missing);
        expect((await under(foreign.site, child)).status, route.name).toBe(404);
      }
    }
    expect(await cast.everything()).toEqual(before);
    const { body } = await cast.call('GET', `/surveys/responses?site=${foreign.site}`, bob);
    expect(body).toMatchObject({ items: [{ id: answer.id }] });
  });

  it('of a recording is as missing as none', async () => {
    const { own, foreign, members } = cast;
    const routes = routesFor('member').filter(({ path }) => path.startsWith('/recordings/{id}'));
    const before = await cast.everything();
    for (const route of routes.filter(({ path }) => !path.includes('/notes/') && !path.includes('/clips/'))) {
      const theirs = await ask(route, members.owner, { ...own, child: foreign.session });
      expect(theirs, route.name).toEqual(await ask(route, members.owner, { ...own, child: NO_ID }));
    }
    expect(await cast.everything()).toEqual(before);
  });
});

// Every change that there is, by everybody who may not make it.
it('whoever is refused has changed nothing', { timeout: 60_000 }, async () => {
  const before = await cast.everything();
  const strangers = [...Object.values(cast.nobodies), cast.ingest, cast.bob];
  const changes = routesFor('member').filter(
    ({ method, about }) => method !== 'GET' && about !== 'account' && about !== 'own',
  );
  for (const route of changes) for (const who of strangers) await ask(route, who, cast.own);
  for (const route of changes) if (!mayCall(route, 'viewer')) await ask(route, cast.members.viewer, cast.own);
  expect(await cast.everything()).toEqual(before);
});

describe('a route for links', () => {
  it.each(routesFor('share'))('is closed to everything else: $name', async (route) => {
    const { own, members, ingest, link } = cast;
    const wrong = [{}, members.owner, ingest, members['manage key'], { authorization: `Bearer ${link}` }];
    // From an address of its own, for only so many may be refused from one.
    const from = { 'x-forwarded-for': `203.0.113.${ROUTES.indexOf(route) % 256}` };
    for (const headers of [...wrong, { authorization: `Share ${own.tracking}` }])
      expect(await ask(route, { ...headers, ...from }, own)).toEqual({ status: 404, code: 'share_not_found' });
    const isShown = route.shows?.includes('recording');
    expect((await ask(route, { authorization: `Share ${link}`, ...from }, own)).status).toBe(isShown ? 200 : 404);
  });

  it.each(routesFor('share'))('only reads, and is not told what of: $name', ({ method, inputSchema }) => {
    expect(method).toBe('GET');
    const { shape = {} } = (inputSchema ?? {}) as Shaped;
    expect(Object.keys(shape).filter((field) => /site|id$|visitor|session/.test(field))).toEqual([]);
  });
});
