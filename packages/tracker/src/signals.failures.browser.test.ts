import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';
import { leave, openWhole } from '../test/whole.ts';

const visitor = await visitorOf();
const { site } = visitor;

/** What the page complains of itself is no complaint about us. */
const forget = () => visitor.complaints.splice(0);

const run = async (script: string, body = '') => {
  site.pages.set('/', `<!doctype html>${body}%SCRIPT%`);
  const page = await openWhole(visitor);
  await page.evaluate(script);
  await page.waitForTimeout(200);
  await leave(visitor, page);
  forget();
  return site.events('js_error');
};

test('an error is told with its place and the first lines of its stack', async () => {
  const [error] = await run(`setTimeout(function outer() { (function inner() { null.price })() })`);
  expect(error).toMatchObject({
    name: "TypeError: Cannot read properties of null (reading 'price')",
    props: { kind: 'error', line: 1, column: expect.any(Number) },
  });
  expect(error?.props?.stack).toMatch(/^at inner .*\nat outer /);
});

test.each([
  ['an error', `Promise.reject(new TypeError('gone'))`, 'TypeError: gone'],
  ['words', `Promise.reject('no money')`, 'no money'],
  ['an object, whose content is nobody else’s business', `Promise.reject({ name: 'Ada' })`, '[object Object]'],
  ['nothing', `Promise.reject()`, 'undefined'],
])('a promise rejected with %s that nobody caught is told', async (_, script, name) => {
  expect(await run(`void ${script}`)).toMatchObject([{ name, props: { kind: 'rejection' } }]);
});

test('errors from before the rarer signals came are told', async () => {
  site.pages.set('/', '<!doctype html>%SCRIPT%<script>early.bird()</script>');
  const page = await openWhole(visitor);
  await leave(visitor, page);
  forget();
  expect(site.events('js_error')).toMatchObject([{ name: 'ReferenceError: early is not defined' }]);
  expect(site.events('js_error')[0]?.props?.file).toBe(`${site.origin}/`);
});

test('an error is told once a page however often it happens, and of many the first ten', async () => {
  const told = await run(`for (let i = 0; i < 30; i++) {
    setTimeout(() => { throw new Error('again') });
    setTimeout(() => { throw new Error('number ' + i) });
  }`);
  expect(told).toHaveLength(10);
  expect(new Set(told.map(({ name }) => name)).size).toBe(10);
});

test('what does not load, what was caught and what nobody sees is no error', async () => {
  const told = await run(
    `const image = new Image(); image.src = '/none.png'; document.body.append(image);
     try { null.x } catch {}
     Promise.reject(1).catch(() => {});
     dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered notifications.' }));
     dispatchEvent(new ErrorEvent('error', { message: 'Uncaught x', filename: 'chrome-extension://abc/x.js' }));`,
  );
  expect(told).toEqual([]);
});

test('of errors nothing private is told', async () => {
  const told = await run(`
    setTimeout(() => { throw new Error('no such user: ada@example.com, 4111 1111 1111 1111') });
    setTimeout(() => JSON.parse('hunter2'));
    setTimeout(() => { throw Object.assign(new Error('x'), { stack: 'Error: x\\n    at f (https://a.example/s.js?token=hunter2:1:2)' }) });`);
  expect(told).toHaveLength(3);
  expect(told.map(({ name }) => name)).toContain('Error: no such user: ***, ***');
  expect(JSON.stringify(told)).not.toMatch(/hunter2|ada@|4111/);
  expect(JSON.stringify(told)).toContain('https://a.example/s.js:1:2');
});

/** @param until something that has to have come before the page is left */
const api = async (script: string, prepare = '', until = (): unknown => true) => {
  const page = await openWhole(visitor, '/', async (opened) => {
    if (prepare) await opened.addInitScript(prepare);
    await opened.route('**/api/fine*', (route) => route.fulfill({ body: '{}' }));
    await opened.route('**/api/broken*', (route) => route.fulfill({ status: 500, body: 'secret answer' }));
    await opened.route('**/api/gone*', (route) => route.fulfill({ status: 404 }));
    await opened.route('**/api/down*', (route) => route.abort());
    await opened.route('**/api/slow*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3200));
      await route.fulfill({ body: '{}' }).catch(() => {}); // the page may be gone by then
    });
  });
  const result = await page.evaluate(script);
  await eventually(() => !!until());
  await page.waitForTimeout(100);
  await leave(visitor, page);
  forget();
  return { result, told: site.events('request').map(({ name, props }) => [name, props]) };
};
const failed = (status: number) => ({ status, reason: 'failed' });

test('requests that fail are told by method, path and status, and the page gets what it would have got', async () => {
  const { result, told } = await api(`(async () => {
    const seen = [];
    for (const [path, init] of [['/api/fine'], ['/api/broken?token=hunter2', { method: 'post', body: 'hunter2' }], ['/api/gone']])
      seen.push((await fetch(path, init)).status);
    seen.push(await fetch(new Request('/api/down')).catch((error) => error.name));
    return seen.join();
  })()`);
  expect(result).toBe('200,500,404,TypeError');
  expect(told).toEqual([
    ['POST /api/broken', failed(500)],
    ['GET /api/gone', failed(404)],
    ['GET /api/down', failed(0)],
  ]);
  expect(JSON.stringify(site.received)).not.toContain('hunter2');
});

test('the same of XMLHttpRequest, also where one is used again', async () => {
  const { result, told } = await api(`(async () => {
    const xhr = new XMLHttpRequest();
    const seen = [];
    for (const [method, path] of [['GET', '/api/fine'], ['put', '/api/broken?x=1'], ['GET', '/api/down']]) {
      xhr.open(method, path);
      xhr.send();
      await new Promise((resolve) => { xhr.onloadend = resolve });
      seen.push(xhr.status);
    }
    return seen.join();
  })()`);
  expect(result).toBe('200,500,0');
  expect(told).toEqual([
    ['PUT /api/broken', failed(500)],
    ['GET /api/down', failed(0)],
  ]);
});

test('a slow request is told with its time', async () => {
  const { told } = await api(`fetch('/api/slow?x=1').then(() => 0)`);
  expect(told).toEqual([['GET /api/slow', { status: 200, reason: 'slow' }]]);
  expect(site.events('request')[0]?.value).toBeGreaterThan(3000);
});

test('what was called off has not failed, the same failure is told once, and our own requests never', async () => {
  let refusals = 1;
  site.answer(() => (refusals-- > 0 ? 500 : 202));
  const { told } = await api(
    `(async () => {
    const control = new AbortController();
    const called = fetch('/api/slow', { signal: control.signal }).catch(() => {});
    control.abort();
    await called;
    const xhr = new XMLHttpRequest();
    xhr.open('GET', '/api/slow');
    xhr.send();
    xhr.abort();
    for (let i = 0; i < 5; i++) await fetch('/api/gone?' + i);
    desirepath.track('x');
  })()`,
    '',
    () => refusals < 0,
  );
  expect(told).toEqual([['GET /api/gone', failed(404)]]);
});

test('nor are those of ours that bring no batch: pictures, surveys, answers, feedback', async () => {
  const ours = ['track/snapshots', 'track/surveys/eligible?x=1', 'surveys/responses', 'feedback'];
  const { told } = await api(
    `(async () => {
    for (const path of ${JSON.stringify([...ours, 'feedback/broken'])}) await fetch('/api/' + path);
  })()`,
    `const { fetch } = window;
     window.fetch = (url, ...given) =>
       String(url).startsWith('/api/') ? Promise.resolve(new Response('', { status: 500 })) : fetch(url, ...given);`,
  );
  expect(told).toEqual([['GET /api/feedback/broken', failed(500)]]);
});

test('a rejected request that the page does not catch is still its own unhandled rejection', async () => {
  await api(`fetch('/api/down'); new Promise((heard) => addEventListener('unhandledrejection', () => heard()))`);
  expect(site.events('js_error')).toMatchObject([{ name: 'TypeError: Failed to fetch', props: { kind: 'rejection' } }]);
});

test('where fetch is frozen the page works on, and failures are known from the browser', async () => {
  const { result, told } = await api(
    `fetch('/api/broken?x=1').then((answer) => answer.status + ' ' + (window.fetch === window.kept))`,
    `window.kept = window.fetch; Object.defineProperty(window, 'fetch', { value: window.fetch, writable: false, configurable: false });`,
    () => site.events('request')[0],
  );
  expect(result).toBe('500 true');
  expect(told).toEqual([['/api/broken', failed(500)]]);
});

test('requests from before the rarer signals came are known from the browser', async () => {
  site.pages.set('/', `<!doctype html><script>fetch('/api/gone?early')</script>%SCRIPT%`);
  const { told } = await api('0', '', () => site.events('request')[0]);
  expect(told).toEqual([['/api/gone', failed(404)]]);
});
