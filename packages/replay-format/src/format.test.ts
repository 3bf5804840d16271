import { EventType, type eventWithTime, IncrementalSource, NodeType } from '@rrweb/types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Chunk } from './chunk.ts';
import { decodeChunk, NEWER_PLUGIN } from './decode.ts';
import { ELEMENT, EVENT, FORMAT, FRAME, IS_NEW, MUTATION, POINTER, SNAPSHOT, TEXT } from './ops.ts';
import { createReplayWriter, type ReplayWriter } from './write.ts';
import { encodeEvents } from './write-events.ts';
import { writeInput, writeScroll } from './write-ops.ts';

const LIMITS = { events: 2_000, units: 1_000_000, depth: 200 };

const chunkOf = (events: eventWithTime[]): Chunk => ({
  format: FORMAT,
  ...JSON.parse(`{${encodeEvents(events) ?? '"at":0,"strings":[],"ops":""'}}`),
});

const AT = 1_790_000_000_000;

/** A text as pages have them: short ones that come again, and some of any signs. */
const text = fc.oneof(fc.constantFrom('', 'div', 'class', 'item'), fc.string({ unit: 'grapheme', maxLength: 8 }));
const id = fc.integer({ min: 1, max: 100_000 });
const length = fc.integer({ min: -5_000, max: 70_000 });
const size = fc.nat(10_000);
const value = fc.oneof(
  text,
  fc.constant(null),
  fc.constant(true),
  fc.integer(),
  fc.constant({ color: ['red', 'important'] }),
);
const attributes = fc.dictionary(fc.oneof(text, fc.constant('__proto__')), value, { maxKeys: 3 });

interface Tree {
  type: NodeType;
  childNodes?: Tree[];
  inShadow?: Tree[];
}

/** Without numbers, and with what is in a shadow root apart. */
const tree: fc.Arbitrary<Tree> = fc.letrec<{ node: Tree; children: Tree[] }>((tie) => ({
  children: fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'tree' }),
  node: fc.oneof(
    { depthSize: 'small', depthIdentifier: 'tree' },
    fc.record({ type: fc.constantFrom(NodeType.Text, NodeType.Comment), textContent: text }),
    fc.constant({ type: NodeType.CDATA, textContent: '' }),
    fc.record({ type: fc.constant(NodeType.DocumentType), name: text, publicId: text, systemId: text }),
    fc.record(
      { type: fc.constant(NodeType.Document), childNodes: tie('children'), compatMode: fc.constant('BackCompat') },
      { requiredKeys: ['type', 'childNodes'] },
    ),
    fc.record(
      {
        type: fc.constant(NodeType.Element),
        tagName: text,
        attributes,
        childNodes: tie('children'),
        inShadow: tie('children'),
        ...{ isSVG: fc.constant(true), needBlock: fc.constant(true), isCustom: fc.constant(true) },
      },
      { requiredKeys: ['type', 'tagName', 'attributes', 'childNodes'] },
    ),
  ),
})).node;

/** As rrweb has it, with numbers in order. */
const numbered = (node: Tree, first: number, rootId = 0, isShadow = false) => {
  let next = first;
  const walk = ({ inShadow: anyInShadow, childNodes, ...rest }: Tree, root: number, shadow: boolean): object => {
    const inShadow = anyInShadow?.filter(({ type }) => type !== NodeType.Document);
    const isDocument = rest.type === NodeType.Document;
    const own = next++;
    const below = (isDocument ? root !== -1 && own : root) || 0;
    return {
      ...rest,
      id: own,
      ...(!isDocument && root > 0 && { rootId: root }),
      ...(!isDocument && shadow && { isShadow: true }),
      ...(inShadow && { isShadowHost: true }),
      ...(childNodes && {
        childNodes: [
          ...childNodes.map((child) => walk(child, below, false)),
          ...(inShadow ?? []).map((child) => walk(child, below, true)),
        ],
      }),
    };
  };
  return walk(node, rootId, isShadow);
};

const change = (data: Record<string, fc.Arbitrary<unknown>>, optional: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({
    type: fc.constant(EventType.IncrementalSnapshot),
    data: fc.record({ ...data, ...optional }, { requiredKeys: Object.keys(data) }),
  });
const source = (...sources: IncrementalSource[]) => fc.constantFrom(...sources);
const place = fc.record({ parentId: id, nextId: fc.option(id) });

const event = fc.oneof(
  fc.record({ type: fc.constant(EventType.Meta), data: fc.record({ href: text, width: size, height: size }) }),
  fc.record({
    type: fc.constant(EventType.FullSnapshot),
    data: fc.record({
      node: fc.tuple(tree, id).map(([node, first]) => numbered(node, first, node.type === NodeType.Document ? -1 : 0)),
      initialOffset: fc.record({ left: size, top: size }),
    }),
  }),
  change(
    {
      source: source(IncrementalSource.Mutation),
      texts: fc.array(fc.record({ id, value: fc.option(text) }), { maxLength: 3 }),
      attributes: fc.array(fc.record({ id, attributes }), { maxLength: 3 }),
      removes: fc.array(
        fc.record({ id, parentId: id, isShadow: fc.constant(true) }, { requiredKeys: ['id', 'parentId'] }),
        { maxLength: 3 },
      ),
      adds: fc.array(
        fc.oneof(
          fc.tuple(place, id).map(([where, moved]) => ({ ...where, node: { id: moved } })),
          fc
            .tuple(place, tree, id, fc.nat(3), fc.boolean())
            .map(([where, node, first, root, shadow]) => ({ ...where, node: numbered(node, first, root, shadow) })),
        ),
        { maxLength: 3 },
      ),
    },
    { isAttachIframe: fc.constant(true) },
  ),
  change({
    source: source(IncrementalSource.MouseMove, IncrementalSource.TouchMove, IncrementalSource.Drag),
    positions: fc.array(fc.record({ x: length, y: length, id, timeOffset: fc.integer({ min: -500, max: 0 }) }), {
      maxLength: 5,
    }),
  }),
  change({ source: source(IncrementalSource.MouseInteraction), type: fc.nat(10), id }, { pointerType: fc.nat(2) }),
  change({ source: source(IncrementalSource.MouseInteraction), type: fc.nat(10), id, x: length, y: length }),
  change({ source: source(IncrementalSource.Scroll), id, x: length, y: length }),
  change(
    { source: source(IncrementalSource.Input), id, text, isChecked: fc.boolean() },
    { userTriggered: fc.boolean() },
  ),
  change({ source: source(IncrementalSource.ViewportResize), width: size, height: size }),
  change({
    source: source(IncrementalSource.Selection),
    ranges: fc.array(fc.record({ start: id, startOffset: size })),
  }),
  fc.record({ type: fc.constant(EventType.Plugin), data: fc.record({ plugin: text, payload: fc.jsonValue() }) }),
);

/** Events of a chunk, some of them a little before those before them. */
const events = fc.array(fc.tuple(event, fc.integer({ min: -50, max: 5_000 })), { maxLength: 8 }).map((given) => {
  let timestamp = AT;
  return given.map(([rest, after]) => {
    timestamp += after;
    // Of random parts that are each as rrweb has them, but for moved nodes; JSON as they will be compared.
    return JSON.parse(JSON.stringify({ ...rest, timestamp })) as eventWithTime;
  });
});

test('what was written is read again, event by event', () => {
  fc.assert(
    fc.property(events, (given) => {
      expect(decodeChunk(chunkOf(given), LIMITS)).toEqual({ events: given });
    }),
  );
});

const chunkLike = fc.record({
  format: fc.constant(FORMAT),
  at: fc.constant(AT),
  strings: fc.array(fc.oneof(text, fc.json(), fc.constant('x'.repeat(10_000))), { maxLength: 5 }),
  ops: fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 200 }),
});

test('whatever a chunk holds, reading it ends, within its limits', () => {
  fc.assert(
    fc.property(chunkLike, (chunk) => {
      const { events } = decodeChunk(chunk, LIMITS);
      expect(JSON.stringify(events).length).toBeLessThan(3 * LIMITS.units);
    }),
    { numRuns: 500 },
  );
});

test('a chunk that was cut off or spoilt gives what stood before that, and says so', () => {
  fc.assert(
    fc.property(events, fc.nat(), fc.string({ maxLength: 3 }), (given, where, rubbish) => {
      const chunk = chunkOf(given);
      const at = where % (chunk.ops.length + 1);
      const cut = decodeChunk({ ...chunk, ops: chunk.ops.slice(0, at) }, LIMITS);
      expect(cut.events).toEqual(given.slice(0, cut.events.length));
      decodeChunk({ ...chunk, ops: chunk.ops.slice(0, at) + rubbish + chunk.ops.slice(at) }, LIMITS);
      decodeChunk({ ...chunk, strings: chunk.strings.slice(0, where % (chunk.strings.length + 1)) }, LIMITS);
    }),
  );
});

const write = (fill: (writer: ReplayWriter) => void): Chunk => {
  const writer = createReplayWriter();
  fill(writer);
  return { format: FORMAT, ...JSON.parse(`{${writer.take()}}`) };
};

test.each<[string, string, (writer: ReplayWriter) => void]>([
  [
    'a large text named again and again',
    'holds too much',
    (to) => {
      for (let i = 0; i < 100; i++) writeInput(to, AT, 1, { text: 'x'.repeat(20_000), isChecked: false });
    },
  ],
  [
    'more events than a chunk may hold',
    'holds too many events',
    (to) => {
      for (let i = 0; i < 3_000; i++) writeScroll(to, AT, 1, 0, 0);
    },
  ],
  [
    'a list that says it is endless',
    'ends too early',
    (to) => {
      to.op(POINTER, AT);
      to.number(0);
      to.number(4_000_000_000);
    },
  ],
  [
    'elements in each other without end',
    'is nested too deeply',
    (to) => {
      to.op(SNAPSHOT, AT);
      for (const number of [0, 0]) to.number(number);
      to.id(1);
      for (let i = 0; i < 5_000; i++) for (const number of [ELEMENT, 0, 0, 0]) to.number(number);
    },
  ],
  [
    'JSON in JSON without end',
    'is nested too deeply',
    (to) => {
      to.op(EVENT, AT);
      to.text('['.repeat(5_000) + ']'.repeat(5_000));
    },
  ],
  [
    'a frame in a frame without end',
    'holds too many frames',
    (to) => {
      let inner = '{"format":1,"at":0,"strings":[],"ops":""}';
      for (let i = 0; i < 5; i++) {
        const frame = createReplayWriter();
        frame.op(FRAME, AT);
        frame.number(1);
        frame.id(1);
        frame.text(inner);
        inner = `{"format":1,${frame.take()}}`;
      }
      Object.assign(to, { take: () => inner.slice('{"format":1,'.length, -1) });
    },
  ],
])('%s is refused: it %s', (_, problem, fill) => {
  expect(decodeChunk(write(fill), LIMITS).problem).toBe(problem);
});

test('a chunk of version 1 is read, in which each number is told by the one before', () => {
  const chunk = write((to) => {
    to.op(MUTATION, AT);
    for (const number of [0, 0, 0]) to.number(number);
    for (const id of [7, 3]) to.id(id);
    for (const number of [0, 0, 1]) to.number(number);
    for (const id of [3, 0, 5]) to.id(id);
    to.number(IS_NEW + 1);
    for (const id of [3, 5, 9, 0]) to.id(id);
    to.number(TEXT);
    to.text('new');
    to.number(0);
  });
  expect(decodeChunk({ ...chunk, format: 1 }, LIMITS).events[0]?.data).toMatchObject({
    removes: [{ id: 7, parentId: 3 }],
    adds: [
      { parentId: 3, nextId: null, node: { id: 5 } },
      { parentId: 3, nextId: 5, node: { id: 9, textContent: 'new' } },
    ],
  });
});

test('a chunk of a newer format is kept as it is', () => {
  const chunk = { format: FORMAT + 1, at: AT, strings: ['?'], ops: '\u0000', more: [1] };
  expect(decodeChunk(chunk, LIMITS).events).toEqual([
    { type: EventType.Plugin, timestamp: AT, data: { plugin: NEWER_PLUGIN, payload: chunk } },
  ]);
});
