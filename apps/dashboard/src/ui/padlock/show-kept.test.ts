import type { AssetType, AssetUse } from '@desirepath/contract/assets';
import { EventType, type eventWithTime, IncrementalSource, NodeType, type serializedNodeWithId } from '@rrweb/types';
import { expect, test } from 'vitest';
import { createKept } from './kept.ts';
import { createShower } from './show-kept.ts';
import { showInSrcset } from './srcset.ts';

const SITE = 'https://shop.example';
const use = (path: string, hash: string | null, from = 0, type: AssetType | null = 'image/png'): AssetUse => ({
  ...{ address: `${SITE}/${path}`, hash, from },
  ...{ type: hash === null ? null : type, width: 40, height: 30 },
});
const kept = (hosts: string[] = []) =>
  createKept({
    uses: [
      use('logo.png', 'old', 100),
      use('logo.png', 'new', 200),
      use('gone.png', null),
      use('a.woff2', 'font', 0, 'font/woff2'),
      use('css/far.css', 'sheet', 0, 'text/css'),
      use('css/near.css', 'whole', 0, 'text/css'),
    ],
    urlOf: (hash) => `/kept/${hash}`,
    texts: new Map([
      ['sheet', '@import "x.css"; p { background: url(../logo.png) } b { background: url(no.png) }'],
      ['whole', 'p { padding: var(--a) }'],
    ]),
    hosts,
  });

let lastId = 0;
const element = (tagName: string, attributes: object, childNodes: object[] = []) =>
  ({ type: NodeType.Element, id: ++lastId, tagName, attributes, childNodes }) as unknown as serializedNodeWithId & {
    attributes: Record<string, unknown>;
    childNodes: { textContent: string }[];
  };
const snapshot = (node: serializedNodeWithId, timestamp = 150): eventWithTime => ({
  type: EventType.FullSnapshot,
  timestamp,
  data: { node: { type: NodeType.Document, id: ++lastId, childNodes: [node] }, initialOffset: { top: 0, left: 0 } },
});

/** The element as it is shown. */
function shown(node: serializedNodeWithId, timestamp?: number, hosts?: string[]) {
  const event = createShower(kept(hosts))(snapshot(node, timestamp));
  if (event.type !== EventType.FullSnapshot || !('childNodes' in event.data.node)) throw new Error('no snapshot');
  return event.data.node.childNodes[0] as ReturnType<typeof element>; // what was put there
}
const box = expect.stringMatching(/^data:image\/svg\+xml,.*width%3D%2240%22%20height%3D%2230%22/);

test.each([
  ['img', { src: `${SITE}/logo.png` }, { src: '/kept/old' }],
  ['img', { src: `${SITE}/gone.png`, alt: 'x' }, { src: box, alt: 'x' }],
  ['img', { src: 'data:image/png;base64,AA' }, { src: 'data:image/png;base64,AA' }],
  ['img', { srcset: `${SITE}/logo.png 2x, ${SITE}/gone.png 1x` }, { srcset: '/kept/old 2x' }],
  ['image', { 'xlink:href': `${SITE}/logo.png` }, { 'xlink:href': '/kept/old' }],
  ['image', { href: `${SITE}/logo.png#part` }, { href: '/kept/old' }],
  ['video', { poster: `${SITE}/logo.png` }, { poster: '/kept/old' }],
  ['p', { style: `background: url(${SITE}/logo.png)` }, { style: 'background: url("/kept/old")' }],
  [
    'style',
    { _cssText: `@font-face { src: url('${SITE}/a.woff2') }` },
    { _cssText: '@font-face { src: url("/kept/font") }' },
  ],
  ['p', { style: `background: url("${SITE}/gone.png")` }, { style: 'background: url("data:,")' }],
  ['a', { href: `${SITE}/logo.png` }, { href: `${SITE}/logo.png` }],
])('<%s %j> shows %j', (tag, given, expected) => {
  expect(shown(element(tag, given)).attributes).toEqual(expected);
});

test('an address shows what it stood for then', () => {
  const logo = element('img', { src: `${SITE}/logo.png` });
  expect([90, 100, 199, 200, 900].map((at) => shown(logo, at).attributes.src)).toEqual([
    ...['/kept/old', '/kept/old', '/kept/old', '/kept/new', '/kept/new'],
  ]);
});

test('a kept style sheet takes the place of its link, with addresses from where it lay', () => {
  const { _cssText } = shown(element('link', { rel: 'stylesheet', href: `${SITE}/css/far.css` })).attributes;
  expect(_cssText).toBe(' p { background: url("/kept/old") } b { background: url("data:,") }');
});

test('a kept style sheet takes the place of what a browser has read of it, unless it brings others', () => {
  const read = { rel: 'stylesheet', _cssText: 'p { padding-top: ; }' };
  const of = (path: string) => shown(element('link', { ...read, href: `${SITE}/css/${path}` })).attributes._cssText;
  expect(['near.css', 'far.css', 'gone.css'].map(of)).toEqual([
    'p { padding: var(--a) }',
    read._cssText,
    read._cssText,
  ]);
});

test('what is not kept comes from the hosts that may be asked, and from no other', () => {
  const of = (src: string) => shown(element('img', { src }), 150, ['shop.example']).attributes.src;
  for (const src of [`${SITE}/gone.png`, 'http://cdn.shop.example:81/a.png']) expect(of(src)).toBe(src);
  for (const src of ['https://notshop.example/a.png', 'https://shop.example.evil/a.png', 'file:///a.png'])
    expect(of(src)).toMatch(/^data:/);
});

test('what changes later shows as well, by what its element is', () => {
  const show = createShower(kept());
  const picture = element('img', {});
  const text = { type: NodeType.Text, id: ++lastId, textContent: 'a{}' };
  const sheet = element('style', {}, [text]);
  show(snapshot(element('body', {}, [picture, sheet])));
  const address = `${SITE}/logo.png`;
  const event = show({
    type: EventType.IncrementalSnapshot,
    timestamp: 210,
    data: {
      source: IncrementalSource.Mutation,
      adds: [],
      removes: [],
      texts: [{ id: text.id, value: `a{background:url(${address})}` }],
      attributes: [{ id: picture.id, attributes: { src: address, style: { background: `url(${address})` } } }],
    },
  });
  expect(event).toMatchObject({
    data: {
      texts: [{ value: 'a{background:url("/kept/new")}' }],
      attributes: [{ attributes: { src: '/kept/new', style: { background: 'url("/kept/new")' } } }],
    },
  });
});

test('an address cannot leave its place in a style sheet', () => {
  const hostile = `${SITE}/x.png") } * { display: none } p { background: url("y`;
  const css = shown(element('p', { style: `background: url('${hostile}')` }), 150, ['shop.example']).attributes.style;
  expect(css).toBe(`background: url("${hostile.replaceAll('"', '\\22 ')}")`);
});

test.each([
  ['a.png, b.png 2x', 'A.PNG, B.PNG 2x'],
  ['a,b.png 100w,c.png 200w', 'A,B.PNG 100w, C.PNG 200w'],
  [' , ', ''],
  ['data:image/png;base64,AA 1x', 'DATA:IMAGE/PNG;BASE64,AA 1x'],
])('the candidates of srcset %j show as %j', (given, expected) => {
  expect(showInSrcset(given, (address) => address.toUpperCase())).toBe(expected);
});
