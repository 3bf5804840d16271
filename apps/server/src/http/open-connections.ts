import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Keeps so many connections open at most. Beyond that the one that has asked for nothing for the longest makes room: who holds
 * connections holds them against themselves, and whoever comes now is served. Only where all are at a request, the newest is refused.
 * WebSockets have limits of their own.
 */
export function limitConnections(server: Server, most: number): void {
  /** How many requests are under way on each. */
  const open = new Map<Socket, number>();
  /** The one that has been for the longest first. */
  const idle = new Set<Socket>();
  const forget = (socket: Socket) => {
    open.delete(socket);
    idle.delete(socket);
  };
  const count = (socket: Socket, change: 1 | -1) => {
    const before = open.get(socket);
    if (before === undefined) return; // closed meanwhile, or a WebSocket by now
    open.set(socket, before + change);
    if (before + change === 0) idle.add(socket);
    else idle.delete(socket);
  };

  server.on('connection', (socket: Socket) => {
    open.set(socket, 0);
    idle.add(socket);
    socket.once('close', () => forget(socket));
    const [longest] = idle;
    if (open.size > most) longest?.destroy();
  });
  server.on('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  server.on('upgrade', ({ socket }) => forget(socket));
}
