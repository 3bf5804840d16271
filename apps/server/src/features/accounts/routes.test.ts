import { TOKENS } from '@desirepath/contract/limits';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, PASSWORD, serveAccountsAndSites } from '../../testing/serve-accounts-and-sites.testing.ts';

type Server = Awaited<ReturnType<typeof serveAccountsAndSites>>;
let server: Server;
beforeEach(async () => {
  server = await serveAccountsAndSites();
});
afterEach(() => server.close());

const serveWith = async (setting: Parameters<typeof serveAccountsAndSites>[0]) => {
  await server.close();
  server = await serveAccountsAndSites(setting);
};

const ada = { email: 'ada@example.com', password: PASSWORD };
const register = (given: object = ada) => server.call('POST', '/auth/register', given);
const login = (given: object = ada, headers = {}) => server.call('POST', '/auth/login', given, headers);
const refresh = (token: string) => server.call('POST', '/auth/refresh', { refresh: token });
const me = (access: string) => server.call('GET', '/auth/me', undefined, { authorization: `Bearer ${access}` });
const withCookie = (cookies: string[]) => ({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });

describe('registering', () => {
  test('makes an account, and says nothing of its password', async () => {
    const { status, body } = await register({ ...ada, email: 'Ada@Example.com', name: ' Ada Lovelace ' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      email: 'ada@example.com',
      name: 'Ada Lovelace',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  });

  test('signs the browser in', async () => {
    const { cookies, body } = await register();
    const { body: mine } = await server.call('GET', '/auth/me', undefined, withCookie(cookies));
    expect(mine).toEqual({ ...body, owns_installation: true }); // who comes first owns it
  });

  test('without a name it is called by its address', async () => {
    expect((await register()).body.name).toBe('ada');
  });

  test('an address is taken in whatever case it is written', async () => {
    await register();
    const { status, body } = await register({ ...ada, email: 'ADA@example.com' });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'email_taken' });
  });

  test.each([
    ['no e-mail address', { email: 'ada', password: PASSWORD }, 'invalid_input', 'email'],
    ['no password', { email: ada.email }, 'invalid_input', 'password'],
    ['a name of two lines', { ...ada, name: 'Ada\u0000' }, 'invalid_input', 'name'],
    ['a short password', { ...ada, password: 'short' }, 'weak_password', 'password'],
    ['a common password', { ...ada, password: 'password123' }, 'weak_password', 'password'],
    ['the address for a password', { ...ada, password: ada.email }, 'weak_password', 'password'],
  ])('%s is refused', async (_, given, code, path) => {
    const { status, body } = await register(given);
    expect({ status, code: body.code, path: body.issues[0].path }).toEqual({ status: 400, code, path });
  });

  test('of ten at once with one address, one succeeds and nine are told', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => register()));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  test('is not endless from one address', async () => {
    const answers: Answer[] = [];
    for (let i = 0; i < 61; i++) answers.push(await register({ ...ada, password: 'short' }));
    expect(answers.map(({ status }) => status)).toEqual([...Array(60).fill(400), 429]);
  });
});

describe('who may register', () => {
  const setup = async () => (await server.call('GET', '/auth/setup')).body;

  test('first: the first account, and then nobody', async () => {
    await serveWith({ registration: 'first' });
    expect(await setup()).toMatchObject({ can_register: true, is_new: true });
    await register();
    expect(await setup()).toMatchObject({ can_register: false, is_new: false });
    const { status, body } = await register({ ...ada, email: 'bob@example.com' });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'registration_closed' });
  });

  test('the first account of all needs the token of the log, unless it is made at the machine', async () => {
    const payload = { ...ada };
    const from = (given: object) =>
      server.app.inject({ method: 'POST', url: '/api/auth/register', payload: given, remoteAddress: '192.168.1.7' });
    expect((await from(payload)).json().code).toBe('setup_token_wrong');
    expect((await from({ ...payload, setup_token: 'setup?' })).json().code).toBe('setup_token_wrong');
    expect((await from({ ...payload, setup_token: 'setup' })).statusCode).toBe(201);
    expect((await from({ ...payload, email: 'bob@example.com' })).statusCode).toBe(201); // it is open to everybody now
  });

  test('first: of ten at once exactly one wins', async () => {
    await serveWith({ registration: 'first' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => register({ ...ada, email: `person${i}@example.com` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(403)]);
    expect(await server.records.selectFrom('accounts').select('owner').execute()).toEqual([{ owner: 1 }]);
  });

  test('closed: nobody, and nobody learns which addresses are taken', async () => {
    await serveWith({ registration: 'closed' });
    expect(await setup()).toMatchObject({ can_register: false, is_new: true });
    expect((await register()).body.code).toBe('registration_closed');
  });

  test('open: everybody, and the first of many at once is the one owner', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) => register({ ...ada, email: `person${i}@example.com` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
    const owners = await server.records.selectFrom('accounts').select('id').where('owner', '=', 1).execute();
    expect(owners).toHaveLength(1);
    expect(await setup()).toMatchObject({ can_register: true, is_new: false });
  });
});

describe('signing in', () => {
  beforeEach(() => register());

  test.each([
    ['/auth/login', ada],
    ['/token', ada],
    ['/token', { username: ada.email, password: PASSWORD }],
    ['/auth/login', { ...ada, email: 'ADA@example.com' }],
  ])('at %s gives a pair of tokens', async (path, given) => {
    const { status, body } = await server.call('POST', path, given);
    expect(status).toBe(200);
    expect(body).toEqual({ access: expect.any(String), refresh: expect.any(String), expires_in: 900 });
    expect((await me(body.access)).body.email).toBe('ada@example.com');
  });

  test('sets a cookie that scripts cannot read and other websites cannot send', async () => {
    const { cookies } = await login();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^desirepath\.session_token=.+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await server.call('GET', '/auth/me', undefined, withCookie(cookies))).status).toBe(200);
  });

  test('on HTTPS the cookie is for HTTPS alone', async () => {
    await serveWith({ baseUrl: 'https://stats.example.com' });
    expect((await register()).cookies[0]).toMatch(/^__Secure-.*; Secure/);
  });

  test('a wrong password and an unknown address have the same answer', async () => {
    const wrong = await login({ ...ada, password: 'wrong password' });
    const unknown = await login({ ...ada, email: 'nobody@example.com' });
    expect(wrong.status).toBe(401);
    expect(wrong.body.code).toBe('wrong_credentials');
    expect({ ...unknown, headers: {} }).toEqual({ ...wrong, headers: {} });
  });

  test('an unknown address takes as long as a wrong password', async () => {
    // Of the processor's time, for that of the clock depends on what else the machine does.
    const workOf = async (given: object) => {
      const before = process.cpuUsage();
      await login(given);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    // The least of some is what the work itself takes; looking nothing up would take a twentieth of it.
    const least = async (given: object) => Math.min(...[await workOf(given), await workOf(given), await workOf(given)]);
    const wrong = await least({ ...ada, password: 'wrong password' });
    expect(await least({ ...ada, email: 'nobody@example.com' })).toBeGreaterThan(wrong / 3);
  });

  test('without address or password is refused, and the field named', async () => {
    expect((await login({ password: PASSWORD })).body.issues[0].path).toBe('email');
    expect((await login({ email: ada.email })).body.issues[0].path).toBe('password');
  });

  test('from another website is refused', async () => {
    const { status, body } = await login(ada, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'foreign_origin' });
  });

  test('with what SQL would choke on is only wrong', async () => {
    expect((await login({ ...ada, password: `' or 1=1 --\u0000` })).status).toBe(401);
  });
});

describe('guessing', () => {
  beforeEach(() => register());
  const guess = (email = ada.email) => login({ email, password: 'wrong password' });

  test('is told to wait after some failures, even if it is right then', async () => {
    for (let i = 0; i < 8; i++) expect((await guess()).status).toBe(401);
    const { status, body, headers } = await login();
    expect({ status, code: body.code }).toEqual({ status: 429, code: 'rate_limited' });
    expect(Number(headers['retry-after'])).toBe(900);
    server.pass(900_000);
    expect((await login()).status).toBe(200);
  });

  test('at an unknown address is told the same', async () => {
    for (let i = 0; i < 8; i++) await guess('nobody@example.com');
    expect((await guess('NOBODY@example.com')).status).toBe(429);
  });

  test('many at once is not let through', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => guess()));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(8);
  });

  test('does not count what was right', async () => {
    for (let i = 0; i < 9; i++) expect((await login()).status).toBe(200);
  });
});

describe('tokens', () => {
  const signedIn = async () => {
    await register();
    return (await login()).body as { access: string; refresh: string };
  };

  test('are not in the store', async () => {
    const { access, refresh } = await signedIn();
    const stored = JSON.stringify(await server.records.selectFrom('account_tokens').selectAll().execute());
    expect(stored).not.toContain(access);
    expect(stored).not.toContain(refresh);
  });

  test('an access token ends after its time, and a refresh token gives a new one', async () => {
    const { access, refresh: old } = await signedIn();
    server.pass(TOKENS.accessTtl);
    expect((await me(access)).status).toBe(401);
    const { status, body } = await refresh(old);
    expect(status).toBe(200);
    expect((await me(body.access)).status).toBe(200);
  });

  test('/token/refresh is the same call', async () => {
    const { refresh: token } = await signedIn();
    expect((await server.call('POST', '/token/refresh', { refresh: token })).status).toBe(200);
  });

  test('a refresh token used twice ends the session and everything of it', async () => {
    await register();
    const { body: first, cookies } = await login();
    const { body: second } = await refresh(first.refresh);
    expect((await refresh(first.refresh)).body.code).toBe('refresh_token_invalid');
    expect((await refresh(second.refresh)).status).toBe(401);
    expect((await me(second.access)).status).toBe(401);
    expect((await server.call('GET', '/auth/me', undefined, withCookie(cookies))).status).toBe(401);
  });

  test('a refresh token used by two at once is good for one of them', async () => {
    const { refresh: token } = await signedIn();
    const answers = await Promise.all([refresh(token), refresh(token), refresh(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  test('whoever refreshes stays signed in beyond the first 30 days; whoever does not, does not', async () => {
    const { refresh: first } = await signedIn();
    server.pass(TOKENS.refreshTtl - 1000);
    const { body } = await refresh(first);
    server.pass(TOKENS.refreshTtl - 1000);
    const again = await refresh(body.refresh);
    expect(again.status).toBe(200);
    server.pass(TOKENS.refreshTtl);
    expect((await refresh(again.body.refresh)).status).toBe(401);
  });

  test('one kind does not serve as the other', async () => {
    const { access, refresh: token } = await signedIn();
    expect((await me(token)).status).toBe(401);
    expect((await refresh(access)).status).toBe(401);
    expect((await me(access)).status).toBe(200);
  });

  test.each([['made up'], [''], ['x'.repeat(257)]])('%j is no refresh token', async (token) => {
    expect((await refresh(token)).status).toBeGreaterThanOrEqual(400);
    expect((await refresh(token)).status).toBeLessThan(500);
  });
});

describe('signing out', () => {
  test('ends cookie, access and refresh token at once', async () => {
    await register();
    const { body, cookies } = await login();
    const bearer = { authorization: `Bearer ${body.access}` };
    const out = await server.call('POST', '/auth/logout', { refresh: body.refresh }, bearer);
    expect(out).toMatchObject({ status: 204, body: undefined });
    expect(out.cookies.join()).toMatch(/desirepath\.session_token=; Max-Age=0; .*HttpOnly/);
    expect((await me(body.access)).status).toBe(401);
    expect((await refresh(body.refresh)).status).toBe(401);
    expect((await server.call('GET', '/auth/me', undefined, withCookie(cookies))).status).toBe(401);
  });

  test('by cookie and without a body ends the tokens too', async () => {
    await register();
    const { body, cookies } = await login();
    expect((await server.call('POST', '/auth/logout', undefined, withCookie(cookies))).status).toBe(204);
    expect((await me(body.access)).status).toBe(401);
  });

  test('leaves the other sessions of the account alone, unless their refresh token is given', async () => {
    await register();
    const [one, two, three] = [(await login()).body, (await login()).body, (await login()).body];
    const bearer = { authorization: `Bearer ${one.access}` };
    await server.call('POST', '/auth/logout', { refresh: two.refresh }, bearer);
    expect((await me(two.access)).status).toBe(401);
    expect((await me(three.access)).status).toBe(200);
  });

  test("does not end another account's session by its refresh token", async () => {
    await register();
    const { body } = await login();
    const eve = await server.signUp('eve');
    expect((await eve.call('POST', '/auth/logout', { refresh: body.refresh })).status).toBe(204);
    expect((await me(body.access)).status).toBe(200);
  });

  test('by cookie from another website is refused', async () => {
    await register();
    const { cookies } = await login();
    const headers = { ...withCookie(cookies), origin: 'https://evil.example', host: 'localhost:8080' };
    expect((await server.call('POST', '/auth/logout', {}, headers)).body.code).toBe('foreign_origin');
  });

  test('nobody cannot', async () => {
    expect((await server.call('POST', '/auth/logout', {})).body.code).toBe('not_signed_in');
  });
});

describe('cookies', () => {
  test('a forged or changed cookie is nobody', async () => {
    const [cookie = ''] = (await register()).cookies;
    const value = cookie.split(';')[0] ?? '';
    for (const forged of [
      value.slice(0, -3),
      value.replace(/=../, '=aa'),
      value.replace(/\..*$/, ''),
      'desirepath=x',
    ]) {
      expect((await server.call('GET', '/auth/me', undefined, { cookie: forged })).status).toBe(401);
    }
    expect((await server.call('GET', '/auth/me', undefined, { cookie: value })).status).toBe(200);
  });

  test('who comes back after a day gets a cookie for another 30', async () => {
    const headers = withCookie((await register()).cookies);
    expect((await server.call('GET', '/auth/me', undefined, headers)).cookies).toEqual([]);
    const yesterday = new Date(Date.now() + TOKENS.refreshTtl - 25 * 3_600_000).toISOString();
    await server.records.updateTable('account_sessions').set({ expires_at: yesterday }).execute();
    const { cookies } = await server.call('GET', '/auth/me', undefined, headers);
    expect(cookies[0]).toContain('Max-Age=2592000');
  });

  test('a session that has run out is nobody, and is cleared away by the next one', async () => {
    const headers = withCookie((await register()).cookies);
    const { access } = (await login()).body;
    await server.records.updateTable('account_sessions').set({ expires_at: '2020-01-01T00:00:00.000Z' }).execute();
    expect((await me(access)).status).toBe(401);
    expect((await server.call('GET', '/auth/me', undefined, headers)).status).toBe(401);
    await login();
    expect(await server.records.selectFrom('account_sessions').selectAll().execute()).toHaveLength(1);
  });
});

test('every path works with its trailing slash', async () => {
  await register();
  expect((await server.call('POST', '/token/', ada)).status).toBe(200);
});
