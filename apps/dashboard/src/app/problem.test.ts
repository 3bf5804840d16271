import { ORPCError } from '@orpc/client';
import { CancelledError } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { isErrorBody, issueOf, isTransient, problemOf } from './problem.ts';

const refused = new ORPCError('invalid_input', {
  status: 400,
  message: 'Some of what was sent is not valid.',
  data: { issues: [{ path: 'settings.time_zone', message: 'Not an IANA time zone' }] },
});

it('a refusal keeps its code, its sentence and its fields', () => {
  const problem = problemOf(refused);
  expect(problem.code).toBe('invalid_input');
  expect(issueOf(problem, 'settings.time_zone')).toBe('Not an IANA time zone');
  expect(issueOf(problem, 'name')).toBeUndefined();
});

it.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])(
  'no connection (%s) is told apart from a mistake of ours',
  (message) => {
    expect(problemOf(new TypeError(message)).code).toBe('unreachable');
    expect(problemOf(new TypeError("Cannot read properties of undefined (reading 'items')")).code).toBe('unexpected');
  },
);

it.each([502, 503, 504])('what a proxy says of a server that is away (%s) is no mistake of ours', (status) => {
  expect(problemOf(new ORPCError('BAD_GATEWAY', { status })).code).toBe('unreachable');
});

it('what somebody did not want to wait for is no mistake, and not asked again', () => {
  const cancelled = new CancelledError();
  expect(problemOf(cancelled).code).toBe('cancelled');
  expect(isTransient(cancelled)).toBe(false);
});

it('only what may pass by itself is asked again', () => {
  expect(isTransient(new TypeError('Failed to fetch'))).toBe(true);
  expect(isTransient(refused)).toBe(false);
});

it('an answer that is not ours is no error body', () => {
  expect(isErrorBody({ code: 'not_found', message: 'x' })).toBe(true);
  expect(isErrorBody({ code: 'teapot', message: 'x' })).toBe(false);
  expect(isErrorBody('<html>')).toBe(false);
  expect(isErrorBody(null)).toBe(false);
});
