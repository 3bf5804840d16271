import { describe, expect, test } from 'vitest';
import { createGuard, type Identity } from './guard.ts';

const caller = (id: string): Identity => ({
  account: { id, email: `${id}@example.com`, name: id, created_at: '2026-11-01T00:00:00.000Z' },
  session_id: id,
});

const guard = createGuard({
  identities: {
    byToken: async (token) => (token === 'good' ? caller('bearer') : undefined),
    byCookie: async (cookie) => (cookie === 'session=good' ? caller('cookie') : undefined),
  },
  links: {
    find: async (token) =>
      token === 'link'
        ? { id: '1', site: 7, thing: { kind: 'clip', id: 'c' }, name: 'A clip', expires_at: 1_800_000_000_000 }
        : undefined,
  },
  rights: { atSite: async () => undefined, inTeam: async () => undefined },
  audit: async () => {},
  baseUrl: 'https://dp.example',
});

const cookie = 'session=good';
const host = 'dp.example';

describe('who is calling', () => {
  test.each([
    ['a bearer', { authorization: 'Bearer good' }, 'bearer'],
    ['a bearer in small letters', { authorization: 'bearer good' }, 'bearer'],
    ['a cookie', { cookie }, 'cookie'],
    ['a bearer rather than a cookie', { authorization: 'Bearer good', cookie }, 'bearer'],
  ])('%s proves its caller', async (_, headers, id) => {
    expect(await guard.proveCaller({ method: 'GET', headers })).toEqual(caller(id));
  });

  test.each([
    ['nothing', {}],
    ['a wrong bearer', { authorization: 'Bearer bad' }],
    ['a wrong bearer beside a good cookie', { authorization: 'Bearer bad', cookie }],
    ['another scheme beside a good cookie', { authorization: 'Basic good', cookie }],
    ['an empty bearer', { authorization: 'Bearer ' }],
    ['a wrong cookie', { cookie: 'session=bad' }],
    ['a link', { authorization: 'Share link' }],
    ['a link that calls itself a bearer', { authorization: 'Bearer link' }],
  ])('%s proves nobody', async (_, headers) => {
    await expect(guard.proveCaller({ method: 'GET', headers })).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});

describe('what a recorded page names is not asked for in the name of who watches it', () => {
  test.each(['image', 'font', 'style', 'video', 'track', 'object', 'embed', 'script'])('as %s', async (dest) => {
    const headers = { cookie, host, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': dest };
    const claim = { method: 'GET', headers };
    await expect(guard.proveCaller(claim)).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(await guard.proveCaller(claim, { shown: true })).toEqual(caller('cookie'));
    expect(await guard.proveCaller({ method: 'GET', headers: { ...headers, authorization: 'Bearer good' } })).toEqual(
      caller('bearer'),
    );
  });

  test.each(['empty', 'document', 'iframe'])(
    'but what a script, a person or our own frame asks is, as %s',
    async (dest) => {
      const headers = { cookie, host, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': dest };
      expect(await guard.proveCaller({ method: 'GET', headers })).toEqual(caller('cookie'));
    },
  );
});

describe('changes by cookie come from our own pages', () => {
  test.each([
    ['BASE_URL', { origin: 'https://dp.example', host: 'internal:8080' }],
    ['the host it was opened by', { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' }],
    ['the same origin, says the browser', { 'sec-fetch-site': 'same-origin', origin: 'http://[::1]:8080', host }],
    ['no browser at all', { host }],
  ])('%s may', async (_, headers) => {
    expect(await guard.proveCaller({ method: 'POST', headers: { cookie, ...headers } })).toEqual(caller('cookie'));
  });

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', host }],
    ['a neighbour on the same domain', { 'sec-fetch-site': 'same-site', origin: 'https://blog.dp.example', host }],
    ['another origin in an old browser', { origin: 'https://evil.example', host }],
    ['another port of the host', { origin: 'https://dp.example:444', host }],
    ['a sandboxed frame', { origin: 'null', host }],
    ['a browser that hides the origin', { 'sec-fetch-site': 'cross-site', host }],
  ])('%s may not', async (_, headers) => {
    const claim = { method: 'POST', headers: { cookie, ...headers } };
    await expect(guard.proveCaller(claim)).rejects.toMatchObject({ code: 'foreign_origin', status: 403 });
    expect(() => guard.refuseForeignOrigin(claim)).toThrow();
  });

  test('reading may come from anywhere: no other website sees the answer', async () => {
    const headers = { cookie, 'sec-fetch-site': 'cross-site', host };
    expect(await guard.proveCaller({ method: 'GET', headers })).toEqual(caller('cookie'));
  });

  test('a bearer may be sent from anywhere: browsers never add one unasked', async () => {
    const headers = { authorization: 'Bearer good', 'sec-fetch-site': 'cross-site', host };
    expect(await guard.proveCaller({ method: 'DELETE', headers })).toEqual(caller('bearer'));
  });
});

describe('what a link shows', () => {
  const prove = (authorization: string | undefined, kind: 'clip' | 'recording') =>
    guard.proveShare({ method: 'GET', headers: { authorization, cookie }, ip: '127.0.0.1' }, [kind]);

  test('is its thing, to a route that shows such things', async () => {
    expect(await prove('Share link', 'clip')).toMatchObject({ site: 7, thing: { id: 'c' } });
  });

  test.each([
    ['of another kind', 'Share link', 'recording'],
    ['that is unknown', 'Share other', 'clip'],
    ['that is empty', 'Share ', 'clip'],
    ['without its scheme', 'link', 'clip'],
    ['that is an access token', 'Bearer good', 'clip'],
    ['that is missing, though a good cookie is there', undefined, 'clip'],
  ] as const)('a link %s shows nothing', async (_, authorization, kind) => {
    await expect(prove(authorization, kind)).rejects.toMatchObject({ code: 'share_not_found' });
  });
});
