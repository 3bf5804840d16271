import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { eventually, TRACKING_ID } from '../test/site.ts';
import { allAnswers, haveSurveys, liveSurvey, ONE } from '../test/surveys.ts';
import { visitorOf } from '../test/visitor.ts';
import { ourRoots } from '../test/widget.ts';

// In the shell a page opens with the pointer in its corner.
const visitor = await visitorOf({ isWhole: true });
const { site } = visitor;

const LIBRARY = JSON.stringify(fileURLToPath(new URL('./index.ts', import.meta.url)));

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
    import { identify, init, stop, track } from ${LIBRARY};
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

test('the library shows surveys and the bubble where it is given them, and loads none where none is live', async () => {
  const code = await bundle(`
    import { feedback, init, stop, surveys } from ${LIBRARY};
    const look = { side: 'left', words: [{ language: 'en', button: 'Say it' }] };
    init({ websiteId: '${TRACKING_ID}', apiUrl: '${site.origin}', widgets: [surveys(), feedback(look)] });
    addEventListener('end', stop);`);
  site.pages.set('/', `<!doctype html><title>App</title><h1>Hello</h1><script type="module">${code}</script>`);
  haveSurveys(visitor, liveSurvey(ONE));
  const page = await visitor.newPage();
  await ourRoots(page);
  await page.goto(site.origin);
  await page.getByRole('button', { name: 'Say it' }).waitFor();
  await page.getByRole('dialog').getByRole('textbox').fill('Sizes');
  await page.getByRole('button', { name: 'Send' }).click();
  expect(await allAnswers(visitor)).toEqual({ q: 'Sizes' });
  await page.evaluate(() => dispatchEvent(new Event('end')));
  expect(await page.locator('desirepath-widget').count()).toBe(0);

  haveSurveys(visitor);
  await page.reload();
  await page.getByRole('button', { name: 'Say it' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

interface Foreign {
  websiteId: string;
  sessionId: string;
  visitorId: string;
  events: { type: string; x: number; y: number; timestamp: number; url: string; selector?: string }[];
}
const foreign = () => site.foreign.map(({ text }): Foreign => JSON.parse(text));
const foreignEvents = (type: string) =>
  foreign().flatMap(({ events }) => events.filter((event) => event.type === type));

const openTracked = async (options = '') => {
  const code = await bundle(`
    import MouseTracker from ${LIBRARY};
    const tracker = new MouseTracker({ apiUrl: '${site.origin}/api/tracking/events', websiteId: '${TRACKING_ID}', ${options} });
    tracker.init();
    tracker.init();
    addEventListener('end', () => tracker.stop());`);
  site.pages.set(
    '/',
    `<!doctype html><body style="height: 3000px"><button id="buy">Buy</button>
    <form id="order" onsubmit="return false"><input name="mail"><button id="send">Send</button></form>
    <script type="module">${code}</script>`,
  );
  return visitor.open('/?secret=1');
};

test('the pointer tracker sends movements, clicks, scrolling and forms, and who made them', async () => {
  const page = await openTracked();
  await page.evaluate(() => history.replaceState({}, '', '/u/ada@example.com'));
  await page.mouse.move(10, 20);
  await page.mouse.move(300, 400, { steps: 10 });
  await page.click('#buy');
  await page.fill('input', 'ada@example.com');
  await page.click('#send');
  await page.mouse.wheel(0, 500);
  await eventually(() => foreignEvents('scroll')[0]);
  await page.goto('about:blank');
  expect(foreignEvents('mousemove').length).toBeGreaterThan(5);
  expect(foreignEvents('mousemove')[0]).toMatchObject({ x: 10, y: 20, url: `${site.origin}/u/***` });
  expect(foreignEvents('click').map(({ selector }) => selector)).toContain('#buy');
  expect(foreignEvents('form')).toMatchObject([{ form: '#order', action: 'submit' }]);
  expect(new Set(foreign().map(({ websiteId }) => websiteId))).toEqual(new Set([TRACKING_ID]));
  expect(new Set(foreign().map(({ sessionId, visitorId }) => `${sessionId} ${visitorId}`)).size).toBe(1);
  expect(site.foreign.map(({ text }) => text).join()).not.toMatch(/ada|secret/);
});

test('of movements the pointer tracker keeps the share it is told, of the rest what it is asked for', async () => {
  const page = await openTracked('trackMouseClick: false, trackScroll: false, sampleRate: 0');
  await page.mouse.move(300, 400, { steps: 50 });
  await page.mouse.wheel(0, 500);
  await page.click('#send');
  await page.goto('about:blank');
  await eventually(() => foreignEvents('form')[0]);
  expect(foreign().flatMap(({ events }) => events)).toHaveLength(1);
});

test('the pointer tracker repeats what was not taken, as it was, and sends the last by beacon', async () => {
  site.answerForeign(503);
  const page = await openTracked();
  await page.click('#buy');
  await eventually(() => site.foreign.length === 1);
  site.answerForeign(202);
  await eventually(() => site.foreign.length === 2);
  expect(site.foreign[1]?.text).toBe(site.foreign[0]?.text);
  await page.click('#buy');
  await page.goto('about:blank');
  await eventually(() => site.foreign.length === 3);
  expect(site.foreign[2]?.mode).toBe('no-cors');
});

test('a stopped pointer tracker sends what it has and hears nothing more', async () => {
  const page = await openTracked();
  await page.mouse.click(5, 500);
  await page.evaluate(() => dispatchEvent(new Event('end')));
  await eventually(() => foreignEvents('click')[0]);
  const sent = site.foreign.length;
  await page.mouse.click(5, 500);
  await page.mouse.move(200, 200, { steps: 5 });
  await page.waitForTimeout(5500);
  await page.goto('about:blank');
  await page.waitForTimeout(300);
  expect(site.foreign).toHaveLength(sent);
});

test('who does not want to be tracked is not, and what breaks stays inside', async () => {
  await visitor.context().addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
  });
  const page = await openTracked();
  await page.click('#buy');
  await page.goto('about:blank');
  await page.waitForTimeout(300);
  expect(site.foreign).toEqual([]);
  const broken = await openTracked('apiUrl: 7, websiteId: null');
  await broken.click('#buy');
});
