import { launchBrowser } from '../e2e/support/browser.ts';
import { FIXTURES } from '../e2e/support/fidelity/fixtures.ts';
import { pathOf } from '../e2e/support/fidelity/pages.ts';
import { openStudio, type Studio } from '../e2e/support/fidelity/studio.ts';
import type { Figure } from './report.ts';
import { withFolder } from './scratch.ts';
import { startServer } from './server.ts';

/** A desktop, a tablet held upright, a phone. */
const WIDTHS = [1440, 820, 390];
const HEIGHT = 800;
const SHOP = ['/demo/', '/demo/category/tableware/', '/demo/products/tidal-mug/', '/demo/checkout/'];

/** Percent of pixels: the edges of glyphs and of rounded boxes, and what compressing a drawing costs. */
const TOLERANCE = 1;

interface Scene {
  what: string;
  path: (width: number) => string;
  isDark?: boolean | undefined;
  excuse?: string | undefined;
}

const SCENES: Scene[] = [
  ...FIXTURES.map((fixture) => ({
    what: fixture.name,
    path: (width: number) => pathOf(fixture, String(width)),
    isDark: fixture.isDark,
    excuse: fixture.excuse,
  })),
  ...SHOP.map((path) => ({ what: `the demo shop, ${path}`, path: () => path })),
];

/** How far the replay of a page differs from the page: recorded by a real tracker, through a real server, played in Chromium. */
export function measureFidelity(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    const [server, browser] = await Promise.all([startServer(folder), launchBrowser()]);
    const studio = await openStudio(browser, server.url);
    try {
      const figures: Figure[] = [];
      for (const scene of SCENES) figures.push(...(await figuresOf(studio, scene)));
      return figures;
    } finally {
      await studio.close();
      await browser.close();
      await server.stop();
    }
  });
}

async function figuresOf(studio: Studio, { what, path, isDark, excuse }: Scene): Promise<Figure[]> {
  const takes = await Promise.all(WIDTHS.map((width) => studio.record(path(width), { width, height: HEIGHT }, isDark)));
  const figures: Figure[] = [];
  for (const take of takes) {
    const group = `Fidelity: pixels of a replay that differ from the page, ${take.size.width} × ${take.size.height}`;
    const value = 100 * (await studio.differenceOf(take));
    figures.push({
      group,
      what: excuse ? `${what} (${excuse})` : what,
      value,
      unit: '%',
      ...(!excuse && { target: { most: TOLERANCE } }),
    });
  }
  return figures;
}
