import { createServer, type ServerResponse } from 'node:http';
import { listenLocally } from '../../e2e/support/listen.ts';
import { pass } from '../../e2e/support/pass.ts';
import type { Peer } from './contenders.ts';
import { PAGES, pageOf } from './pages.ts';

/** A site with one recorder in its pages, and the place where that sends what it records. */
export interface RecordedSite {
  url: string;
  /** Bytes of bodies that were sent since this was last asked, as they went over the wire. */
  bytes(): number;
  close(): Promise<void>;
}

interface Given {
  tag: string;
  /** Its script, where it is a peer. */
  script?: Peer;
  /** Our own server, where everything else goes. */
  server?: string;
}

/** Serves the pages and whatever the recorder asks for; our own server is reached through it, so that all is counted alike. */
export async function serveRecorded({ tag, script, server }: Given): Promise<RecordedSite> {
  let bytes = 0;
  const site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const page = PAGES.find((name) => pathname === `/${name}`);
    request.on('data', (part: Buffer) => {
      bytes += part.length;
    });
    if (page) response.setHeader('content-type', 'text/html').end(pageOf(page, tag));
    else if (pathname === '/peer.js') response.setHeader('content-type', 'text/javascript').end(script?.code);
    else if (server) pass(request, response, server);
    else request.on('end', () => answer(response, script?.answer(pathname) ?? {})).resume();
  });
  const { port, close } = await listenLocally(site);
  return {
    url: `http://127.0.0.1:${port}`,
    bytes() {
      const sent = bytes;
      bytes = 0;
      return sent;
    },
    close,
  };
}

function answer(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}
