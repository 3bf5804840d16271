import { ERRORS, type ErrorCode } from '@desirepath/contract/errors';
import { ORPCError, ValidationError } from '@orpc/server';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appError, toErrorBody } from './app-error.ts';

/** An error as Fastify, its plugins and Node make them. */
const coded = (code: string, statusCode?: number) =>
  Object.assign(new Error('internals: /var/db'), { code, statusCode });

describe('every thrown thing has one answer', () => {
  const cases: [string, unknown, ErrorCode][] = [
    ['a refusal of ours', appError('domain_taken'), 'domain_taken'],
    ['a body that is not JSON', coded('FST_ERR_CTP_INVALID_JSON_BODY', 400), 'invalid_json'],
    ['an empty JSON body', coded('FST_ERR_CTP_EMPTY_JSON_BODY', 400), 'invalid_json'],
    ['JSON that oRPC could not read', new ORPCError('BAD_REQUEST', { cause: new SyntaxError('x') }), 'invalid_json'],
    ['a body shorter than announced', coded('FST_ERR_CTP_INVALID_CONTENT_LENGTH', 400), 'incomplete_body'],
    ['a connection cut within the body', coded('ECONNRESET', 400), 'incomplete_body'],
    ['a database connection cut', coded('ECONNRESET'), 'internal'],
    ['a body too large', coded('FST_ERR_CTP_BODY_TOO_LARGE', 413), 'body_too_large'],
    ['a wrong content type', coded('FST_ERR_CTP_INVALID_MEDIA_TYPE', 415), 'unsupported_media_type'],
    ['an unreadable address', coded('FST_ERR_BAD_URL', 400), 'invalid_input'],
    ['an answer that was not there in time', coded('FST_ERR_HANDLER_TIMEOUT', 503), 'storage_unavailable'],
    ['too many requests', coded('', 429), 'rate_limited'],
    ['a full disk', Object.assign(new Error('write'), { code: 'ENOSPC', syscall: 'write' }), 'storage_full'],
    ['a full disk, told to oRPC', new ORPCError('INTERNAL_SERVER_ERROR', { cause: coded('53100') }), 'storage_full'],
    ['no such route', new ORPCError('NOT_FOUND'), 'not_found'],
    ['an answer that breaks the contract', new ORPCError('INTERNAL_SERVER_ERROR'), 'internal'],
    ['an unforeseen error', new Error('secret'), 'internal'],
    ['something that is no error', 'secret', 'internal'],
  ];
  test.each(cases)('%s', (_, error, code) => {
    const { status, message } = ERRORS[code];
    expect(toErrorBody(error)).toEqual({ status, body: { code, message } });
  });
});

test('invalid input says which field and why', () => {
  const issues = [{ path: ['steps', 0, { key: 'value' }], message: 'Required' }, { message: 'Expected an object' }];
  const cause = new ValidationError({ message: 'Input validation failed', issues, data: { password: 'hunter2' } });
  const { body } = toErrorBody(new ORPCError('BAD_REQUEST', { cause, data: { issues } }));
  expect(body).toEqual({
    code: 'invalid_input',
    message: ERRORS.invalid_input.message,
    issues: [
      { path: 'steps.0.value', message: 'Required' },
      { path: '', message: 'Expected an object' },
    ],
  });
});

test('an answer that breaks the contract does not show which field', () => {
  const cause = new ValidationError({ message: '', issues: [{ path: ['password'], message: 'Required' }], data: {} });
  expect(toErrorBody(new ORPCError('INTERNAL_SERVER_ERROR', { cause })).body).not.toHaveProperty('issues');
});

test('a refusal carries its issues and its own sentence', () => {
  const issues = [{ path: 'password', message: 'Too common' }];
  expect(toErrorBody(appError('weak_password', { issues, message: 'Known from leaks.' }))).toEqual({
    status: 400,
    body: { code: 'weak_password', message: 'Known from leaks.', issues },
  });
});

describe('faults as a real Fastify throws them', () => {
  const app = Fastify({ bodyLimit: 100 });
  app.setErrorHandler((error, _, reply) => {
    const { status, body } = toErrorBody(error);
    return reply.status(status).send(body);
  });
  app.post('/', async () => 'fine');
  beforeAll(() => app.ready());
  afterAll(() => app.close());

  const cases: [string, string, string, ErrorCode][] = [
    ['JSON that is torn', 'application/json', '{"a":', 'invalid_json'],
    ['JSON that would change a prototype', 'application/json', '{"__proto__":{"a":1}}', 'invalid_json'],
    ['no JSON at all', 'application/json', '', 'invalid_json'],
    ['another content type', 'image/png', 'x', 'unsupported_media_type'],
    ['a body over the limit', 'text/plain', 'x'.repeat(101), 'body_too_large'],
  ];
  test.each(cases)('%s', async (_, contentType, payload, code) => {
    const answer = await app.inject({ method: 'POST', url: '/', headers: { 'content-type': contentType }, payload });
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: ERRORS[code].status, code });
  });
});
