import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Another program, which answers as it is told and keeps what it got. */
export async function startReceiver() {
  const received: Received[] = [];
  let answer: { status: number; body: string } = { status: 200, body: 'thanks' };
  let held: PromiseWithResolvers<void> | undefined;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    received.push({ headers: request.headers, body });
    await held?.promise;
    response.writeHead(answer.status).end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    received,
    url: `http://127.0.0.1:${port}/hook`,
    port,
    answerWith(status: number, body = '') {
      answer = { status, body };
    },
    /** Keeps its answers back from here on. */
    hold() {
      held = Promise.withResolvers();
    },
    letGo: () => held?.resolve(),
    close: () => server.close(),
  };
}
