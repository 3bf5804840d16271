// Holds the code to the rules of the house: prints each breach with its reason, and fails if there is one.
import { globSync, readFileSync } from 'node:fs';
import { findBreaches } from './breaches.ts';
import { readSource } from './source.ts';

const paths = globSync('{apps,packages,e2e,bench,scripts}/**/*.{ts,tsx,js}', {
  exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path),
});
const breaches = findBreaches(paths.sort().map((path) => readSource(path, readFileSync(path, 'utf8'))));

for (const { path, line, what, because, rule } of breaches)
  console.log(`${path}:${line}  ${what}\n    ${because} (${rule})`);
console.log(`${paths.length} files, ${breaches.length} breaches`);
if (breaches.length > 0) process.exitCode = 1;
