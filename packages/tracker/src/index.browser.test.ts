import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { eventually, TRACKING_ID } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

/** A site's own bundle, which has the library in it. */
const bundle = async (code: string): Promise<string> => {
  const app = '\0app';
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === 'app' ? app : undefined),
        load: (id) => (id === app ? code : undefined),
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: 'app', output: { format: 'es', codeSplitting: false } },
    },
  });
  if (!('output' in built)) throw new Error('not built');
  return built.output[0].code;
};

test('the library measures and records as the script does, and sets no global', async () => {
  const code = await bundle(`
    import { identify, init, stop, track } from ${JSON.stringify(fileURLToPath(new URL('./index.ts', import.meta.url)))};
    init({ websiteId: '${TRACKING_ID}', apiUrl: '${site.origin}', queryKeys: ['5'] });
    init({ websiteId: '${TRACKING_ID}', apiUrl: '${site.origin}' });
    track('order', { plan: 'pro' }, 49.9);
    identify('u-17');
    addEventListener('end', stop);`);
  site.pages.set('/', `<!doctype html><title>App</title><h1>Hello</h1><script type="module">${code}</script>`);
  const page = await visitor.open('/?5=five');
  await eventually(() => site.received.some(({ batch }) => batch.replay));
  expect(await page.evaluate(() => 'desirepath' in window)).toBe(false);
  await page.evaluate(() => dispatchEvent(new Event('end')));
  await eventually(() => site.events('page_leave')[0]);
  expect(site.events('page_view').map(({ url }) => url)).toEqual([`${site.origin}/?5=five`]);
  expect(site.events('custom')).toMatchObject([{ name: 'order', props: { plan: 'pro' }, value: 49.9 }]);
});
