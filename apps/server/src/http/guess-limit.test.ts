import { GUESSES } from '@desirepath/contract/limits';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appError, toErrorBody } from '../errors/app-error.ts';
import { type GuessLimit, limitGuesses } from './guess-limit.ts';
import { refuseByHead } from './refused-by-head.ts';

let app: FastifyInstance;
let door: GuessLimit;
let now: number;
/** How many requests came in. */
let seen: number;
let url: string;
beforeEach(async () => {
  now = 0;
  seen = 0;
  app = fastify({ trustProxy: true });
  app.setErrorHandler((error, _request, reply) => reply.code(toErrorBody(error).status).send());
  const addHeadRule = refuseByHead(app.server, ({ headers }) => String(headers['x-forwarded-for']));
  door = limitGuesses(app, addHeadRule, () => now);
  const answer = async ({ headers }: { headers: { authorization?: string | undefined } }) => {
    seen += 1;
    if (headers.authorization !== 'Bearer good') throw appError('not_signed_in');
    door.admit('good');
    return 'in';
  };
  app.get('/api/sites', answer);
  app.post('/api/auth/login', answer);
  app.get('/open', async () => 'open');
  url = await app.listen();
});
afterEach(() => app.close());

const OFFICE = '203.0.113.7';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const ask = async (
  headers: Record<string, string>,
  { method = 'GET' as 'GET' | 'POST', path = '/api/sites', from = OFFICE } = {},
) => (await fetch(`${url}${path}`, { method, headers: { ...headers, 'x-forwarded-for': from } })).status;
const guess = async (headers: Record<string, string> = bearer('bad'), asked = {}) => {
  for (let count = 0; count < GUESSES.wrong; count++) await ask(headers, asked);
};

test('whoever was wrong too often is turned away unread, and a minute later no more', async () => {
  await guess();
  expect(seen).toBe(GUESSES.wrong);
  expect(await ask(bearer('another'))).toBe(429);
  expect(await ask({}, { method: 'POST', path: '/api/auth/login' })).toBe(429);
  expect(seen).toBe(GUESSES.wrong);
  now += GUESSES.window;
  expect(await ask(bearer('another'))).toBe(401);
});

test('a token that was good, a cookie, another address and what is open to all are let in meanwhile', async () => {
  expect(await ask(bearer('good'))).toBe(200);
  await guess();
  expect(await ask(bearer('good'))).toBe(200);
  expect(await ask({ cookie: 'session=x' })).toBe(401);
  expect(await ask({}, { path: '/open' })).toBe(200);
  expect(await ask(bearer('bad'), { from: '203.0.113.8' })).toBe(401);
});

test('passwords count as tokens do; who is right does not', async () => {
  for (let count = 0; count < 2 * GUESSES.wrong; count++) expect(await ask(bearer('good'))).toBe(200);
  await guess({}, { method: 'POST', path: '/api/auth/login' });
  expect(await ask(bearer('bad'))).toBe(429);
});
