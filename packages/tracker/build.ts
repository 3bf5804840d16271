/**
 * Builds the two scripts that pages load, `dist/core.js` and `dist/replay.js`, and prints their sizes.
 * Run it with Node: `node packages/tracker/build.ts`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { SETTINGS_PLACEHOLDER } from '@desirepath/contract/tracking';
import { build } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Names that only parts of the core call each other by: they need not be long. No browser, wire or store knows them. */
const INTERNAL =
  /^(beacon|clock|close|current|emit|isOver|isShelved|later|listen|loadRecorder|local|openPage|perTab|put|release|renew|seal|settings|shelf|shelve|tab|take|takeAll|touch|trackingId|visitorId|warn|when)$/;

/** @param isSilent leaves out what a dependency would write to the page's console */
const bundle = async (entry: string, isSilent: boolean): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: here('.'),
    build: {
      write: false,
      modulePreload: false,
      // Syntax of 2021; the browser features used (`at`, listeners that end by a signal) came with the browsers of early 2022.
      target: 'es2021',
      // Smaller by 2 % than Vite's own minifier.
      minify: 'terser',
      terserOptions: {
        ecma: 2020,
        compress: { passes: 4, drop_console: isSilent },
        mangle: { properties: isSilent ? false : { regex: INTERNAL } },
      },
      rolldownOptions: { input: here(entry), output: { format: 'iife' }, checks: { pluginTimings: false } },
    },
  });
  if (!('output' in built)) throw new Error(`${entry} was not built as one script`);
  return built.output[0].code;
};

/** Puts the literal that the server replaces in the place of the name that `core.ts` uses for it. */
const withPlaceholder = async (entry: string): Promise<string> => {
  const placeholder: typeof SETTINGS_PLACEHOLDER = '__DESIREPATH_SETTINGS__';
  const parts = (await bundle(entry, false)).split('SITE_SETTINGS');
  if (parts.length !== 2) throw new Error(`the settings are used ${parts.length - 1} times, not once`);
  return parts.join(JSON.stringify(placeholder));
};

/** Both scripts; nothing is written. */
export const buildScripts = async (): Promise<{ core: string; replay: string }> => ({
  core: await withPlaceholder('src/core.ts'),
  replay: await bundle('src/replay.ts', true),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scripts = await buildScripts();
  await mkdir(here('dist'), { recursive: true });
  for (const [name, code] of Object.entries(scripts)) {
    await writeFile(here(`dist/${name}.js`), code);
    const sizes = [Buffer.byteLength(code), gzipSync(code).length, brotliCompressSync(code).length];
    process.stdout.write(`${name}.js  ${sizes[0]} bytes, gzip ${sizes[1]}, brotli ${sizes[2]}\n`);
  }
}
