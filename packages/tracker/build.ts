/**
 * Builds the scripts that pages load, `dist/core.js` and those beside it, and prints their sizes.
 * Run it with Node: `node packages/tracker/build.ts`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { SETTINGS_PLACEHOLDER } from '@desirepath/contract/tracker-settings';
import { type MinifyOptions, minify } from 'terser';
import { build, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Names that only our own parts call each other by: they need not be long. No wire or store knows them, and nothing of a
 * browser's that we use is called so.
 */
const INTERNAL =
  /^(_[a-z]\w+|allow|allowRecording|atStop|beacon|campaign|clip|clock|createPost|current|demand|early|emit|entered|flatProps|handle|handlers|isAutofilled|isChanged|isInvalid|isPasted|isSent|isUntold|isLive|isOver|isPaused|isShelved|later|listen|loadExtras|loadRecorder|local|minAge|moments|openPage|outcomeOf|reportAllChanges|navigationId|navigationInteractionId|navigationURL|perTab|point|put|reach|release|renew|resume|seal|selectorOf|sendBy|session|settings|shelf|shelve|shrink|tab|take|takeAll|touch|update|visitorOf|when)$/;

/** The same of the recorder, which shares these with no other script. */
const INTERNAL_TO_REPLAY =
  /^(around|attached|began|begin|calm|change|changes|clock|covers|early|element|elements|enter|finish|flush|fresh|gathered|given|holds|inside|isAbout|isChecked|isEmpty|isLost|isOpen|isSheet|isScrolled|known|late|learn|level|listen|lost|meet|met|nameOf|note|noteChildren|number|numbers|onceWhole|pageId|passes|picture|places|reading|release|removed|rest|resume|root|roots|see|settle|settled|share|signed|take|texts|timeOffset|touch|tree|watched|watching|whole|writer|writing|written)$/;

/** `web-vitals` without what it does about soft navigations, an experiment that nobody here turns on: a quarter of it. */
const withoutSoftNavigations: Plugin = {
  name: 'without-soft-navigations',
  transform: (code, id) =>
    /web-vitals\/.*\/on[A-Z]+\.js$/.test(id)
      ? code.replaceAll(
          /checkSoftNavsEnabled\(opts\)|[\w.]+ === '(soft-navigation|interaction-contentful-paint)'/g,
          'false',
        )
      : undefined,
};

/** Batches that leave after so many ms: for tests, which would mostly wait for them. */
const withHaste = (sendAfter: number): Plugin => ({
  name: 'with-haste',
  enforce: 'pre', // as it is written
  transform(code, id) {
    if (!id.endsWith('/tracker/src/queue.ts')) return;
    const hasty = code.replace(/(SEND_AFTER = )\d+;/, `$1${sendAfter};`);
    if (hasty === code) throw new Error('the queue calls its pause in another way now');
    return hasty;
  },
});

const bundle = async (entry: string, plugins: Plugin[] = []): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: here('.'),
    plugins: [withoutSoftNavigations, ...plugins],
    build: {
      write: false,
      modulePreload: false,
      // The oldest that have what is used (`at`, listeners that end by a signal), of early 2022; Safari 15.4 reads this too.
      target: ['chrome98', 'firefox96', 'safari16'],
      minify: 'oxc',
      rolldownOptions: {
        input: here(entry),
        output: { format: 'iife' },
        checks: { pluginTimings: false },
        // To read a property does nothing here.
        treeshake: { propertyReadSideEffects: false },
      },
    },
  });
  if (!('output' in built)) throw new Error(`${entry} was not built as one script`);
  return built.output[0].code;
};

/** Terser after Vite's own minifier: each finds what the other leaves. */
const shrink = async (code: string, options: MinifyOptions): Promise<string> => {
  const { code: small } = await minify(code, { ecma: 2020, ...options });
  if (!small) throw new Error('nothing is left of a script');
  return small;
};

/** Puts the literal that the server replaces in the place of the name that `core.ts` uses for it. */
const withPlaceholder = (core: string): string => {
  const placeholder: typeof SETTINGS_PLACEHOLDER = '__DESIREPATH_SETTINGS__';
  const parts = core.split('SITE_SETTINGS');
  if (parts.length !== 2) throw new Error(`the settings are used ${parts.length - 1} times, not once`);
  return parts.join(JSON.stringify(placeholder));
};

/**
 * Chrome, from 136 on, compiles all of a script that begins so while it comes, beside the page: otherwise the page waits for
 * each function when that is first called. It takes a tenth of a MB, since not all of them are.
 */
const COMPILED_AHEAD = '//# allFunctionsCalledOnLoad\n';

/** All scripts; nothing is written. @param sendAfter ms, for tests; else as the queue says */
export const buildScripts = async (
  sendAfter?: number,
): Promise<
  Record<'core' | 'extras' | 'replay' | 'replayOnRequest' | 'pieces' | 'picture' | 'survey' | 'feedback', string>
> => {
  // The core and its extras know each other's parts by the same short names.
  const nameCache = {};
  // Nothing inlined: the same call again packs better than what it does. Nor turned round: comparisons are alike as they are written.
  const short = {
    compress: { passes: 4, inline: 0, lhs_constants: false },
    mangle: { properties: { builtins: true, regex: INTERNAL } },
    nameCache,
  };
  const apart = { compress: { passes: 4 } };
  /** What a dependency would write to the page's console is left out. */
  const quiet = { compress: { passes: 4, drop_console: true } };
  return {
    core:
      COMPILED_AHEAD +
      withPlaceholder(await shrink(await bundle('src/core.ts', sendAfter ? [withHaste(sendAfter)] : []), short)),
    extras: COMPILED_AHEAD + (await shrink(await bundle('src/extras.ts'), short)),
    survey: await shrink(await bundle('src/survey.ts'), apart),
    feedback: await shrink(await bundle('src/feedback.ts'), apart),
    replay:
      COMPILED_AHEAD +
      (await shrink(await bundle('src/replay.ts'), {
        compress: { ...quiet.compress, lhs_constants: false },
        mangle: { properties: { builtins: true, regex: INTERNAL_TO_REPLAY } },
      })),
    replayOnRequest: await shrink(await bundle('src/replay-on-request.ts'), quiet),
    pieces: await shrink(await bundle('src/pieces.ts'), apart),
    picture: await shrink(await bundle('src/picture.ts'), quiet),
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scripts = await buildScripts();
  await mkdir(here('dist'), { recursive: true });
  for (const [key, code] of Object.entries(scripts)) {
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    await writeFile(here(`dist/${name}.js`), code);
    const sizes = [Buffer.byteLength(code), gzipSync(code).length, brotliCompressSync(code).length];
    process.stdout.write(`${name}.js  ${sizes[0]} bytes, gzip ${sizes[1]}, brotli ${sizes[2]}\n`);
  }
}
