// Holds the code to the rules of the house: prints each breach with its reason, and fails if there is one.
// `--write` draws docs/architecture.md anew; without it that page must say what is true.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { findBreaches } from './breaches.ts';
import { drawMap } from './map.ts';
import { readSource } from './source.ts';

const paths = globSync('{apps,packages,e2e,bench,scripts}/**/*.{ts,tsx,js}', {
  exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path),
});
const sources = paths.sort().map((path) => readSource(path, readFileSync(path, 'utf8')));
const breaches = findBreaches(sources);

for (const { path, line, what, because, rule } of breaches)
  console.log(`${path}:${line}  ${what}\n    ${because} (${rule})`);
console.log(`${paths.length} files, ${breaches.length} breaches`);
if (breaches.length > 0) process.exitCode = 1;

const MAP = 'docs/architecture.md';
const map = drawMap(sources);
if (process.argv.includes('--write')) writeFileSync(MAP, map);
else if (readFileSync(MAP, 'utf8') !== map) {
  console.log(`${MAP} is not what the code is now: run npm run architecture`);
  process.exitCode = 1;
}
