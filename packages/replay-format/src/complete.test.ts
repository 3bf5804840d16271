import { IncrementalSource, NodeType } from '@rrweb/types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedEvent } from './chunk.ts';
import { createComplete } from './complete.ts';
import { createMirror } from './mirror.ts';

interface Model {
  id: number;
  value: string;
  children: Model[];
}

/** What rrweb's player makes of events, in the fewest words; what it is told of moved nodes is an error here. */
const play = (events: RecordedEvent[]): Model | undefined => {
  const nodes = new Map<number, Model>();
  let top: Model | undefined;
  const make = (given: Given): Model => {
    if (given.type === undefined) throw new Error(`${given.id} is told by its number alone`);
    const { id, childNodes = [], attributes = {} } = given;
    const node = { id, value: String(attributes.value ?? ''), children: childNodes.map(make) };
    nodes.set(id, node);
    return node;
  };
  for (const { data } of events as unknown as { data: Told }[]) {
    if (data.node) top = make(data.node);
    for (const { id, parentId } of data.removes ?? []) {
      const children = nodes.get(parentId)?.children ?? [];
      const node = children.find((child) => child.id === id);
      if (node) children.splice(children.indexOf(node), 1);
    }
    for (const { node, parentId, nextId } of data.adds ?? []) {
      const children = nodes.get(parentId)?.children ?? [];
      const next = children.findIndex(({ id }) => id === nextId);
      children.splice(next < 0 ? children.length : next, 0, make(node));
    }
    for (const { id, attributes } of data.attributes ?? []) {
      const node = nodes.get(id);
      if (node) node.value = attributes.value;
    }
  }
  return top;
};

interface Given {
  id: number;
  type?: NodeType;
  childNodes?: Given[];
  attributes?: Record<string, unknown>;
}
interface Told {
  node?: Given;
  removes?: { id: number; parentId: number }[];
  adds?: { parentId: number; nextId: number | null; node: Given }[];
  attributes?: { id: number; attributes: { value: string } }[];
}

const written = ({ id, value, children }: Model): Given => ({
  id,
  type: NodeType.Element,
  attributes: { value },
  childNodes: children.map(written),
});
const all = (node: Model): Model[] => [node, ...node.children.flatMap(all)];

/** A page that changes at random; each step is told as our recorder would. @returns what was told, and what the page is then */
const course = (dice: (sides: number) => number, steps: number) => {
  let last = 1;
  const top: Model = { id: last, value: '', children: [] };
  const anyOf = <Item>(list: Item[]): Item => list[dice(list.length)] as Item; // none is empty here
  const fresh = (depth: number): Model => ({
    id: ++last,
    value: '',
    children: Array.from({ length: depth && dice(4) }, () => fresh(depth - 1)),
  });
  const everywhere = new Set<Model>([top]);
  const put = (node: Model) => {
    for (const one of all(node)) everywhere.add(one);
    const parent = anyOf(all(top));
    const at = dice(parent.children.length + 1);
    const nextId = parent.children[at]?.id ?? null;
    parent.children.splice(at, 0, node);
    return { parentId: parent.id, nextId };
  };
  const take = (node: Model) => {
    const parent = [...everywhere].find(({ children }) => children.includes(node));
    parent?.children.splice(parent.children.indexOf(node), 1);
    return { id: node.id, parentId: parent?.id ?? 0 };
  };
  const others = () => all(top).filter((node) => node !== top);
  for (let i = 0; i < 6; i++) put(fresh(2));
  const events: RecordedEvent[] = [{ type: 2, timestamp: 0, data: { node: written(top) } }];
  for (let step = 1; step <= steps; step++) {
    const moved = new Set(
      Array.from({ length: dice(4) }, () => others()).flatMap((list) => (list[0] ? [anyOf(list)] : [])),
    );
    for (const node of moved) take(node);
    const removes = Array.from({ length: dice(2) }, () => others()).flatMap((list) =>
      list[0] ? [take(anyOf(list))] : [],
    );
    const adds = [...moved].map((node) => ({ ...put(node), node: { id: node.id } as Given }));
    for (let i = dice(3); i > 0; i--) {
      const node = fresh(1);
      const told = written(node);
      adds.push({ ...put(node), node: told });
    }
    const changed = anyOf(all(top));
    changed.value = `${step}`;
    const attributes = [{ id: changed.id, attributes: { value: changed.value } }];
    const data = { source: IncrementalSource.Mutation, texts: [], attributes, removes, adds };
    events.push({ type: 3, timestamp: step, data });
  }
  return { events, top };
};

test('a player that knows of no moved nodes shows the page as it is, wherever nodes move', () => {
  fc.assert(
    fc.property(
      fc.infiniteStream(fc.nat(2 ** 30)),
      fc.integer({ min: 1, max: 15 }),
      fc.nat(10),
      (stream, steps, cut) => {
        const dice = (sides: number) => (stream.next().value ?? 0) % sides;
        const { events, top } = course(dice, steps);
        const complete = createComplete();
        const shown = [...complete(events.slice(0, cut)), ...complete(events.slice(cut))];
        expect(play(shown)).toEqual(top);
      },
    ),
    { numRuns: 60 },
  );
});

test('what was recorded by others comes back as it is', () => {
  const events = [
    { type: 2, timestamp: 1, data: { node: { id: 1, type: 0, childNodes: [] } } },
    { type: 3, timestamp: 2, data: { source: 0, adds: [{ parentId: 1, nextId: null, node: { id: 2, type: 3 } }] } },
    { type: 3, timestamp: 3, data: null },
  ];
  const shown = createComplete()(events);
  expect(shown.every((event, i) => event === events[i])).toBe(true);
});

test('a node that moves holds what was typed into it, keeps the sheets of its shadow root, and is at its top again', () => {
  const field = { id: 4, type: 2, tagName: 'input', attributes: { type: 'text', rr_scrollTop: 9 }, childNodes: [] };
  const host = { id: 3, type: 2, tagName: 'x-box', attributes: {}, childNodes: [{ ...field, isShadow: true }] };
  const list = { id: 2, type: 2, tagName: 'ul', attributes: {}, childNodes: [{ ...host, isShadowHost: true }] };
  const sheets = { source: 15, id: 3, styleIds: [1] };
  const shown = createComplete()([
    { type: 2, timestamp: 1, data: { node: { id: 1, type: 0, childNodes: [list] } } },
    { type: 3, timestamp: 2, data: { ...sheets, styles: [{ styleId: 1, rules: [] }] } },
    { type: 3, timestamp: 3, data: { source: 5, id: 4, text: '***', isChecked: false } },
    { type: 3, timestamp: 4, data: { source: 0, adds: [{ parentId: 1, nextId: 2, node: { id: 3 } }] } },
  ]);
  expect(shown.slice(3)).toEqual([
    {
      type: 3,
      timestamp: 4,
      data: {
        source: 0,
        removes: [{ parentId: 2, id: 3 }],
        adds: [
          // The player builds of each nothing but itself.
          { parentId: 1, nextId: 2, node: { ...host, isShadowHost: true, childNodes: [] } },
          {
            parentId: 3,
            nextId: null,
            node: { ...field, isShadow: true, attributes: { type: 'text', value: '***' } },
          },
        ],
      },
    },
    { type: 3, timestamp: 4, data: sheets },
  ]);
});

test('a list goes, however long it is', () => {
  const tree = createMirror();
  tree.add({ id: 1, type: 2, childNodes: Array.from({ length: 150_000 }, (_, n) => ({ id: n + 2, type: 3 })) });
  const list = tree.nodeOf(1);
  if (!list) throw new Error('it is there');
  tree.remove(list);
  expect([1, 2, 150_001].map(tree.nodeOf)).toEqual([undefined, undefined, undefined]);
});

test('nodes that move beside shadow roots with sheets, many of both, cost each a look', () => {
  const nodeOf = (id: number, childNodes: object[] = []) => ({ id, type: 2, attributes: {}, childNodes });
  const numbers = (from: number, length: number) => Array.from({ length }, (_, n) => from + n);
  const hosts = numbers(10_000, 8_000);
  const moved = numbers(20_000, 8_000);
  const deep = numbers(30_000, 500).reduce(
    (inside, id) => [nodeOf(id, inside)],
    hosts.map((id) => nodeOf(id)),
  );
  const events = [
    {
      type: 2,
      timestamp: 0,
      data: { node: { id: 1, type: 0, childNodes: [...deep, ...moved.map((id) => nodeOf(id))] } },
    },
    ...hosts.map((id) => ({ type: 3, timestamp: 1, data: { source: 15, id, styleIds: [1] } })),
    {
      type: 3,
      timestamp: 2,
      data: { source: 0, adds: moved.map((id) => ({ parentId: 1, nextId: null, node: { id } })) },
    },
  ];
  const begun = performance.now();
  expect(createComplete()(events)).toHaveLength(events.length);
  expect(performance.now() - begun).toBeLessThan(15_000);
});

test('whatever events hold, completing them ends', () => {
  const node = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.record({ id: fc.nat(6) }),
      fc.record({ id: fc.nat(6), type: fc.nat(5), childNodes: fc.oneof(fc.array(tie('node')), fc.jsonValue()) }),
      fc.jsonValue(),
    ),
  })).node;
  const add = fc.record({ parentId: fc.nat(6), nextId: fc.option(fc.nat(6)), node });
  const data = fc.oneof(
    fc.record({ source: fc.constant(0), adds: fc.array(add), removes: fc.array(fc.record({ id: fc.nat(6) })) }),
    fc.record({ source: fc.nat(16), id: fc.nat(6) }),
    fc.record({ node }),
    fc.jsonValue(),
  );
  const event = fc.record({ type: fc.constantFrom(2, 3, 3, 3), timestamp: fc.nat(), data });
  fc.assert(
    fc.property(fc.array(event), (events) => {
      expect(createComplete()(events)).toBeInstanceOf(Array);
    }),
  );
});
