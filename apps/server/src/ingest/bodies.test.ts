import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BODIES } from '@desirepath/contract/limits';
import { afterEach, describe, expect, it } from 'vitest';
import { createServer } from '../http/server.ts';
import { readConfig } from '../settings/config.ts';
import { BodyBudget, holdBodies } from './bodies.ts';

describe('BodyBudget', () => {
  it('leaves room for small bodies beside large ones', () => {
    const budget = new BodyBudget(1_000_000);
    const large = budget.open();
    large.grow(700_000);
    expect(() => budget.open().grow(BODIES.largeBytes + 1)).toThrow(expect.objectContaining({ code: 'ingest_busy' }));
    const small = budget.open();
    small.grow(1000);
    expect(() => small.grow(300_000)).toThrow(expect.objectContaining({ status: 503 }));
    expect(budget.held).toBe(701_000);
    large.release();
    small.release();
    large.release();
    expect(budget.held).toBe(0);
  });
});

describe('holdBodies', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  /** A server that answers when it is told to. */
  async function serve(budget: BodyBudget) {
    const server = await createServer(readConfig(['--log-level', 'silent'], {}));
    const waiting: (() => void)[] = [];
    await server.register(async (app) => {
      app.removeAllContentTypeParsers();
      app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      const hold = holdBodies(app, budget);
      app.post('/', async (given) => {
        hold(given, 1000);
        await new Promise<void>((resolve) => waiting.push(resolve));
        return {};
      });
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    closing.push(() => server.close());
    const { port } = server.server.address() as AddressInfo; // listening on TCP
    const answerAll = () => {
      for (const answer of waiting.splice(0)) answer();
    };
    return { server, port, answerAll, waiting };
  }

  const post = (port: number, body: Buffer, headers: Record<string, string | number>) =>
    new Promise<{ status: number | undefined; retryAfter: string | undefined }>((resolve, reject) => {
      const sending = request({ port, host: '127.0.0.1', method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, retryAfter: answer.headers['retry-after'] });
      });
      sending.on('error', reject);
      sending.end(body);
    });
  const announced = (body: Buffer) => ({ 'content-length': body.length, 'content-type': 'text/plain' });
  const CHUNKED = { 'transfer-encoding': 'chunked', 'content-type': 'text/plain' };

  it('sheds what is too much at once, by 503, and takes it again afterwards', async () => {
    const budget = new BodyBudget(50_000);
    const { port, answerAll, waiting } = await serve(budget);
    const body = Buffer.alloc(20_000);
    const first = [post(port, body, announced(body)), post(port, body, CHUNKED)];
    await expect.poll(() => waiting.length).toBe(2);
    expect(budget.held).toBe(42_000);
    for (const headers of [announced(body), CHUNKED]) {
      expect(await post(port, body, headers)).toEqual({ status: 503, retryAfter: '2' });
    }
    answerAll();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
    await expect.poll(() => budget.held).toBe(0);
    const again = post(port, body, announced(body));
    await expect.poll(() => waiting.length).toBe(1);
    answerAll();
    expect(await again).toMatchObject({ status: 200 });
  });

  it('lets go of what came without a socket', async () => {
    const budget = new BodyBudget(50_000);
    const { server, answerAll, waiting } = await serve(budget);
    const answer = server.inject({
      method: 'POST',
      url: '/',
      payload: Buffer.alloc(10),
      headers: { 'content-type': 'a/b' },
    });
    await expect.poll(() => waiting.length).toBe(1);
    answerAll();
    expect((await answer).statusCode).toBe(200);
    await expect.poll(() => budget.held).toBe(0);
  });

  it('holds nothing for senders who have left by the time that their bodies turn out to be larger than they said', async () => {
    const budget = new BodyBudget(50_000);
    const server = await createServer(readConfig(['--log-level', 'silent'], {}));
    let outcome: unknown;
    await server.register(async (app) => {
      app.removeAllContentTypeParsers();
      app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      const hold = holdBodies(app, budget);
      app.post('/', async (given, reply) => {
        await once(reply.raw, 'close');
        try {
          hold(given, 1000);
        } catch (error) {
          outcome = error;
        }
      });
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    closing.push(() => server.close());
    const { port } = server.server.address() as AddressInfo; // listening on TCP
    const sending = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': 10 } });
    sending.on('error', () => {}); // it is cut off below
    sending.end(Buffer.alloc(10));
    await expect.poll(() => budget.held).toBe(10);
    sending.destroy();
    await expect.poll(() => outcome).toMatchObject({ code: 'incomplete_body' });
    expect(budget.held).toBe(0);
  });

  it('lets go of what senders hold who leave half-way', async () => {
    const budget = new BodyBudget(50_000);
    const { port } = await serve(budget);
    const sending = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': 40_000 } });
    sending.on('error', () => {}); // it is cut off below
    sending.write('x');
    await expect.poll(() => budget.held).toBe(40_000);
    sending.destroy();
    await expect.poll(() => budget.held).toBe(0);
  });
});
