import { fileURLToPath } from 'node:url';
import { createComplete } from '@desirepath/replay-format/complete';
import { decodeChunk } from '@desirepath/replay-format/decode';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { FIXTURES, type Fixture } from '../../../../e2e/support/fidelity/fixtures.ts';
import { visitorOf } from '../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

/** Scripts that are tried, always the same; a long run, of others, is `SAME_AS_RRWEB=2000 npm test`. */
const SCRIPTS = Number(process.env.SAME_AS_RRWEB ?? 25);
const IS_LONG = SCRIPTS > 25;
const SEED = 1454840867;
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

const BODY =
  '<main><ul><li>One</li><li>Two</li></ul><p data-dp-mask>private</p><div data-dp-block>private</div></main>';

const openBoth = async (html = '<!doctype html><title>Page</title><body><script src="/recorders.js"></script>') => {
  for (const [path, body] of Object.entries(scripts)) site.files.set(path, { type: 'text/javascript', body });
  site.pages.set('/', html);
  site.pages.set('/inner', '<!doctype html><style>p { top: 1px; }</style><body><p>Inner</p><iframe></iframe>');
  site.pages.set('/player', '<!doctype html><title>Player</title><body><script src="/player.js"></script>');
  const player = await visitor.open('/player');
  return { player, page: await visitor.open('/') }; // in front, for what is not seen is not drawn
};

const pageOf = ({ head = '', body, script = '', later = '' }: Fixture) =>
  `<!doctype html>${head}<script src="/recorders.js"></script><body>${body}<script>${script}; window.later = () => { ${later} };</script>`.replaceAll(
    '%FONT_DATA%',
    'data:font/woff2;base64,',
  );

/** As rrweb's events, in JSON. */
const read = (chunks: readonly string[]): string => {
  const events = chunks.flatMap((chunk) => {
    const { events, problem } = decodeChunk(JSON.parse(chunk), LIMITS);
    expect(problem).toBeUndefined();
    return events;
  });
  return JSON.stringify(createComplete()(events));
};

/** In rrweb's recording frames that a script adds with a `srcdoc` stay empty, and shorthands lose parts. */
const RRWEB_IS_WRONG = /^frames: same origin|shorthands/;

/** Where both recordings have come to, and the page, by now. */
const compared = async (page: Page, player: Page) => {
  const recorded = await page.evaluate(() => window.recorded());
  const show = (events: string) => player.evaluate((given) => window.show(given), events);
  const chunks = read(recorded.chunks);
  expect(chunks).not.toContain('private');
  return { page: recorded.page, ours: await show(chunks), theirs: await show(recorded.rrweb) };
};

test('what is rebuilt from our recording is what is rebuilt from rrweb’s, and both are the page, whatever that does', async () => {
  const { page, player } = await openBoth();
  const steps = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 3 }), async (parts) => {
      await page.evaluate((body) => window.begin(body), BODY);
      for (const part of parts) {
        await page.evaluate((given) => window.change(given), part);
        const at = await compared(page, player);
        expect(at.ours).toBe(at.page);
        expect(at.theirs).toBe(at.page);
      }
    }),
    { numRuns: SCRIPTS, endOnFailure: IS_LONG, ...(!IS_LONG && { seed: SEED }) },
  );
});

/** Without words: of what moves into or out of what is masked they stay as they were told. */
const shapeOf = (text: string) => text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');

test('what moves into and out of what is masked or blocked is where the page has it', async () => {
  const { page, player } = await openBoth();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 120 }), async (script) => {
      await page.evaluate((body) => window.begin(body), BODY);
      await page.evaluate((given) => window.change(given, true), script);
      const recorded = await page.evaluate(() => window.recorded());
      const ours = await player.evaluate((given) => window.show(given), read(recorded.chunks));
      expect(shapeOf(ours)).toBe(shapeOf(recorded.page));
    }),
    { numRuns: IS_LONG ? SCRIPTS : 10, endOnFailure: true, ...(!IS_LONG && { seed: SEED }) },
  );
});

test('the same holds of pages that show what pages can, at the beginning and as they change', async () => {
  const { player, page } = await openBoth();
  const [later = []] = fc.sample(fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 60 }), {
    numRuns: 1,
    seed: 1,
  });
  const different: object[] = [];
  // Into a closed root nobody can look but who closed it; and what imports bring is recorded in their place.
  for (const fixture of FIXTURES.filter(({ name }) => !/closed|imports/.test(name))) {
    site.pages.set('/', pageOf(fixture));
    await page.goto(site.origin);
    await page.evaluate(() => window.begin());
    for (const change of ['', 'window.later()', `window.change(${JSON.stringify(later)})`]) {
      await page.evaluate(change);
      const { page: is, ...shown } = await compared(page, player);
      for (const [whose, text] of Object.entries(shown)) {
        const lines = text.split('\n');
        const at = is.split('\n').findIndex((line, i) => line !== lines[i]);
        if (text !== is && !(whose === 'theirs' && RRWEB_IS_WRONG.test(fixture.name)))
          different.push({
            name: fixture.name,
            change: change.slice(0, 20),
            whose,
            is: is.split('\n')[at],
            shown: lines[at],
          });
      }
    }
  }
  visitor.complaints.length = 0;
  expect(different).toEqual([]);
});
