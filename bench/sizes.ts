import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Figure } from './report.ts';
import { ROOT } from './server.ts';

const KB = 1024;

/** What a visitor's and an owner's browser has to load. */
export function measureSizes(): Figure[] {
  const group = 'Sizes';
  const core = weigh(['packages/tracker/dist/core.js']);
  const extras = weigh(['packages/tracker/dist/extras.js']);
  const replay = weigh(['packages/tracker/dist/replay.js']);
  const pieces = weigh(['packages/tracker/dist/pieces.js']);
  const picture = weigh(['packages/tracker/dist/picture.js']);
  const survey = weigh(['packages/tracker/dist/survey.js']);
  const feedback = weigh(['packages/tracker/dist/feedback.js']);
  const dashboard = weigh(firstScripts('apps/dashboard/dist'));
  const row = (what: string, bytes: number, target?: Figure['target']): Figure => ({
    group,
    what,
    value: bytes / KB,
    unit: 'KB',
    target,
  });
  return [
    row('tracker core, minified', core.min),
    row('tracker core, gzip', core.gzip),
    row('tracker core, brotli', core.brotli, { most: 8 }),
    row('tracker extras, minified', extras.min),
    row('tracker extras, gzip', extras.gzip),
    row('tracker extras, brotli', extras.brotli),
    row('tracker replay, minified', replay.min),
    row('tracker replay, gzip', replay.gzip),
    row('tracker replay, brotli', replay.brotli),
    row('names of what pages have in common, brotli', pieces.brotli),
    row('pictures for heatmaps, brotli', picture.brotli),
    row('surveys, brotli', survey.brotli, { most: 12 }),
    row('feedback bubble, brotli', feedback.brotli),
    row('dashboard, scripts of the first load, brotli', dashboard.brotli, { most: 200 }),
  ];
}

/** Sums over files, as each is sent on its own. */
function weigh(files: string[]) {
  const total = { min: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const content = readFileSync(join(ROOT, file));
    total.min += content.length;
    total.gzip += gzipSync(content, { level: 9 }).length;
    total.brotli += brotliCompressSync(content).length; // quality 11, its default
  }
  return total;
}

/** The scripts that the page names, and those they import before anything can be shown. */
function firstScripts(folder: string): string[] {
  const html = readFileSync(join(ROOT, folder, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].flatMap(([, path]) => path ?? []);
  if (scripts.length === 0) throw new Error(`${folder}/index.html names no script`);
  return scripts.map((path) => join(folder, path));
}
