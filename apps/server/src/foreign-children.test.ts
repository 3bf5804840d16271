import { DEFAULT_BUBBLE } from '@desirepath/contract/feedback-bubble';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveCast } from './testing/cast.testing.ts';
import { ask, NO_ID, routesFor } from './testing/routes.testing.ts';

let cast: Awaited<ReturnType<typeof serveCast>>;
beforeAll(async () => {
  cast = await serveCast();
});
afterAll(() => cast.close());

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
          ask(cast, route, cast.members.owner, { ...cast.own, site, child }, given);
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
        const under = (site: number, id: string) => ask(cast, route, members.owner, { ...own, site, child: id }, given);
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

  /** Those that are named in other ways: which of theirs stands for each parameter, and who asks. */
  const NAMED: { paths: RegExp; ofAda?: true; theirs: () => Promise<Record<string, string>> }[] = [
    { paths: /^\/shares\/\{id\}/, theirs: () => shared() },
    { paths: /^\/imports\/\{id\}/, theirs: () => made('/imports', { site: cast.foreign.site, name }) },
    { paths: /^\/users\/\{id\}/, theirs: async () => ({ id: await visitorOf(cast.foreign.site) }) },
    { paths: /^\/sessions\/\{session_id\}/, theirs: async () => ({ session_id: cast.foreign.session }) },
    // Ada owns the installation, and by that sees the jobs of all.
    { paths: /^\/jobs\/\{id\}/, ofAda: true, theirs: () => job() },
    {
      paths: /^\/recordings\/\{id\}\/notes\/\{note\}/,
      theirs: () => note(),
    },
    {
      paths: /^\/recordings\/\{id\}\/clips\/\{clip\}/,
      theirs: () => clip(),
    },
    { paths: /^\/teams\/\{team\}\/members\/\{account\}/, theirs: async () => ({ account: (await me()).id }) },
    {
      paths: /^\/teams\/\{team\}\/invitations\/\{id\}/,
      theirs: () =>
        made(`/teams/${cast.foreign.team}/invitations`, { email: 'x@example.com', role: 'viewer', sites: null }),
    },
    {
      paths: /^\/teams\/\{team\}\/keys\/\{id\}/,
      theirs: () => made(`/teams/${cast.foreign.team}/keys`, { name, scope: 'read', days: null }),
    },
    { paths: /^\/auth\/passkeys\/\{id\}/, theirs: () => passkey() },
    {
      paths: /^\/auth\/sessions\/\{id\}/,
      theirs: async () => ({ id: (await first('/auth/security', 'sessions')).id }),
    },
  ];
  const made = async (path: string, body: object) => {
    const { id } = await cast.make<{ id: string }>(path, cast.bob, body);
    return { id };
  };
  const shared = () =>
    made('/shares', { site: cast.foreign.site, thing: { kind: 'recording', id: cast.foreign.session }, days: 1 });
  const note = async () => {
    const { session, site } = cast.foreign;
    const { id } = await made(`/recordings/${session}/notes`, { text: name, at: 0, site });
    return { id: cast.own.session, note: id };
  };
  const clip = async () => {
    const { session: session_id, site: site_id } = cast.foreign;
    const row = { id: crypto.randomUUID(), name, from_ms: 0, to_ms: 2_000, author: null, created_at: 0 };
    await cast.records
      .insertInto('recording_clips')
      .values({ ...row, session_id, site_id })
      .execute();
    return { id: cast.own.session, clip: row.id };
  };
  const job = async () => {
    const { site } = cast.own;
    const { owner } = cast.members;
    const wanted = { page_url: '/', heatmap_type: 'click', device_type: 'desktop' };
    const { job_id } = await cast.make<{ job_id: string }>(`/heatmaps/generate/${site}`, owner, wanted);
    // What it makes is there before anybody compares.
    await expect
      .poll(async () => (await cast.call('GET', `/jobs/${job_id}`, owner)).body)
      .toMatchObject({ status: 'done' });
    return { id: job_id };
  };
  const passkey = async () => {
    const key = { id: 'theirs', public_key: '', counter: 0, transports: '[]', name, created_at: 0, last_used_at: null };
    await cast.records
      .insertInto('passkeys')
      .values({ ...key, account_id: (await me()).id })
      .execute();
    return { id: key.id };
  };
  const me = async () => (await cast.call('GET', '/auth/me', cast.bob)).body as { id: string };
  const first = async (path: string, list = 'items') => {
    const { [list]: items } = (await cast.call('GET', path, cast.bob)).body as Record<string, { id: string }[]>;
    return items?.[0] ?? expect.fail(`there is none at ${path}`);
  };
  const visitorOf = async (site: number) => (await first(`/users?site=${site}`)).id;

  it.each(NAMED)('of whatever kind is as missing as none: $paths', async ({ paths, ofAda, theirs }) => {
    const child = await theirs();
    const routes = routesFor('member').filter(({ path }) => paths.test(path));
    expect(routes).not.toEqual([]);
    const before = await cast.everything();
    const { own, foreign, members, bob } = cast;
    const [who, place] = ofAda ? [bob, foreign] : [members.owner, own];
    const given = { text: name, role: 'viewer', query: '&offset=0' };
    for (const route of routes) {
      const keptParent: Record<string, string> = 'note' in child || 'clip' in child ? { id: own.session } : {};
      const missing = await ask(cast, route, who, { ...place, child: keptParent }, given);
      expect([403, 404], `${route.name} ${missing.code}`).toContain(missing.status);
      expect(await ask(cast, route, who, { ...place, child }, given), route.name).toEqual(missing);
    }
    expect(await cast.everything()).toEqual(before);
  });

  it('is asked for by every route that names one', () => {
    const ELSEWHERE: Record<string, string> = {
      '/assets/{hash}': 'features/recordings/assets/routes.test.ts',
    };
    const bases = [...Object.keys(CHILDREN), '/feedback', '/surveys/responses', '/recordings'];
    const isHere = (path: string) =>
      bases.some((base) => path.startsWith(`${base}/{id}`)) ||
      NAMED.some(({ paths }) => paths.test(path)) ||
      path in ELSEWHERE;
    const naming = routesFor('member').filter(({ path, about }) =>
      [...path.matchAll(/\{(\w+)\}/g)].some(
        ([, one]) => one !== 'site_id' && one !== 'team' && !(one === 'id' && about === 'id'),
      ),
    );
    expect(naming.length).toBeGreaterThan(90);
    expect(naming.filter(({ path }) => !isHere(path)).map((route) => route.name)).toEqual([]);
  });

  it('of a recording is as missing as none', async () => {
    const { own, foreign, members } = cast;
    const routes = routesFor('member').filter(({ path }) => path.startsWith('/recordings/{id}'));
    const before = await cast.everything();
    for (const route of routes.filter(({ path }) => !path.includes('/notes/') && !path.includes('/clips/'))) {
      const theirs = await ask(cast, route, members.owner, { ...own, child: foreign.session });
      expect(theirs, route.name).toEqual(await ask(cast, route, members.owner, { ...own, child: NO_ID }));
    }
    expect(await cast.everything()).toEqual(before);
  });
});
