import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../test/site.ts';
import { visitorOf } from '../../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const wireOf = (path: string) =>
  site.received
    .filter(({ batch }) => batch.replay?.events.some(({ data }) => JSON.stringify(data).includes(path)))
    .map(({ text }) => text)
    .join('\n');
const wire = () => site.received.map(({ text }) => text).join('\n');
const frameOf = (page: Page) => page.frames().find((frame) => frame.url().includes('/inner'));

const INNER = '<!doctype html><h1>Engine</h1><input value="Ada"><p data-dp-mask>Countess</p>%SCRIPT%';

/** The page under its usual name, with the same site under another name in a frame. */
const outer = (frame = '') =>
  `<!doctype html><p>Outer</p><iframe ${frame} src="${site.otherOrigin}/inner"></iframe>%SCRIPT%`;

beforeEach(() => {
  site.configure({ replay: true, allow_localhost: true });
  site.pages.set('/inner', INNER);
});

test('a frame of another origin is recorded as a part of the page, masked where it is, and by itself no more', async () => {
  site.configure({ record_console: true });
  site.pages.set('/', outer());
  const page = await visitor.newPage();
  let brought = 0;
  await page.route('**/replay-on-request.js', async (route) => {
    if (route.request().frame() === page.mainFrame()) brought++;
    await page.waitForTimeout(1000); // the page asks for its console, and then the frame
    await route.continue();
  });
  await page.goto(site.origin);
  expect(await eventually(() => wireOf('"isAttachIframe":true'))).toContain('Engine');
  expect(wire()).toContain('Outer');
  expect(brought).toBe(1);
  await frameOf(page)?.evaluate(() => document.body.append('Difference'));
  await eventually(() => wire().includes('Difference'));
  const sessions = new Set(
    site.received
      .filter(({ batch }) => batch.replay)
      .map(({ batch }) => ('session_id' in batch ? batch.session_id : '')),
  );
  expect(sessions.size).toBe(1);
  expect(wire()).not.toMatch(/Ada|Countess/);
});

test('with the page’s next view it is written out anew, as the page around it is', async () => {
  site.pages.set('/', outer());
  const page = await visitor.open();
  const attached = () => wireOf('"isAttachIframe":true').split('\n').length;
  await eventually(() => wireOf('"isAttachIframe":true'));
  const before = attached();
  await page.evaluate(() => history.pushState(null, '', '/next'));
  await eventually(() => attached() > before);
});

test.each(['data-dp-block', 'data-dp-mask'])('one that is marked %s is not', async (mark) => {
  site.pages.set('/', outer(mark));
  await visitor.open();
  await eventually(() => wire().includes('Outer'));
  // It is recorded by itself then, as any visit to it.
  await eventually(() => wire().includes('Engine'));
  expect(wire()).not.toContain('isAttachIframe');
});

test('a page that is not the site’s is given nothing by a frame that is, whatever it says', async () => {
  site.configure({ domain: 'localhost', allow_localhost: false });
  site.pages.set(
    '/',
    `<!doctype html><script>
      window.heard = [];
      addEventListener('message', ({ data, source }) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = (given) => heard.push(given.data);
        source.postMessage({ desirepath: 'takes', site: data.site }, '*', [port2]);
        heard.push(data);
      });
    </script><iframe src="${site.otherOrigin}/inner"></iframe>`,
  );
  const page = await visitor.open();
  await eventually(() => wire().includes('Engine'));
  const heard = await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
  expect(heard.length).toBeGreaterThan(0);
  for (const word of heard) expect(Object.keys(word as object)).toEqual(['desirepath', 'site']);
});

test('a frame that is not the site’s puts nothing into the recording of its page', async () => {
  site.configure({ domain: '127.0.0.1', allow_localhost: false });
  const id = JSON.stringify({ desirepath: 'asks', site: '6f1f4a52-9d0e-4c53-8a2f-3f3f5a2f9b10' });
  site.pages.set(
    '/inner',
    `<!doctype html><script>
      window.heard = [];
      addEventListener('message', ({ data, ports }) => {
        heard.push(data);
        ports[0]?.postMessage(JSON.stringify({ type: 3, timestamp: Date.now(), data: { source: 3, id: 1, x: 0, y: 666 } }));
      });
      setInterval(() => parent.postMessage(${id}, '*'), 200);
    </script>`,
  );
  site.pages.set('/', outer());
  const page = await visitor.open();
  await eventually(() => wire().includes('Outer'));
  await page.evaluate(() => document.body.append('Difference'));
  await eventually(() => wire().includes('Difference'));
  expect(await frameOf(page)?.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
  expect(wire()).not.toContain('666');
});
