/**
 * Builds the package for sites that bundle their scripts: modules that can be shaken, and types that stand alone.
 * Run it with Node, or let `npm pack` do so: `node packages/tracker/build-npm.ts`.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Whose types a consumer sees. They import each other, and nothing else. */
const PUBLIC = ['index', 'public', 'mouse-tracker', 'widgets'];

/** What is installed beside the package. Its parts come when they are needed, as chunks of the consumer's own bundle. */
const DEPENDENCIES = /^web-vitals/;

const buildModules = (folder: string) =>
  build({
    configFile: false,
    logLevel: 'warn',
    root: here('.'),
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2021',
      minify: false, // consumers do that, once
      lib: { entry: here('src/index.ts'), formats: ['es'], fileName: 'index' },
      rolldownOptions: {
        external: DEPENDENCIES,
        output: { chunkFileNames: '[name].js' },
        checks: { pluginTimings: false },
      },
    },
  });

const buildTypes = async (folder: string) => {
  const all = await mkdtemp(join(tmpdir(), 'desirepath-types-'));
  try {
    const compiler = fileURLToPath(import.meta.resolve('typescript/package.json'));
    const options = ['-p', here('tsconfig.npm.json'), '--outDir', all];
    await promisify(execFile)(process.execPath, [join(compiler, '../bin/tsc'), ...options]);
    for (const name of PUBLIC) {
      const types = await readFile(join(all, 'tracker/src', `${name}.d.ts`), 'utf8');
      await writeFile(join(folder, `${name}.d.ts`), types.replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"));
    }
  } finally {
    await rm(all, { recursive: true });
  }
};

/** Writes the package's modules and types into `folder`. */
export const buildLibrary = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await Promise.all([buildModules(folder), buildTypes(folder)]);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildLibrary(here('dist/npm'));
