import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { buildLibrary } from './build-npm.ts';
import packageJson from './package.json' with { type: 'json' };

const KB = 1024;

// Within the package, so that what it depends on is found as by a consumer.
const home = await mkdtemp(fileURLToPath(new URL('./dist-', import.meta.url)));
const library = join(home, 'npm');
await buildLibrary(library);
afterAll(() => rm(home, { recursive: true }));

/** The size of the first script of a consumer, as bundlers make it that honour `sideEffects`. */
const firstScriptOf = async (code: string): Promise<number> => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'consumer',
        resolveId: (id) =>
          id === 'consumer' ? '\0consumer' : id === '@desirepath/tracker' ? join(library, 'index.js') : undefined,
        load: (id) => (id === '\0consumer' ? code : undefined),
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: 'consumer',
        output: { format: 'es' },
        treeshake: { moduleSideEffects: (id) => packageJson.sideEffects || !id.startsWith(library) },
      },
    },
  });
  if (!('output' in built)) throw new Error('not built');
  return built.output[0].code.length;
};

test('who imports one call gets no more than that', async () => {
  expect(await firstScriptOf("import { track } from '@desirepath/tracker'; track('order');")).toBeLessThan(KB / 2);
});

test('the recorder and the rarer signals are no part of the first script', async () => {
  const init = "import { init } from '@desirepath/tracker'; init({ websiteId: '1', apiUrl: '2' });";
  expect(await firstScriptOf(init)).toBeLessThan(26 * KB);
});

test('what speaks with visitors is no part of the first script either', async () => {
  const widgets = `import { feedback, init, surveys } from '@desirepath/tracker';
    init({ websiteId: '1', apiUrl: '2', widgets: [surveys(), feedback()] });`;
  expect(await firstScriptOf(widgets)).toBeLessThan(28 * KB);
});

test('the pointer tracker comes alone', async () => {
  const pointer =
    "import MouseTracker from '@desirepath/tracker'; new MouseTracker({ apiUrl: '', websiteId: '' }).init();";
  expect(await firstScriptOf(pointer)).toBeLessThan(12 * KB);
});

test('its types stand alone, and say what a call takes', async () => {
  await writeFile(
    join(home, 'consumer.ts'),
    `import MouseTracker, { consent, feedback, init, surveys, track, type Desirepath, type Options } from './npm/index.js';
    const options: Options = { sampleRate: 0.5 };
    init({ websiteId: '1', apiUrl: '2', ...options, masking: 'text' });
    init({ websiteId: '1', apiUrl: '2', widgets: [surveys(), feedback({ color: '#336699', askEmail: false })] });
    track('order', { plan: 'pro' }, 49.9);
    consent({ measure: true });
    new MouseTracker({ apiUrl: '', websiteId: '', sampleRate: 0.1 }).init();
    export const call: Desirepath['track'] = track;
    // @ts-expect-error a share is a number
    init({ websiteId: '1', apiUrl: '2', sampleRate: 'half' });`,
  );
  const compilerOptions = { strict: true, module: 'nodenext', lib: ['es2022', 'dom'], types: [], noEmit: true };
  await writeFile(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  const compiler = join(fileURLToPath(import.meta.resolve('typescript/package.json')), '../bin/tsc');
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', home]);
  expect(stdout).toBe('');
});

test('the package names what it holds', () => {
  expect(packageJson.exports['.']).toEqual({ types: './dist/npm/index.d.ts', default: './dist/npm/index.js' });
  expect(packageJson.files).toEqual(['dist/npm']);
  expect(packageJson.sideEffects).toBe(false);
});
