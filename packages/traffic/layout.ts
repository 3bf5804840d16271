// Lays the demo shop out in Chromium at the widths that visitors have, and writes down where everything is.
// Run it after every change of the shop or of the tracker's selectors: node packages/traffic/layout.ts [path of Chromium]

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import type { Measured } from './layout-page.ts';
import { DEMO_FOLDER, DEMO_PAGES } from './src/demo.ts';
import { hashShop } from './src/page/hash.ts';
import { DESKTOP_WIDTH, LAYOUT_WIDTHS, type Layout } from './src/page/layout.ts';

const OUTPUT = fileURLToPath(new URL('src/layout.generated.json', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

/** `layout-page.ts`, with the tracker's own selectors, as one script for a page. */
async function bundleProbe(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'layout-'));
  try {
    const entry = fileURLToPath(new URL('layout-page.ts', import.meta.url));
    await build({
      configFile: false,
      logLevel: 'error',
      build: { outDir, minify: false, lib: { entry, formats: ['iife'], name: 'probe', fileName: () => 'probe.js' } },
    });
    return await readFile(join(outDir, 'probe.js'), 'utf8');
  } finally {
    await rm(outDir, { recursive: true });
  }
}

/** The shop at `/demo/`; there is nothing at the address of the tracking script. */
async function serveShop() {
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

const probe = await bundleProbe();
const shop = await serveShop();
const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ],
});
const layout: Layout = { hash: hashShop(), pages: {} };
for (const width of LAYOUT_WIDTHS) {
  const page = await browser.newPage({ viewport: { width, height: width === DESKTOP_WIDTH ? 900 : 760 } });
  // The bag holds what the page of the bag shows before its script has run.
  await page.addInitScript(() => localStorage.setItem('bag', '{"tidal-mug":{"price":28,"quantity":1}}'));
  for (const { path } of DEMO_PAGES) {
    await page.goto(shop.origin + path);
    // Evaluated rather than added as an element, which would be counted among the page's nodes.
    const { size, elements } = await page.evaluate<Measured>(`(() => { ${probe}; return probe.measure(); })()`);
    const known = layout.pages[path] ?? { sizes: {}, elements: [] };
    layout.pages[path] = known;
    known.sizes[width] = size;
    for (const { box, ...element } of elements) {
      const entry = known.elements.find(({ node }) => node === element.node);
      if (entry) entry.boxes[width] = box;
      else known.elements.push({ ...element, boxes: { [width]: box } });
    }
  }
  await page.close();
}
await browser.close();
shop.close();
await writeFile(OUTPUT, `${JSON.stringify(layout).replaceAll('{"node"', '\n{"node"')}\n`);
