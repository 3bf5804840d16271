import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { readConfig } from '../settings/config.ts';
import { createServer } from './server.ts';

const VISITOR = '203.0.113.7';

test.each([
  ['loopback', '127.0.0.1', VISITOR],
  ['loopback', '198.51.100.4', '198.51.100.4'],
  ['198.51.100.0/24', '198.51.100.4', VISITOR],
  ['none', '127.0.0.1', '127.0.0.1'],
])(
  'where %s is trusted, what %s says of whom it speaks for comes from %s',
  async (trusted, remoteAddress, expected) => {
    const app = await createServer(readConfig(['--log-level', 'silent', '--trust-proxy', trusted], {}));
    app.get('/ip', async ({ ip }) => ip);
    const { body } = await app.inject({ url: '/ip', remoteAddress, headers: { 'x-forwarded-for': VISITOR } });
    expect(body).toBe(expected);
    await app.close();
  },
);

test('a connection that is reset keeps its address, and one that was reset before it had one is closed', async () => {
  const app = await createServer(readConfig(['--log-level', 'silent'], {}));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const accepted = async () => {
    const client = connect(port, '127.0.0.1');
    const [socket] = (await once(app.server, 'connection')) as [Socket];
    client.resetAndDestroy();
    socket.on('error', () => {}); // the reset, which is meant
    await new Promise((resolve) => socket.once('close', resolve));
    return socket;
  };
  expect((await accepted()).remoteAddress).toBe('127.0.0.1');
  app.server.prependOnceListener('connection', (socket: Socket) => {
    Object.defineProperty(socket, 'remoteAddress', { value: undefined });
  });
  const nameless = connect(port, '127.0.0.1');
  const [socket] = (await once(app.server, 'connection')) as [Socket];
  expect(socket.destroyed).toBe(true);
  nameless.destroy();
  await app.close();
});

test('an address that cannot be read is refused as anything else is', async () => {
  const app = await createServer(readConfig(['--log-level', 'silent'], {}));
  const { statusCode, body } = await app.inject({ url: '/%E0%A4%A' });
  expect([statusCode, JSON.parse(body).code]).toEqual([400, 'invalid_input']);
  await app.close();
});

test('browsers write down no answer that does not say that they may', async () => {
  const app = await createServer(readConfig(['--log-level', 'silent'], {}));
  for (const path of ['/api/sites', '/stats', '/sessions/1', '/sessions-of-mine']) app.get(path, async () => ({}));
  app.get('/api/assets/1', async (_request, reply) => reply.header('cache-control', 'private').send({}));
  const said = async (url: string) => (await app.inject({ url })).headers['cache-control'];
  for (const url of ['/api/sites?page=2', '/stats', '/sessions/1']) expect(await said(url), url).toBe('no-store');
  expect(await said('/api/assets/1')).toBe('private');
  expect(await said('/sessions-of-mine')).toBeUndefined();
  await app.close();
});

test('what is given up because its asker has gone has not failed', async () => {
  const app = await createServer(readConfig(['--log-level', 'silent'], {}));
  const failed: string[] = [];
  app.addHook('onRequest', async ({ log, url }) => {
    log.error = () => void failed.push(url);
  });
  app.get('/given-up', async () => AbortSignal.abort().throwIfAborted());
  app.get('/broken', async () => {
    throw new Error('broken');
  });
  for (const url of ['/given-up', '/broken']) await app.inject({ url });
  expect(failed).toEqual(['/broken']);
  await app.close();
});
