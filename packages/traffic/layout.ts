// Lays the demo shop out in Chromium at the widths that visitors have, and writes down where everything is.
// Run it after every change of the shop or of the tracker's selectors: node packages/traffic/layout.ts
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { launchChromium } from './chromium.ts';
import type { Measured } from './layout-page.ts';
import { fillBag, serveShop } from './shop.testing.ts';
import { DEMO_PAGES } from './src/demo.ts';
import { hashShop } from './src/page/hash.ts';
import { DESKTOP_WIDTH, LAYOUT_WIDTHS, type Layout } from './src/page/layout.ts';

const OUTPUT = fileURLToPath(new URL('src/layout.generated.json', import.meta.url));

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

const probe = await bundleProbe();
const shop = await serveShop();
const browser = await launchChromium();
const layout: Layout = { hash: hashShop(), pages: {} };
for (const width of LAYOUT_WIDTHS) {
  const page = await browser.newPage({ viewport: { width, height: width === DESKTOP_WIDTH ? 900 : 760 } });
  await fillBag(page);
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
