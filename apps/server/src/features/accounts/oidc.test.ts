import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PASSWORD, serveAccountsAndSites } from '../../testing/serve-accounts-and-sites.testing.ts';
import type { RegistrationPolicy } from './registration.ts';

/** A real provider, which knows whoever is named on its own sign-in page. */
const BASE = 'http://localhost:8080';
const listening: Server[] = [];
let issuer = '';
let isVerified = true;

/** @param path what it calls itself has after its host @returns what it calls itself */
async function startProvider(path = ''): Promise<string> {
  const server = createServer();
  listening.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // of a port, not of a pipe
  const name = `http://127.0.0.1:${port}${path}`;
  const provider = new Provider(name, {
    clients: [{ client_id: 'desirepath', client_secret: 'shared', redirect_uris: [`${BASE}/auth/oidc/callback`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.com`, email_verified: isVerified, name: id }),
    }),
    cookies: { keys: ['k'] },
  });
  const answer = provider.callback();
  const root = path.replace(/\/$/, '');
  server.on('request', (request, response) => {
    // As express does for what it mounts: the provider takes from the one where the other is.
    Object.assign(request, { originalUrl: request.url, url: request.url?.slice(root.length) });
    void answer(request, response);
  });
  return name;
}
beforeAll(async () => {
  issuer = await startProvider();
});
afterAll(() => {
  for (const server of listening) server.close();
});

let server: Awaited<ReturnType<typeof serveAccountsAndSites>>;
const serve = async (registration: RegistrationPolicy = 'first', named = issuer) => {
  const oidc = { issuer: named, clientId: 'desirepath', clientSecret: 'shared', name: 'The office' };
  server = await serveAccountsAndSites({ registration, oidc });
};
beforeEach(() => {
  isVerified = true;
});
afterEach(() => server.close());

/** What a browser does: it follows, keeps cookies, and fills in the forms of the provider's own pages. */
async function atProvider(url: string, name: string): Promise<string> {
  const jar = new Map<string, string>();
  const go = async (to: string, form?: Record<string, string>): Promise<string> => {
    if (to.startsWith(BASE)) return to;
    const answer = await fetch(to, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(key, value);
    }
    const next = answer.headers.get('location');
    if (next) return go(new URL(next, to).href);
    const page = await answer.text();
    const action = /action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!action || !prompt) throw new Error(page);
    return go(new URL(action, to).href, prompt === 'login' ? { prompt, login: name, password: 'any' } : { prompt });
  };
  return go(url);
}

async function signInAs(
  name: string,
  change: (callback: string) => string = (callback) => callback,
  back = '/sites/7',
) {
  const start = await server.app.inject({ url: `/auth/oidc/start?return=${encodeURIComponent(back)}` });
  const cookie = String(start.headers['set-cookie']).split(';')[0];
  const callback = change(await atProvider(String(start.headers.location), name));
  const end = await server.app.inject({ url: callback.slice(BASE.length), headers: { cookie } });
  const session = [end.headers['set-cookie'] ?? []].flat().find((one) => one.includes('session_token'));
  const me = await server.call('GET', '/auth/me', undefined, { cookie: session?.split(';')[0] ?? '' });
  return { to: end.headers.location, me: me.body };
}

describe('signing in by a provider', () => {
  test('makes the account of who may register, and finds it again', async () => {
    await serve();
    const first = await signInAs('ada');
    expect(first).toMatchObject({ to: '/sites/7', me: { email: 'ada@example.com', name: 'ada' } });
    expect((await signInAs('ada')).me.id).toBe(first.me.id);
    expect((await server.call('GET', '/auth/setup')).body).toMatchObject({ is_new: false, provider: 'The office' });
  });

  test.each([
    ['/application/o/app/', '/application/o/app/'],
    ['/application/o/app/', '/application/o/app'],
    ['/realms/app', '/realms/app'],
    ['/realms/app', '/realms/app/'],
  ])('works with one that calls itself %s, and is set as %s', async (path, set) => {
    const name = await startProvider(path);
    await serve('first', name.replace(path, set));
    expect(await signInAs('ada')).toMatchObject({ to: '/sites/7', me: { email: 'ada@example.com' } });
  });

  test('is closed to whom nobody has invited', async () => {
    await serve();
    await signInAs('ada');
    expect(await signInAs('eve')).toMatchObject({ to: '/sign-in?problem=registration_closed' });
  });

  test('finds the account with the same address', async () => {
    await serve('open');
    const { account } = await server.signUp('ada');
    expect((await signInAs('ada')).me.id).toBe(account.id);
  });

  test('ends whatever somebody else had prepared who registered with the address', async () => {
    await serve('open');
    await server.signUp('eve');
    const { account, call } = await server.signUp('ada'); // by whom, nobody has checked
    expect((await signInAs('ada')).me.id).toBe(account.id);
    expect((await call('GET', '/auth/me')).status).toBe(401);
    const login = { email: 'ada@example.com', password: PASSWORD };
    expect((await server.call('POST', '/auth/login', login)).body.code).toBe('wrong_credentials');
    // From then on it is theirs: a password that they choose stays.
    const { records } = server;
    const [row] = await records.selectFrom('accounts').select('email_verified').where('id', '=', account.id).execute();
    expect(row).toEqual({ email_verified: 1 });
  });

  test.each(['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example/'])(
    'leads to no other site: %j',
    async (back) => {
      await serve('open');
      expect((await signInAs('ada', undefined, back)).to).toBe('/');
    },
  );

  test('takes no address that the provider has not checked', async () => {
    await serve('open');
    isVerified = false;
    expect(await signInAs('ada')).toMatchObject({ to: '/sign-in?problem=provider_refused' });
  });

  test.each([
    ['another state', (url: string) => url.replace(/state=[^&]+/, 'state=other')],
    ['another code', (url: string) => url.replace(/code=[^&]+/, 'code=other')],
    ['an error', (url: string) => url.replace(/code=[^&]+/, 'error=access_denied')],
    ['another issuer', (url: string) => url.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')],
  ])('refuses an answer with %s', async (_, change) => {
    await serve('open');
    expect(await signInAs('ada', change)).toMatchObject({ to: '/sign-in?problem=provider_refused' });
  });

  test('takes no answer that this browser has not asked for, and leads to no other site', async () => {
    await serve('open');
    const { headers } = await server.app.inject({ url: '/auth/oidc/callback?code=x&state=y' });
    expect(headers.location).toBe('/sign-in?problem=provider_refused');
    const start = await server.app.inject({ url: '/auth/oidc/start?return=%2F%2Fevil.example' });
    expect(start.headers['set-cookie']).toContain('HttpOnly; SameSite=Lax');
  });
});
