import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectEnv, projectNode } from './node.js';
import { ROOT } from './root.js';
import { step } from './step.js';

/** What is built, from which files. The lock file counts: another version of a library makes another bundle. */
const BUILDS = [
  {
    name: 'tracker',
    folder: 'packages/tracker',
    script: ['build.ts'],
    sources: ['packages/tracker', 'packages/replay-format/src', 'packages/contract/src', 'package-lock.json'],
  },
  {
    name: 'dashboard',
    folder: 'apps/dashboard',
    script: ['build.ts'],
    // It shows what masking leaves of a page, by the tracker's own rules.
    sources: [
      'apps/dashboard',
      'packages/tracker/src',
      'packages/replay-format/src',
      'packages/contract/src',
      'package-lock.json',
    ],
  },
];

const NOT_SOURCES = new Set(['dist', 'node_modules']);

/** Builds what the server hands out, where its sources have changed since. @throws {import('./step.js').StepFailed} */
export async function build() {
  for (const { name, folder, script, sources } of BUILDS) {
    const stamp = join(ROOT, folder, 'dist/.sources');
    const hash = hashOf(sources);
    if (readIfThere(stamp) === hash) continue;
    rmSync(stamp, { force: true }); // a build that is interrupted must not look finished
    await step(`Building the ${name}`, [projectNode(), ...script], {
      cwd: join(ROOT, folder),
      env: { ...projectEnv(), NODE_ENV: 'production' },
      failure: `The ${name} could not be built; what the build said stands above.`,
    });
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  }
}

/** @param {string[]} sources files and folders */
function hashOf(sources) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesIn))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)));
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} all files below, in a fixed order; tests are not built */
function filesIn(path) {
  if (path === 'package-lock.json') return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => !NOT_SOURCES.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // never built
  }
}
