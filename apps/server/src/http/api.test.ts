import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { type AppError, appError } from '../errors/app-error.ts';
import { apiRoutes } from './api.ts';
import { publicApi } from './implement.ts';

let server: FastifyInstance;
afterEach(() => server.close());

/** What a route of the contract answers that fails like this. */
async function refusalOf(error: AppError) {
  server = fastify();
  const guard = {
    proveCaller: () => Promise.reject(error),
    permit: () => Promise.reject(error),
    audit: () => Promise.reject(error),
    proveShare: () => Promise.reject(error),
    refuseForeignOrigin: () => {},
  };
  const setup = publicApi.accounts.setup.handler(() => {
    throw error;
  });
  await server.register(apiRoutes({ setup }, guard));
  return server.inject({ method: 'GET', url: '/api/auth/setup' });
}

it.each([
  ['not_signed_in', {}, 401, { 'www-authenticate': 'Bearer' }],
  ['storage_unavailable', {}, 503, { 'retry-after': '2' }],
  ['rate_limited', { retryAfter: 17 }, 429, { 'retry-after': '17' }],
] as const)('answers %s with the headers that HTTP wants', async (code, details, status, headers) => {
  const answer = await refusalOf(appError(code, details));
  expect(answer.statusCode).toBe(status);
  expect(answer.headers).toMatchObject(headers);
  expect(answer.json()).toMatchObject({ code });
});

it('says of other refusals nothing more', async () => {
  const { headers } = await refusalOf(appError('site_not_found'));
  expect(headers).not.toHaveProperty('retry-after');
  expect(headers).not.toHaveProperty('www-authenticate');
});
