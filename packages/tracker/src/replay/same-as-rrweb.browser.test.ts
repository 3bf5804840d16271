import { fileURLToPath } from 'node:url';
import { createComplete } from '@desirepath/replay-format/complete';
import { decodeChunk } from '@desirepath/replay-format/decode';
import fc from 'fast-check';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { visitorOf } from '../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

/** Scripts that are tried; a long run is `SAME_AS_RRWEB=2000 npm test`. */
const SCRIPTS = Number(process.env.SAME_AS_RRWEB ?? 25);
const LIMITS = { events: 100_000, units: 100_000_000, depth: 1_000 };

const scriptOf = async (script: URL): Promise<string> => {
  const bundled = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: fileURLToPath(script),
        output: { format: 'iife' },
      },
    },
  });
  if (!('output' in bundled)) throw new Error(`${script} was not built as one script`);
  return bundled.output[0].code;
};

const scripts = {
  '/recorders.js': await scriptOf(new URL('../../test/both-recorders.ts', import.meta.url)),
  '/player.js': await scriptOf(new URL('../../test/player.ts', import.meta.url)),
};

const openBoth = async () => {
  for (const [path, body] of Object.entries(scripts)) site.files.set(path, { type: 'text/javascript', body });
  site.pages.set('/', '<!doctype html><title>Page</title><body><script src="/recorders.js"></script>');
  site.pages.set('/player', '<!doctype html><title>Player</title><body><script src="/player.js"></script>');
  const player = await visitor.open('/player');
  return { player, page: await visitor.open('/') }; // in front, for what is not seen is not drawn
};

/** As rrweb's events, in JSON. */
const read = (chunks: readonly string[]): string => {
  const events = chunks.flatMap((chunk) => {
    const { events, problem } = decodeChunk(JSON.parse(chunk), LIMITS);
    expect(problem).toBeUndefined();
    return events;
  });
  return JSON.stringify(createComplete()(events));
};

test('what is rebuilt from our recording is what is rebuilt from rrweb’s, and both are the page, whatever that does', async () => {
  const { page, player } = await openBoth();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 120 }), async (script) => {
      await page.evaluate(() => window.begin());
      await page.evaluate((given) => window.change(given), script);
      const recorded = await page.evaluate(() => window.recorded());
      const show = (events: string) => player.evaluate((given) => window.show(given), events);
      expect(await show(read(recorded.chunks))).toBe(recorded.page);
      expect(await show(recorded.rrweb)).toBe(recorded.page);
    }),
    { numRuns: SCRIPTS, endOnFailure: SCRIPTS > 25 },
  );
});
