import { SOCKETS } from '@desirepath/contract/limits';
import type { RawData, WebSocket } from 'ws';
import type { Serve } from './sockets.ts';

/** The server goes away (RFC 6455, 7.4.1). */
const GOING_AWAY = 1001;

/**
 * One WebSocket, of which each frame is answered. It is read from only as long as few frames wait for their answer and
 * the answers are read: whoever sends faster than that is slowed down by TCP.
 */
export class Connection {
  readonly #socket: WebSocket;
  readonly #serve: Serve;
  readonly #clock: () => number;
  #place = 0;
  #frames = 0;
  #bytes = 0;
  /** epoch ms */
  #aliveAt: number;
  #isEnding = false;
  #settled: (() => void) | undefined;

  constructor(socket: WebSocket, serve: Serve, clock: () => number) {
    this.#socket = socket;
    this.#serve = serve;
    this.#clock = clock;
    this.#aliveAt = clock();
    socket.on('message', (data) => void this.#take(toBuffer(data)));
    socket.on('pong', () => this.#live());
  }

  /** Asks for a sign of life, and ends the connection where there was none. */
  feelPulse(): void {
    // While it is not read from because we are slow, there can be none.
    if (this.#frames > 0) return;
    if (this.#clock() - this.#aliveAt > SOCKETS.silentFor) this.#socket.terminate();
    else if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }

  /** Resolves when everything read has been answered and the connection is closed. */
  async end(): Promise<void> {
    this.#isEnding = true;
    this.#socket.pause();
    if (this.#frames > 0) await new Promise<void>((resolve) => (this.#settled = resolve));
    await new Promise<void>((resolve) => {
      const impatient = setTimeout(() => this.#socket.terminate(), SOCKETS.closing);
      this.#socket.once('close', () => {
        clearTimeout(impatient);
        resolve();
      });
      if (this.#socket.readyState === this.#socket.CLOSED) this.#socket.emit('close');
      else this.#socket.close(GOING_AWAY);
      this.#socket.resume(); // the other side's goodbye is to be read; its frames are not taken any more
    });
  }

  async #take(frame: Buffer): Promise<void> {
    if (this.#isEnding) return; // unanswered, it will be sent again
    this.#live();
    this.#place += 1;
    this.#frames += 1;
    this.#bytes += frame.length;
    this.#regulate();
    try {
      const answer = await this.#serve(frame, this.#place);
      // Who has gone does not hear the answer, and has to send again to get it.
      if (this.#socket.readyState === this.#socket.OPEN)
        this.#socket.send(JSON.stringify(answer), () => this.#regulate());
    } finally {
      this.#frames -= 1;
      this.#bytes -= frame.length;
      this.#regulate();
      if (this.#frames === 0) this.#settled?.();
    }
  }

  #live(): void {
    this.#aliveAt = this.#clock();
  }

  #regulate(): void {
    if (this.#isEnding) return;
    const isFull =
      this.#frames >= SOCKETS.pendingFrames ||
      this.#bytes >= SOCKETS.pendingBytes ||
      this.#socket.bufferedAmount > SOCKETS.unreadBytes;
    if (isFull && !this.#socket.isPaused) this.#socket.pause();
    else if (!isFull && this.#socket.isPaused) {
      this.#live(); // what it said meanwhile comes now
      this.#socket.resume();
    }
  }
}

function toBuffer(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
