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

test('an address that cannot be read is refused as anything else is', async () => {
  const app = await createServer(readConfig(['--log-level', 'silent'], {}));
  const { statusCode, body } = await app.inject({ url: '/%E0%A4%A' });
  expect([statusCode, JSON.parse(body).code]).toEqual([400, 'invalid_input']);
  await app.close();
});
