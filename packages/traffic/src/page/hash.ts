import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_FOLDER, DEMO_PAGES } from '../demo.ts';

/** Of everything that decides how the shop lies on a screen. */
export function hashShop(): string {
  const pages = DEMO_PAGES.map(({ path }) => join(path.replace('/demo/', ''), 'index.html'));
  const hash = createHash('sha256');
  for (const file of [...pages, 'shop.css', 'shop.js']) hash.update(readFileSync(join(DEMO_FOLDER, file)));
  return hash.digest('hex');
}
