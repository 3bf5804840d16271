import { EventType, type eventWithTime, IncrementalSource, NodeType, type serializedNodeWithId } from '@rrweb/types';
import { expect, test } from 'vitest';
import { createPadlock } from './padlock.ts';

let lastId = 0;
function element(tagName: string, attributes: object = {}, childNodes: serializedNodeWithId[] = [], more: object = {}) {
  lastId += 1;
  // The recorder's type allows fewer attribute values than a hostile page sends.
  return { type: NodeType.Element, id: lastId, tagName, attributes, childNodes, ...more } as serializedNodeWithId & {
    attributes: Record<string, unknown>;
  };
}

const snapshot = (...children: serializedNodeWithId[]): eventWithTime => ({
  type: EventType.FullSnapshot,
  timestamp: 1,
  data: {
    node: { type: NodeType.Document, id: 100_000, childNodes: children },
    initialOffset: { top: 0, left: 0 },
  },
});

const change = (id: number, attributes: Record<string, string | null>): eventWithTime => ({
  type: EventType.IncrementalSnapshot,
  timestamp: 2,
  data: { source: IncrementalSource.Mutation, adds: [], removes: [], texts: [], attributes: [{ id, attributes }] },
});

/** The first child of the document after the padlock. */
function locked(node: serializedNodeWithId) {
  const event = createPadlock()(snapshot(node));
  if (event.type !== EventType.FullSnapshot || !('childNodes' in event.data.node)) throw new Error('no snapshot');
  const [first] = event.data.node.childNodes;
  if (first?.type !== NodeType.Element) throw new Error('no element');
  return first;
}

function changed(event: eventWithTime) {
  if (event.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.Mutation)
    return undefined;
  return event.data.attributes[0]?.attributes;
}

test.each([
  ['img', { src: 'a.png', onerror: 'steal()' }, { src: 'a.png' }],
  ['svg', { OnLoad: 'steal()' }, {}],
  ['animate', { onbegin: 'steal()', to: 'javascript:steal()' }, {}],
  ['a', { href: 'javascript:steal()' }, {}],
  ['a', { href: ' java\nscript:steal()' }, {}],
  ['a', { href: '/cart', ping: 'https://evil.example', target: '_blank' }, { href: '/cart', target: '_blank' }],
  ['iframe', { src: 'https://evil.example', srcdoc: '<script>steal()</script>', width: '300' }, { width: '300' }],
  ['iframe', { sandbox: 'allow-scripts allow-top-navigation', allow: 'camera' }, {}],
  ['object', { data: 'data:text/html,<script>steal()</script>', type: 'text/html' }, { type: 'text/html' }],
  ['embed', { src: 'https://evil.example/x.swf' }, {}],
  ['link', { rel: 'preconnect', href: 'https://evil.example' }, {}],
  ['LINK', { rel: 'dns-prefetch', href: '//evil.example' }, {}],
  ['link', { rel: 'stylesheet', href: 'a.css', _cssText: 'a{}' }, { _cssText: 'a{}' }],
  ['form', { action: 'javascript:steal()', method: 'post' }, { method: 'post' }],
  ['input', { autofocus: true, type: 'text' }, { type: 'text' }],
  ['canvas', { rr_dataURL: 'https://evil.example/x.png' }, {}],
  ['canvas', { rr_dataURL: 'data:image/png;base64,AAAA' }, { rr_dataURL: 'data:image/png;base64,AAAA' }],
])('<%s %j> keeps %j', (tag, attributes, kept) => {
  expect(locked(element(tag, attributes)).attributes).toEqual(kept);
});

test.each(['script', 'SCRIPT', 'base', 'meta'])('a <%s> becomes a hidden element in the same place', (tag) => {
  const page = locked(element('body', {}, [element('p'), element(tag, { 'http-equiv': 'refresh' }), element('p')]));
  expect(page.childNodes.map((child) => 'tagName' in child && child.tagName)).toEqual(['p', 'noscript', 'p']);
});

test('of a meta stays which colours a page is made for, and it cannot become another one', () => {
  const lock = createPadlock();
  const meta = element('meta', { name: 'color-scheme', content: 'dark', 'http-equiv': 'refresh' });
  const event = lock(snapshot(meta));
  expect(JSON.stringify(event)).toContain('"tagName":"meta","attributes":{"name":"color-scheme","content":"dark"}');
  const other = changed(lock(change(meta.id, { name: 'referrer', 'http-equiv': 'refresh', content: 'light' })));
  expect(other).toEqual({ content: 'light' });
});

test.each([
  ['on its own', (id: number) => change(id, { rel: 'preconnect', href: 'https://evil.example' })],
  ['with what was removed', (id: number) => change(id, { href: 'https://evil.example', media: null })],
])('a link that turns into a hint later is stopped %s', (_, make) => {
  const lock = createPadlock();
  const link = element('link', { media: 'print' });
  lock(snapshot(link));
  expect(changed(lock(make(link.id)))).not.toHaveProperty('href');
});

test('a change to an id that was never seen obeys every rule', () => {
  const attributes = { href: '//evil.example', srcdoc: '<p>', onclick: 'steal()', class: 'red' };
  expect(changed(createPadlock()(change(7, attributes)))).toEqual({ class: 'red' });
});

test('an id that stands for an element of another kind later obeys every rule', () => {
  const lock = createPadlock();
  const link = element('a');
  lock(snapshot(link));
  expect(changed(lock(change(link.id, { href: '/cart' })))).toEqual({ href: '/cart' });
  lock(snapshot({ ...link, tagName: 'link' } as serializedNodeWithId));
  lock(snapshot(link));
  expect(changed(lock(change(link.id, { href: '/cart' })))).toEqual({});
});

test('elements that are added later are locked too', () => {
  const node = element('img', { src: 'x', onerror: 'steal()' });
  const event = createPadlock()({
    type: EventType.IncrementalSnapshot,
    timestamp: 2,
    data: {
      source: IncrementalSource.Mutation,
      adds: [{ parentId: 1, nextId: null, node }],
      removes: [],
      texts: [],
      attributes: [],
    },
  });
  expect(event).toMatchObject({ data: { adds: [{ node: { attributes: { src: 'x' } } }] } });
  expect(JSON.stringify(event)).not.toContain('steal');
});

test.each([
  ['a tag name no browser accepts', element('p onclick'), { tagName: 'div' }],
  ['a custom element without a hyphen', element('p', {}, [], { isCustom: true }), { tagName: 'p' }],
  ['a shadow root where none may be', element('input', {}, [], { isShadowHost: true }), { tagName: 'input' }],
])('%s does not break the rebuilding', (_, given, expected) => {
  const result = locked(given);
  expect(result).toMatchObject(expected);
  expect(result).not.toHaveProperty('isCustom');
  expect(result).not.toHaveProperty('isShadowHost');
});

test('custom elements and their shadow roots stay', () => {
  const kept = { isCustom: true, isShadowHost: true };
  expect(locked(element('my-card', {}, [], kept))).toMatchObject(kept);
});

test('children that are no nodes are left out, the rest stays', () => {
  const broken = [{ type: 99, id: 1 }, null, { type: NodeType.Text, id: 2 }, element('b')];
  expect(locked(element('p', {}, broken as serializedNodeWithId[])).childNodes).toMatchObject([{ tagName: 'b' }]);
});

test('a tree nested without end is cut, not followed', () => {
  let tree = element('div');
  for (let depth = 0; depth < 5_000; depth++) tree = element('div', {}, [tree]);
  let depth = 0;
  let node: serializedNodeWithId | undefined = locked(tree);
  while (node && 'childNodes' in node) {
    depth += 1;
    node = node.childNodes[0];
  }
  expect(depth).toBeLessThan(600);
});

test('what was given stays as it was', () => {
  const event = snapshot(element('img', { onerror: 'steal()' }));
  const before = structuredClone(event);
  createPadlock()(event);
  expect(event).toEqual(before);
});
