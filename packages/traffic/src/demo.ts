import { fileURLToPath } from 'node:url';

/** The folder of the demonstration shop. Serve it at `/demo/`, with {@link TRACKING_ID_PLACEHOLDER} replaced in its pages. */
export const DEMO_FOLDER = fileURLToPath(new URL('../demo', import.meta.url));

/** Stands once in the head of each page, in the address of the tracking script. */
export const TRACKING_ID_PLACEHOLDER = '__TRACKING_ID__';

export type PageKind = 'home' | 'category' | 'product' | 'cart' | 'checkout' | 'thanks' | 'article';

/** A page of the shop: `<DEMO_FOLDER>/<folder>index.html`, served at `path`. */
export interface DemoPage {
  path: string;
  title: string;
  kind: PageKind;
}

const SHOP = 'Moss & Kiln';

export const DEMO_PAGES: readonly DemoPage[] = [
  { path: '/demo/', title: `${SHOP}: stoneware for everyday tables`, kind: 'home' },
  { path: '/demo/category/tableware/', title: `Tableware · ${SHOP}`, kind: 'category' },
  { path: '/demo/category/tea-and-coffee/', title: `Tea & coffee · ${SHOP}`, kind: 'category' },
  { path: '/demo/products/tidal-mug/', title: `Tidal mug · ${SHOP}`, kind: 'product' },
  { path: '/demo/products/harbour-teapot/', title: `Harbour teapot · ${SHOP}`, kind: 'product' },
  { path: '/demo/products/lichen-bowl/', title: `Lichen bowl · ${SHOP}`, kind: 'product' },
  { path: '/demo/products/pebble-plates/', title: `Pebble plates · ${SHOP}`, kind: 'product' },
  { path: '/demo/products/dune-vase/', title: `Dune vase · ${SHOP}`, kind: 'product' },
  { path: '/demo/products/ember-dripper/', title: `Ember dripper · ${SHOP}`, kind: 'product' },
  { path: '/demo/cart/', title: `Your bag · ${SHOP}`, kind: 'cart' },
  { path: '/demo/checkout/', title: `Checkout · ${SHOP}`, kind: 'checkout' },
  { path: '/demo/thank-you/', title: `Thank you · ${SHOP}`, kind: 'thanks' },
  { path: '/demo/journal/a-week-at-the-kiln/', title: `A week at the kiln · ${SHOP}`, kind: 'article' },
];

/** @throws RangeError when the shop has no such page */
export function demoPage(path: string): DemoPage {
  const page = DEMO_PAGES.find((candidate) => candidate.path === path);
  if (!page) throw new RangeError(`The demo shop has no page ${path}`);
  return page;
}
