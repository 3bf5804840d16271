import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Batch } from '@desirepath/contract/tracking';

export interface Heard {
  batch: Batch;
  userAgent: string | undefined;
  ip: string | undefined;
}

/** Something that listens where a server would, remembers what came, and answers as it is told. */
export async function listen(answer: (heard: Heard) => { status: number; body?: unknown; retryAfter?: number }) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const one: Heard = {
      batch: JSON.parse(Buffer.concat(parts).toString('utf8')),
      userAgent: request.headers['user-agent'],
      ip: request.headers['x-forwarded-for']?.toString(),
    };
    heard.push(one);
    const { status, body, retryAfter } = answer(one);
    if (retryAfter) response.setHeader('retry-after', retryAfter);
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify(body ?? acceptAll(one.batch)));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo; // a TCP server has one
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const acceptAll = ({ events, replay }: Batch) => ({ accepted: events.length + (replay ? 1 : 0), rejected: [] });

/** Time that passes only while somebody sleeps. */
export function createSleepyClock(start: number) {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms: number) => {
      if (ms > 0) slept.push(ms);
      now += Math.max(0, ms);
    },
  };
}
