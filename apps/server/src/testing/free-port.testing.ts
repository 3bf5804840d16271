import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that nobody listens on at the moment, for a program that is told its port. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
