import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { listenLocally } from './listen.ts';

export interface LeakyProxy {
  url: string;
  /** Answers that were taken from the server and not passed on. */
  readonly lost: number;
  /** WebSockets that went through. */
  readonly sockets: number;
  /** From now on everything is passed on. */
  mend(): void;
  close(): Promise<void>;
}

interface Leaks {
  /** The port that requests go on to, on this machine. */
  to: number;
  /** Share of answers that are lost: the connection breaks instead. */
  answers: number;
  random: () => number;
}

/** Longest that a WebSocket through here lives, ms. */
const SOCKET_LIFE = 3000;

/** A network that loses answers: what was asked for has happened, and who asked does not learn of it. */
export async function startLeakyProxy({ to, answers, random }: Leaks): Promise<LeakyProxy> {
  let isLeaky = true;
  let lost = 0;
  let sockets = 0;
  const leaks = () => isLeaky && random() < answers;

  const server = createServer((incoming, outgoing) => {
    passOn(incoming, outgoing, to, () => {
      // Only what writes: a page that lacks its script measures nothing.
      if (incoming.method !== 'POST' || !leaks()) return false;
      lost += 1;
      return true;
    });
  });
  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    sockets += 1;
    const beyond = connect(to, '127.0.0.1', () => {
      const headers = incoming.rawHeaders.flatMap((name, i, all) => (i % 2 ? [] : [`${name}: ${all[i + 1]}`]));
      beyond.write(`GET ${incoming.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      beyond.write(head);
      socket.pipe(beyond).pipe(socket);
    });
    endTogether(socket, beyond);
    if (isLeaky) setTimeout(() => socket.destroy(), random() * SOCKET_LIFE);
  });

  const { port, close } = await listenLocally(server);
  return {
    url: `http://127.0.0.1:${port}`,
    get lost() {
      return lost;
    },
    get sockets() {
      return sockets;
    },
    mend() {
      isLeaky = false;
    },
    close,
  };
}

function passOn(incoming: IncomingMessage, outgoing: ServerResponse, port: number, isLost: () => boolean): void {
  const { method, url, headers } = incoming;
  const onward = request({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('error', () => outgoing.destroy());
    answer.on('end', () => {
      if (isLost()) outgoing.destroy();
      else outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders).end(Buffer.concat(parts));
    });
  });
  onward.on('error', () => outgoing.destroy()); // the server is away: so is the connection
  incoming.pipe(onward);
}

function endTogether(one: Duplex, other: Duplex): void {
  for (const [ended, left] of [
    [one, other],
    [other, one],
  ] as const) {
    ended.on('error', () => left.destroy());
    ended.on('close', () => left.destroy());
  }
}
