import { createServer } from 'node:http';
import { listenLocally } from '../listen.ts';
import { alignmentPage } from './page.ts';

/** The fixture page on a server of its own, as another site. */
export async function serveAlignmentPage(): Promise<{
  url: string;
  domain: string;
  install: (snippet: string) => void;
  close: () => Promise<unknown>;
}> {
  let snippet = '';
  const { port, close } = await listenLocally(
    createServer((request, response) => {
      if (request.url === '/')
        response.setHeader('content-type', 'text/html; charset=utf-8').end(alignmentPage(snippet));
      else response.writeHead(404).end();
    }),
  );
  return {
    url: `http://127.0.0.1:${port}/`,
    domain: `127.0.0.1:${port}`,
    install: (given) => {
      snippet = given;
    },
    close,
  };
}
