import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { DEMO_FOLDER } from './src/demo.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

/** The shop at `<origin>/demo/`, on a port of its own. There is nothing at the address of the tracking script. */
export async function serveShop(): Promise<{ origin: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const path = request.url?.replace(/^\/demo\//, '') ?? '';
    const file = join(DEMO_FOLDER, path.endsWith('/') || path === '' ? `${path}index.html` : path);
    try {
      const body = await readFile(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo; // a TCP server has one
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** The bag then holds what the page of the bag shows before its script has run. Call it before the first page. */
export const fillBag = (page: Page): Promise<unknown> =>
  page.addInitScript(() => localStorage.setItem('bag', '{"tidal-mug":{"price":28,"quantity":1}}'));
