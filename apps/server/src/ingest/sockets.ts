import { INGEST, SOCKETS } from '@desirepath/contract/limits';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import { appError } from '../errors/app-error.ts';
import { networkOf } from '../http/network-of.ts';
import { Connection } from './connection.ts';

/** Answers one frame; `place` is its place in the connection, from 1. Never throws. */
export type Serve = (frame: Buffer, place: number) => Promise<object>;

/** All WebSockets of the server: how many there may be, whether they live, how they end. */
export class Sockets {
  readonly #open = new Map<Connection, string>();
  readonly #perNetwork = new Map<string, number>();
  readonly #clock: () => number;
  #isClosing = false;
  #pulse: NodeJS.Timeout | undefined;

  /** @param clock epoch ms */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Lets an app's routes speak WebSocket. To be called before there are any. */
  async register(app: FastifyInstance): Promise<void> {
    this.#pulse = setInterval(() => this.feelPulse(), SOCKETS.pingEvery).unref();
    await app.register(websocket, {
      options: { maxPayload: INGEST.bodyBytes, perMessageDeflate: false },
      preClose: () => this.#close(),
      // A peer that breaks the protocol or the connection: `ws` has answered as far as that can be done.
      errorHandler: (_error, socket) => socket.terminate(),
    });
  }

  /** @throws AppError too_many_sockets */
  admit(address: string): void {
    const isFull = this.#open.size >= SOCKETS.total;
    if (isFull || (this.#perNetwork.get(networkOf(address)) ?? 0) >= SOCKETS.perAddress)
      throw appError('too_many_sockets', { retryAfter: SOCKETS.pingEvery / 1000 });
  }

  accept(socket: WebSocket, address: string, serve: Serve): void {
    const connection = new Connection(socket, serve, this.#clock);
    const network = networkOf(address);
    this.#open.set(connection, network);
    this.#perNetwork.set(network, (this.#perNetwork.get(network) ?? 0) + 1);
    socket.once('close', () => this.#forget(connection));
    if (this.#isClosing) void connection.end();
  }

  #forget(connection: Connection): void {
    const network = this.#open.get(connection) ?? '';
    this.#open.delete(connection);
    const others = (this.#perNetwork.get(network) ?? 1) - 1;
    if (others > 0) this.#perNetwork.set(network, others);
    else this.#perNetwork.delete(network);
  }

  /** Asks all for a sign of life, and lets go of those who gave none. */
  feelPulse(): void {
    for (const connection of this.#open.keys()) connection.feelPulse();
  }

  /** Reads no more, answers what has been read, says goodbye. */
  async #close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#pulse);
    await Promise.all([...this.#open.keys()].map((connection) => connection.end()));
  }
}
