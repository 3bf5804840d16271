import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DEMO_FOLDER, DEMO_PAGES, TRACKING_ID_PLACEHOLDER } from '@desirepath/traffic/demo';
import { FIXTURES, type Fixture, OTHER_ORIGIN } from './fixtures.ts';

export interface FixturePages {
  /** Host and port, as one adds it as a site. */
  domain: string;
  origin: string;
  /** The script that each page loads. */
  install(script: { url: string; trackingId: string }): void;
  close(): void;
}

/** Where a fixture stands, by what tells its visits apart. */
export const pathOf = ({ name }: Fixture, visit: string): string =>
  `/fixture/${FIXTURES.findIndex((one) => one.name === name)}/${visit}`;

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#2a6"/>
  <circle cx="150" cy="150" r="100" fill="#fc6"/></svg>`;

const ICONS = `<svg xmlns="http://www.w3.org/2000/svg"><symbol id="sun" viewBox="0 0 10 10"><rect width="10" height="10" fill="#fc6"/></symbol>
  <linearGradient id="shade"><stop stop-color="#246"/><stop offset="1" stop-color="#2a6"/></linearGradient>
  <symbol id="sea" viewBox="0 0 10 10"><rect width="10" height="10" fill="url(#shade)"/></symbol></svg>`;

const FRAMED = `<style>body { margin: 0; background: #369; font: 60px 'DejaVu Sans'; color: white }</style>
  <p>Of another origin</p><div id="late"></div>
  <script>setTimeout(() => { document.querySelector('#late').style.cssText = 'height: 50vh; background: #fc6' }, 5000)</script>`;

const font = await readFile(
  join(
    createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json'),
    '../files/inter-latin-standard-italic.woff2',
  ),
);

/** Serves the fixtures and the demo shop on one port of this machine, which is another site by each of its names. */
export async function startFixturePages(): Promise<FixturePages> {
  let script = { url: '', trackingId: '' };
  const server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://site').pathname, response);
  });

  async function answer(path: string, response: ServerResponse): Promise<void> {
    const send = (type: string, body: string | Buffer) => response.writeHead(200, { 'content-type': type }).end(body);
    const [, kind, number] = path.split('/');
    const fixture = kind === 'fixture' && FIXTURES[Number(number)];
    if (fixture) return void send('text/html; charset=utf-8', pageOf(fixture));
    if (path === '/framed') return void send('text/html; charset=utf-8', `<!doctype html>${tag()}${FRAMED}`);
    if (path === '/inner')
      return void send(
        'text/html; charset=utf-8',
        '<!doctype html><body style="background:#96c;font:40px DejaVu Sans">inner',
      );
    if (path === '/print.css') return void send('text/css', '#verdict { background: black !important }');
    if (path === '/low.css')
      return void send('text/css', '#verdict { background: #c33; height: 100vh; font-size: 60px }');
    if (path === '/spaced.css')
      return void send(
        'text/css',
        ':root { --space: 60px; --line: 20px solid #2a6 } #spaced { padding: var(--space); padding-left: 0; background: #69c }',
      );
    if (path === '/picture.svg') return void send('image/svg+xml', PICTURE);
    if (path === '/icons.svg') return void send('image/svg+xml', ICONS);
    if (path === '/font.woff2') return void send('font/woff2', font);
    if (path === '/demo/shop.css' || path === '/demo/shop.js')
      return void send(
        path.endsWith('css') ? 'text/css' : 'text/javascript',
        await readFile(join(DEMO_FOLDER, path.slice('/demo/'.length))),
      );
    if (DEMO_PAGES.some((page) => page.path === path)) {
      const page = await readFile(join(DEMO_FOLDER, path.slice('/demo/'.length), 'index.html'), 'utf8');
      return void send('text/html; charset=utf-8', page.replaceAll(`/t/${TRACKING_ID_PLACEHOLDER}.js`, script.url));
    }
    response.writeHead(404).end();
  }

  const tag = () => `<script async src="${script.url}"></script>`;
  const pageOf = ({ name, head = '', body, script: early = '', later = '' }: Fixture) =>
    `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title>
    <style>body { margin: 0 }</style>${head}${tag()}<body>${body}<script>${early}; window.later = () => { ${later} };</script>`
      .replaceAll(OTHER_ORIGIN, `http://localhost:${port}`)
      .replaceAll('%FONT_DATA%', () => `data:font/woff2;base64,${font.toString('base64')}`);

  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  return {
    domain: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    install: (given) => {
      script = given;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
