import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { healthRoutes } from '../../http/health.ts';
import { readConfig } from '../../settings/config.ts';
import { examineReach } from './reach.ts';

const app = Fastify();
let port: number;
beforeAll(async () => {
  await app.register(healthRoutes({ stores: {}, registry: new Registry(), metricsToken: undefined }));
  await app.listen({ port: 0, host: '127.0.0.2' });
  port = (app.server.address() as AddressInfo).port; // of a port, not of a pipe
});
afterAll(() => app.close());

const at = (HOST: string) => readConfig([], { PORT: `${port}`, HOST });
const examine = (HOST: string) => examineReach(at(HOST), true);

test('a server that listens on one address is asked there', async () => {
  expect(await examine('127.0.0.2')).toEqual([
    { level: 'good', what: `The server answers at http://127.0.0.2:${port}` },
  ]);
});

test('one that does not answer where the settings say is not well', async () => {
  expect(await examine('127.0.0.1')).toMatchObject([{ level: 'bad' }]);
});

test('where all is in stores that servers share, the one that answers is the one that runs', async () => {
  expect(await examineReach(at('127.0.0.2'), undefined)).toMatchObject([
    { level: 'good', what: expect.stringMatching(/^The server answers/) },
  ]);
  expect(await examineReach(at('127.0.0.1'), undefined)).toEqual([{ level: 'good', what: `Port ${port} is free` }]);
});
