import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Chunk } from './chunk.ts';
import { cutChunk, type Named, textOf, withNames } from './cut-chunk.ts';
import { decodeChunk } from './decode.ts';
import { DOCUMENT, ELEMENT, END, FORMAT, IS_BLOCKED, IS_MASKED, PIECE, SHADOW, SNAPSHOT, TEXT } from './ops.ts';
import { createScanner } from './scan.ts';
import type { Tape } from './tape.ts';
import { createReplayWriter, type ReplayWriter } from './write.ts';
import { writeMeta, writeScroll } from './write-ops.ts';

const LIMITS = { events: 100, units: 10_000_000, depth: 400 };
const AT = 1_790_000_000_000;

interface Element {
  tag: string;
  flags?: number;
  attributes?: Record<string, unknown>;
  shadow?: Node[];
  children: Node[];
}
type Node = string | Element;

const writeNode = (to: ReplayWriter, node: Node): void => {
  if (typeof node === 'string') {
    to.number(TEXT);
    to.text(node);
    return;
  }
  to.number(ELEMENT);
  to.text(node.tag);
  to.number(node.flags ?? 0);
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    to.text(name);
    to.value(value);
  }
  to.text(undefined);
  if (node.shadow) {
    to.number(SHADOW);
    for (const child of node.shadow) writeNode(to, child);
    to.number(END);
  }
  for (const child of node.children) writeNode(to, child);
  to.number(END);
};

/** A snapshot as the recorder writes it. */
const chunkOf = (nodes: readonly Node[]): Chunk => {
  const to = createReplayWriter();
  writeMeta(to, AT, 'https://shop.example/', 1000, 700);
  to.op(SNAPSHOT, AT);
  for (const number of [0, 0]) to.number(number);
  to.id(1);
  to.number(DOCUMENT);
  to.number(0);
  for (const node of nodes) writeNode(to, node);
  to.number(END);
  writeScroll(to, AT, 1, 0, 0);
  return { format: FORMAT, ...JSON.parse(`{${to.take(AT)}}`) };
};

const cut = (chunk: Chunk) => {
  const work = cutChunk(createScanner(chunk));
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
};
const piecesOf = (chunk: Chunk): Map<string, Tape> => {
  const { copier, cuts } = cut(chunk);
  return new Map(cuts.map((one) => [nameOf(textOf(copier, one)), JSON.parse(textOf(copier, one))]));
};
const nameOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** The chunk as somebody sends it who was told that these are known. */
const sentTo = (known: ReadonlyMap<string, Tape>, chunk: Chunk): Chunk => {
  const { copier, cuts } = cut(chunk);
  const named: Named[] = cuts
    .map((one) => ({ ...one, name: nameOf(textOf(copier, one)) }))
    .filter(({ name }) => known.has(name));
  return { format: FORMAT, ...JSON.parse(`{${withNames(copier, AT, named)}}`) };
};

const card = (n: number): Element => ({
  tag: 'li',
  attributes: { class: 'card', 'data-id': `${n}`, 'data-more': { n } },
  children: [`Thing number ${n}`, { tag: 'p', children: [`It comes in ${n * 7} sizes and is made of good stuff.`] }],
});
const CSS = '.card { color: red } '.repeat(2000);
const shop = (cards: readonly number[], visitor = 'Guest'): Node[] => [
  {
    tag: 'html',
    children: [
      {
        tag: 'head',
        children: [
          { tag: 'title', children: ['Shop'] },
          { tag: 'link', attributes: { _cssText: CSS }, children: [] },
        ],
      },
      {
        tag: 'body',
        children: [
          { tag: 'p', children: [visitor] },
          { tag: 'ul', children: cards.map(card) },
        ],
      },
    ],
  },
];
const cards = Array.from({ length: 200 }, (_, n) => n);

test('who comes second sends what differs, and the page is read as it is', () => {
  const known = piecesOf(chunkOf(shop(cards)));
  const second = chunkOf(shop([...cards.slice(0, 90), 777, ...cards.slice(90)], 'Somebody else'));
  const sent = sentTo(known, second);
  expect(decodeChunk(sent, LIMITS, known)).toEqual(decodeChunk(second, LIMITS));
  expect(JSON.stringify(sent).length).toBeLessThan(JSON.stringify(second).length / 10);
});

const node: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => {
  const text = fc.oneof(fc.constantFrom('', '12', 'Some words of a page', '***'), fc.string({ maxLength: 2000 }));
  const children = fc.array(tie('node'), { maxLength: 8, depthIdentifier: 'node' });
  return {
    node: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'node' },
      text,
      fc.record(
        {
          tag: fc.constantFrom('p', 'div', 'x-card'),
          flags: fc.constantFrom(0, IS_MASKED, IS_BLOCKED),
          attributes: fc.dictionary(
            fc.constantFrom('class', 'title', 'value'),
            fc.oneof(text, fc.constantFrom(null, true, 7)),
          ),
          shadow: children,
          children,
        },
        { requiredKeys: ['tag', 'children'] },
      ),
    ),
  };
}).node;

test('any page is read as it is, whichever of its pieces are named', () => {
  fc.assert(
    fc.property(fc.array(node, { minLength: 1, maxLength: 12 }), fc.nat(6), (nodes, some) => {
      const chunk = chunkOf(nodes);
      const known = new Map([...piecesOf(chunk)].filter((_, i) => (i + some) % 3 > 0));
      expect(decodeChunk(sentTo(known, chunk), LIMITS, known)).toEqual(decodeChunk(chunk, LIMITS));
    }),
  );
});

test('nothing that is hidden, blocked or was taken out is in a piece, nor are the texts around it', () => {
  const long = (text: string) => Array.from({ length: 60 }, (_, i) => ({ tag: 'p', children: [`${text} ${i}`] }));
  const hidden: Node[] = [
    {
      tag: 'div',
      flags: IS_MASKED,
      children: ['hidden1'.repeat(200), { tag: 'b', flags: IS_MASKED, children: long('hidden2') }],
    },
    { tag: 'div', flags: IS_BLOCKED, attributes: { class: 'hidden3'.repeat(100) }, children: [] },
    { tag: 'input', attributes: { value: '*****', placeholder: 'hidden4'.repeat(100) }, children: [] },
    { tag: 'p', attributes: { title: `hidden5 *** ${'hidden5'.repeat(100)}` }, children: [] },
    { tag: 'p', children: [`hidden6 *** ${'hidden6'.repeat(100)}`] },
    { tag: 'x-card', flags: IS_MASKED, shadow: ['hidden7'.repeat(100)], children: [] },
  ];
  const marked = hidden.map(
    (one, i): Node => ({ tag: 'section', children: [...long(`a${i}`), one, ...long(`b${i}`)] }),
  );
  const texts = [...piecesOf(chunkOf([{ tag: 'body', children: marked }])).values()].map((tape) =>
    JSON.stringify(tape),
  );
  for (let i = 0; i < hidden.length; i++)
    for (const beside of [`a${i} 59`, `b${i} 59`]) expect(texts.join()).toContain(beside);
  // The paragraphs in what is masked bear no mark here; the recorder marks each.
  expect(texts.filter((text) => /hidden[13-7]/.test(text))).toEqual([]);
});

test('where a piece is not known something stands in its place, and the nodes behind it keep their numbers', () => {
  const chunk = chunkOf(shop(cards));
  const known = piecesOf(chunk);
  const sent = sentTo(known, chunk);
  known.delete([...known.keys()][1] ?? '');
  const whole = JSON.stringify(decodeChunk(chunk, LIMITS));
  const { events, problem } = decodeChunk(sent, LIMITS, known);
  expect(problem).toBeUndefined();
  const shown = JSON.stringify(events);
  expect(shown).toContain('"data-desirepath":"missing"');
  const idOfLast = (json: string) => /Thing number 199","id":(\d+)/.exec(json)?.[1];
  expect(idOfLast(shown)).toBe(idOfLast(whole));
});

test('a piece that is named again and again becomes no more than a chunk may, and one that is not named is no piece', () => {
  const known = piecesOf(chunkOf(shop(cards)));
  const [name = ''] = known.keys();
  const to = createReplayWriter();
  to.op(SNAPSHOT, AT);
  for (const number of [0, 0]) to.number(number);
  to.id(1);
  for (const number of [DOCUMENT, 0]) to.number(number);
  for (let i = 0; i < 1000; i++) for (const number of [PIECE, 0, 1]) to.number(number);
  to.number(END);
  const chunk: Chunk = { format: FORMAT, ...JSON.parse(`{${to.take()}}`) };
  expect(decodeChunk({ ...chunk, pieces: [name] }, LIMITS, known).problem).toBe('holds too much');
  expect(decodeChunk(chunk, LIMITS, known).problem).toBe('refers to a piece that it does not name');
});
