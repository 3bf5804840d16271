import { type Role, reaches } from '@desirepath/contract/roles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEMBERS, type MemberName, serveCast } from './testing/cast.testing.ts';
import { ask, NO_TEAM, ROUTES, type Route, routesFor, type Target } from './testing/routes.testing.ts';

let cast: Awaited<ReturnType<typeof serveCast>>;
beforeAll(async () => {
  cast = await serveCast();
});
afterAll(() => cast.close());

const targets = () => ({ own: cast.own, foreign: cast.foreign, missing: { site: 999_999, team: NO_TEAM } });

const asked = (route: Route, headers: Record<string, string>, target: Target) => ask(cast, route, headers, target);

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
        expect(await asked(route, headers, target), who).toEqual({ status: 401, code: 'not_signed_in' });
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
        expect(await asked(route, cast.members[who], foreign), who).toEqual(expected);
        expect(await asked(route, cast.members[who], missing), who).toEqual(expected);
      }
      expect(await asked(route, cast.bob, own)).toEqual(gone);
      if (route.about !== 'team') expect(await asked(route, cast.members.limited, own)).toEqual(gone);
    },
  );

  it.each(routesFor('member'))('refuses whose role is too small, and who may only write: $name', async (route) => {
    const { own, foreign, missing } = targets();
    for (const target of [own, foreign, missing]) expect(await asked(route, cast.ingest, target)).toEqual(REFUSED);
    if (!((route.about ?? '') in MISSING)) return;
    for (const who of MEMBERS) {
      if (who === 'limited' || mayCall(route, who)) continue;
      expect(await asked(route, cast.members[who], own), who).toEqual(REFUSED);
    }
  });

  it.each(routesFor('member').filter(({ name }) => !ENDS.has(name)))(
    'lets in whose role suffices: $name',
    async (route) => {
      for (const who of leastOf(route)) {
        const { status, code } = await asked(route, cast.members[who], cast.own);
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

// Every change that there is, by everybody who may not make it.
it('whoever is refused has changed nothing', async () => {
  await cast.atRest();
  const before = await cast.everything();
  const strangers = [...Object.values(cast.nobodies), cast.ingest, cast.bob];
  const changes = routesFor('member').filter(
    ({ method, about }) => method !== 'GET' && about !== 'account' && about !== 'own',
  );
  for (const route of changes) for (const who of strangers) await asked(route, who, cast.own);
  for (const route of changes) if (!mayCall(route, 'viewer')) await asked(route, cast.members.viewer, cast.own);
  expect(await cast.everything()).toEqual(before);
});

describe('a route for links', () => {
  it.each(routesFor('share'))('is closed to everything else: $name', async (route) => {
    const { own, members, ingest, link } = cast;
    const wrong = [{}, members.owner, ingest, members['manage key'], { authorization: `Bearer ${link}` }];
    // From an address of its own, for only so many may be refused from one.
    const from = { 'x-forwarded-for': `203.0.113.${ROUTES.indexOf(route) % 256}` };
    for (const headers of [...wrong, { authorization: `Share ${own.tracking}` }])
      expect(await asked(route, { ...headers, ...from }, own)).toEqual({ status: 404, code: 'share_not_found' });
    const isShown = route.shows?.includes('recording');
    expect((await asked(route, { authorization: `Share ${link}`, ...from }, own)).status).toBe(isShown ? 200 : 404);
  });

  it.each(routesFor('share'))('only reads, and is not told what of: $name', ({ method, inputSchema }) => {
    expect(method).toBe('GET');
    const { shape = {} } = (inputSchema ?? {}) as Shaped;
    expect(Object.keys(shape).filter((field) => /site|id$|visitor|session/.test(field))).toEqual([]);
  });
});
