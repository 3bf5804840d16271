import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeEach, expect, test } from 'vitest';
import { png } from '../../../test/png.ts';
import { eventually } from '../../../test/site.ts';
import { allAnswered, visitorOf } from '../../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const hashOf = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('base64url');
const seenOf = (path: string) => site.seen.find(({ address }) => address === `${site.origin}${path}`);
const file = (path: string, body: Buffer | string, type: string, headers = {}) =>
  site.files.set(path, { body, type, headers: { 'cache-control': 'max-age=600', ...headers } });

const FONT = readFileSync(
  createRequire(import.meta.url).resolve('@fontsource-variable/inter/files/inter-greek-ext-wght-normal.woff2'),
);
const LOGO = png(40, 30, [200, 80, 40]);

beforeEach(() => {
  site.configure({ replay: true });
  file('/logo.png', LOGO, 'image/png');
});

test('pictures, fonts and what styles show are kept as the page has loaded them, without asking for them again', async () => {
  const [paper, poster] = [png(20, 20, [9, 9, 9]), png(64, 36, [1, 2, 3])];
  file('/paper.png', paper, 'image/png');
  file('/body.woff2', FONT, 'font/woff2');
  file('/poster.png', poster, 'image/png');
  file('/unused.png', LOGO, 'image/png');
  const css = `@font-face { font-family: Own; src: url(/body.woff2) } .bare { background: url("/unused.png") }
    body { font-family: Own; background: url(paper.png) }`;
  file('/site.css', css, 'text/css');
  site.pages.set(
    '/',
    `<!doctype html><link rel="stylesheet" href="/site.css"><img src="/logo.png"><video poster="/poster.png"></video>
    <p>Hello</p>%SCRIPT%`,
  );
  await visitor.open();
  await eventually(() => site.contents.has(hashOf(poster)));
  for (const [path, body] of [
    ['/logo.png', LOGO],
    ['/paper.png', paper],
    ['/body.woff2', FONT],
  ] as const) {
    const hash = hashOf(body);
    await eventually(() => seenOf(path)?.hash === hash && site.contents.has(hash));
    expect(site.contents.get(hash)).toEqual(body);
    expect(site.asked.filter((asked) => asked === path)).toHaveLength(1);
  }
  expect(site.seen.find(({ address }) => address === '/poster.png')?.hash).toBe(hashOf(poster));
  expect(seenOf('/logo.png')).toMatchObject({ width: 40, height: 30 });
  expect(seenOf('/unused.png')).toBeUndefined();
  const [view] = await eventually(() => site.events('page_view').length > 0 && site.events('page_view'));
  expect(site.seen[0]?.page_id).toBe(view?.page_id);
});

test('a file that icons are parts of is kept once, by its own address', async () => {
  const icons =
    '<svg xmlns="http://www.w3.org/2000/svg"><path id="a" d="M0 0h9v9z"/><path id="b" d="M0 0h9v9z"/></svg>';
  file('/icons.svg', icons, 'image/svg+xml');
  const use = (part: string) => `<svg><use href="/icons.svg#${part}"/><use xlink:href="/icons.svg#${part}"/></svg>`;
  site.pages.set('/', `<!doctype html>${use('a')}${use('b')}<svg><use href="#own"/></svg>%SCRIPT%`);
  await visitor.open();
  await eventually(() => site.contents.has(hashOf(icons)));
  expect(site.seen.map(({ address, hash }) => [address, hash])).toEqual([[`${site.origin}/icons.svg`, hashOf(icons)]]);
});

test('each page of an app tells what it shows; what was sent stays', async () => {
  site.pages.set('/', '<!doctype html><img src="/logo.png">%SCRIPT%');
  const page = await visitor.open();
  await eventually(() => site.contents.size);
  await page.evaluate(() => history.pushState({}, '', '/next'));
  const told = await eventually(() => {
    const all = new Set(site.seen.map(({ page_id }) => page_id));
    return all.size === 2 && [...all];
  });
  const viewed = () => site.events('page_view').map(({ page_id }) => page_id);
  await eventually(() => viewed().length === 2);
  expect(viewed()).toEqual(told);
  expect(site.asked.filter((path) => path === '/logo.png')).toHaveLength(1);
});

test('a picture that something may happen at is not asked for again, but taken as it is drawn', async () => {
  file('/captcha', png(120, 40, [5, 5, 5]), 'image/png', { 'cache-control': 'no-store' });
  site.pages.set('/', '<!doctype html><img src="/captcha">%SCRIPT%');
  await visitor.open();
  const { hash = '' } = await eventually(() => seenOf('/captcha'));
  await eventually(() => site.contents.has(hash));
  expect(site.contents.get(hash)?.subarray(8, 12).toString()).toBe('WEBP');
  expect(site.asked).toEqual(['/captcha']);
});

test('nothing is kept of blocked elements, of pixels that count, nor of what may not be stored', async () => {
  file('/letter.png', png(50, 50, [7, 7, 7]), 'image/png');
  file('/count.png', png(1, 1, [8, 8, 8]), 'image/png');
  file('/once.woff2', FONT, 'font/woff2', { 'cache-control': 'no-store' });
  site.pages.set(
    '/',
    `<!doctype html><style>@font-face { font-family: Once; src: url(/once.woff2) } p { font-family: Once }</style>
    <div data-dp-block><img src="/letter.png"></div><img src="/count.png"><p>Hi</p><img src="/logo.png">%SCRIPT%`,
  );
  const page = await visitor.open();
  await eventually(() => site.contents.size);
  await allAnswered(page);
  expect(seenOf('/letter.png')).toBeUndefined();
  expect(seenOf('/count.png')?.hash).toBeUndefined();
  expect([...site.contents.keys()]).toEqual([hashOf(LOGO)]);
  expect(site.asked.filter((path) => path === '/count.png')).toHaveLength(1);
});

test('where nothing but structure is recorded nothing is kept', async () => {
  site.configure({ replay: true, masking: 'structure' });
  site.pages.set('/', '<!doctype html><img src="/logo.png">%SCRIPT%');
  const page = await visitor.open();
  await eventually(() => site.received.some(({ batch }) => batch.replay));
  await page.waitForTimeout(3_000);
  expect(site.seen).toEqual([]);
});

test('what fails of it is no trouble of the page', async () => {
  // From another origin, which does not let this one read it.
  site.pages.set('/', `<!doctype html><img src="${site.otherOrigin}/logo.png">%SCRIPT%`);
  await visitor.open();
  const [seen] = await eventually(() => site.seen.length > 0 && site.seen);
  expect(seen).toMatchObject({ address: `${site.otherOrigin}/logo.png`, width: 40, height: 30 });
  expect(seen?.hash).toBeUndefined();
  await eventually(() => site.received.length > 0);
  expect(site.events('request')).toEqual([]);
});
