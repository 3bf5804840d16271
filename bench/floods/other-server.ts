// A server that refuses whatever comes and does nothing else: what an attack on it costs others on this machine is the attacker's own work.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((_request, response) => response.writeHead(429).end());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // listening on TCP
  process.send?.(`http://127.0.0.1:${port}`);
});
