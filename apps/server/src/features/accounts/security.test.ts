import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PASSWORD, serveAccountsAndSites } from '../../testing/serve-accounts-and-sites.testing.ts';

let server: Awaited<ReturnType<typeof serveAccountsAndSites>>;
let ada: Awaited<ReturnType<typeof server.signUp>>;
beforeEach(async () => {
  server = await serveAccountsAndSites();
  ada = await server.signUp('ada');
});
afterEach(() => server.close());

const email = 'ada@example.com';
const login = (given: object = {}) => server.call('POST', '/auth/login', { email, password: PASSWORD, ...given });

describe('the second factor', () => {
  let secret = '';
  let code = () => '';
  let recovery: string[] = [];
  beforeEach(async () => {
    ({ secret } = (await ada.call('POST', '/auth/totp', { password: PASSWORD })).body);
    code = () => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: server.now() });
    recovery = (await ada.call('POST', '/auth/totp/confirm', { code: code() })).body.recovery_codes;
    server.pass(30_000);
  });

  test('is asked for once the password is right, and no sooner', async () => {
    expect((await login()).body.code).toBe('second_factor_required');
    expect((await login({ password: 'not this one at all' })).body.code).toBe('wrong_credentials');
    expect((await login({ password: 'not this one at all', code: code() })).body.code).toBe('wrong_credentials');
    expect((await login({ code: code() })).status).toBe(200);
  });

  test('takes a code once, and none that is old', async () => {
    const now = code();
    expect((await login({ code: now })).status).toBe(200);
    expect((await login({ code: now })).body.code).toBe('wrong_code');
    server.pass(30_000);
    const old = code();
    server.pass(90_000);
    expect((await login({ code: old })).body.code).toBe('wrong_code');
  });

  test('takes a recovery code once, however it is typed', async () => {
    expect(recovery).toHaveLength(10);
    const typed = ` ${recovery[0]?.toUpperCase().replaceAll('-', ' ')}`;
    expect((await login({ code: typed })).status).toBe(200);
    expect((await login({ code: typed })).body.code).toBe('wrong_code');
    expect((await ada.call('GET', '/auth/security')).body.recovery_codes).toBe(9);
  });

  test('is guessed at no more often than a password', async () => {
    const answers = [];
    for (let guess = 0; guess < 9; guess++) answers.push((await login({ code: '000000' })).status);
    expect(answers.at(-1)).toBe(429);
  });

  test('goes only with a code, and cannot be begun over', async () => {
    expect((await ada.call('POST', '/auth/totp', { password: PASSWORD })).body.code).toBe('totp_not_begun');
    expect((await ada.call('POST', '/auth/totp/remove', { code: '123456' })).body.code).toBe('wrong_code');
    expect((await ada.call('POST', '/auth/totp/remove', { code: code() })).status).toBe(204);
    expect((await login()).status).toBe(200);
  });

  test('is nowhere in the store as it is', async () => {
    const stored = JSON.stringify([
      await server.records.selectFrom('totp_factors').selectAll().execute(),
      await server.records.selectFrom('recovery_codes').selectAll().execute(),
    ]);
    for (const text of [secret, ...recovery]) expect(stored).not.toContain(text);
  });

  test('needs the password to be begun', async () => {
    const eve = await server.signUp('eve');
    expect((await eve.call('POST', '/auth/totp', { password: 'not this one at all' })).body.code).toBe(
      'wrong_password',
    );
    expect((await eve.call('POST', '/auth/totp', {})).body.code).toBe('wrong_password');
  });
});

test('whoever finds a screen unlocked gives themselves no passkey', async () => {
  const options = (given: object) => ada.call('POST', '/auth/passkeys/options', given);
  expect((await options({})).body.code).toBe('wrong_password');
  expect((await options({ password: 'not this one at all' })).body.code).toBe('wrong_password');
  expect((await options({ password: PASSWORD })).body.challenge).toEqual(expect.any(String));
});

describe('a forgotten password', () => {
  const ask = async (to: string) => {
    const { status } = await server.call('POST', '/auth/password-reset', { email: to });
    await server.jobs.settled();
    return status;
  };
  const tokenOf = (mail: (typeof server.mails)[number] | undefined) =>
    /\/reset\/([\w-]+)/.exec(JSON.stringify(mail))?.[1];
  const confirm = (token: string | undefined, password: string) =>
    server.call('POST', '/auth/password-reset/confirm', { token, password });

  test('is answered alike for every address, and mailed to whom it concerns', async () => {
    expect(await ask(email)).toBe(202);
    expect(await ask('nobody@example.com')).toBe(202);
    expect(server.mails.map(({ to }) => to)).toEqual([email]);
  });

  test('is replaced by a link, once; then all are signed out', async () => {
    await ask(email);
    const token = tokenOf(server.mails[0]);
    expect((await confirm(token, 'short')).body.code).toBe('weak_password');
    expect((await confirm(token, 'another seven lanterns')).status).toBe(204);
    expect((await confirm(token, 'yet another seven lanterns')).body.code).toBe('reset_not_valid');
    expect((await ada.call('GET', '/auth/me')).status).toBe(401);
    expect((await login()).status).toBe(401);
    expect((await login({ password: 'another seven lanterns' })).status).toBe(200);
  });

  test('is not replaced by an old link, nor by an older one of two', async () => {
    await ask(email);
    server.pass(60 * 60_000);
    expect((await confirm(tokenOf(server.mails[0]), 'another seven lanterns')).body.code).toBe('reset_not_valid');
  });

  test('fills nobody’s letter box', async () => {
    const answers = [];
    for (let time = 0; time < 6; time++) answers.push(await ask('nobody@example.com'));
    expect(answers).toEqual([202, 202, 202, 202, 202, 429]);
  });
});

describe('where one is signed in', () => {
  test('is listed, and can be ended one by one and all at once', async () => {
    const [one, two] = [(await login()).body, (await login()).body];
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const me = async (token: string) => (await server.call('GET', '/auth/me', undefined, bearer(token))).status;
    const { sessions } = (await ada.call('GET', '/auth/security')).body;
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ is_this }: { is_this: boolean }) => is_this)).toHaveLength(1);

    const mine = (await server.call('GET', '/auth/security', undefined, bearer(one.access))).body.sessions;
    const { id } = mine.find(({ is_this }: { is_this: boolean }) => is_this);
    expect((await ada.call('DELETE', `/auth/sessions/${id}`)).status).toBe(204);
    expect([await me(one.access), await me(two.access)]).toEqual([401, 200]);
    expect((await ada.call('POST', '/auth/sessions/end-others')).status).toBe(204);
    expect(await me(two.access)).toBe(401);
    expect((await ada.call('GET', '/auth/me')).status).toBe(200);
  });

  test('somebody else’s session is as missing as none', async () => {
    const eve = await server.signUp('eve');
    const [hers] = (await eve.call('GET', '/auth/security')).body.sessions;
    expect((await ada.call('DELETE', `/auth/sessions/${hers.id}`)).status).toBe(404);
    expect((await eve.call('GET', '/auth/me')).status).toBe(200);
  });

  test('a new password ends all others', async () => {
    const { access } = (await login()).body;
    const wanted = { current: PASSWORD, password: 'another seven lanterns' };
    expect((await ada.call('POST', '/auth/password', { ...wanted, current: 'no' })).body.code).toBe('wrong_password');
    expect((await ada.call('POST', '/auth/password', wanted)).status).toBe(204);
    expect((await server.call('GET', '/auth/me', undefined, { authorization: `Bearer ${access}` })).status).toBe(401);
    expect((await ada.call('GET', '/auth/me')).status).toBe(200);
  });
});
