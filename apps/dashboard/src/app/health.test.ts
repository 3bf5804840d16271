import { expect, it } from 'vitest';
import { healthIn } from './health.ts';

it.each([
  ['ok', Response.json({ status: 'ok', behaviour: true, records: true })],
  ['behaviour', Response.json({ status: 'unavailable', behaviour: false, records: true }, { status: 503 })],
  ['records', Response.json({ status: 'unavailable', behaviour: true, records: false }, { status: 503 })],
  ['stores', Response.json({ status: 'unavailable', behaviour: false, records: false }, { status: 503 })],
  ['server', new Response('<h1>502 Bad Gateway</h1>', { status: 502 })],
  ['server', Response.json({ error: 'no upstream' }, { status: 503 })],
])('what is away is named: %s', async (named, answer) => {
  expect(await healthIn(async () => answer)).toBe(named);
});

it('no answer is a server that cannot be reached', async () => {
  expect(await healthIn(() => Promise.reject(new TypeError('Failed to fetch')))).toBe('server');
});
