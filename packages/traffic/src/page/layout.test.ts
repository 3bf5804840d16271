import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEMO_FOLDER, DEMO_PAGES, TRACKING_ID_PLACEHOLDER } from '../demo.ts';
import { hashShop } from './hash.ts';
import { LAYOUT, LAYOUT_WIDTHS } from './layout.ts';
import { parsePage } from './parse.ts';

test('the shop was laid out as it is now', () => {
  expect(LAYOUT.hash, 'the shop changed: run node packages/traffic/layout.ts').toBe(hashShop());
});

test.each(DEMO_PAGES)(
  '$path is in the folder, carries the tracking script and has the title it is listed with',
  ({ path, title }) => {
    const file = join(DEMO_FOLDER, path.replace('/demo/', ''), 'index.html');
    expect(existsSync(file)).toBe(true);
    const html = readFileSync(file, 'utf8');
    expect(html.split(TRACKING_ID_PLACEHOLDER)).toHaveLength(2);
    expect(html).toContain(`<title>${title.replaceAll('&', '&amp;')}</title>`);
  },
);

test('every link of the shop leads to a page of the shop', () => {
  const paths = new Set(DEMO_PAGES.map(({ path }) => path));
  for (const { path } of DEMO_PAGES) {
    for (const { tag, attributes } of parsePage(path, 'http://shop.example').elements) {
      if (tag === 'a') expect(paths, path).toContain(attributes.href);
    }
  }
});

test.each(DEMO_PAGES)(
  '$path was measured at every width, and its elements are where the source has them',
  ({ path }) => {
    const page = LAYOUT.pages[path];
    expect(
      Object.keys(page?.sizes ?? {})
        .map(Number)
        .sort(),
    ).toEqual([...LAYOUT_WIDTHS].sort());
    const byNode = new Map(parsePage(path, 'http://shop.example').elements.map((element) => [element.node, element]));
    for (const { node, selector } of page?.elements ?? []) {
      const id = byNode.get(node)?.attributes.id;
      expect(byNode.has(node), selector).toBe(true);
      if (/^#[\w-]+$/.test(selector)) expect(id).toBe(selector.slice(1));
    }
  },
);
