import { EventType, type eventWithTime, IncrementalSource, NodeType } from '@rrweb/types';
import { expect, test } from 'vitest';
import { decodeChunk } from './decode.ts';
import { asPartOf } from './frame.ts';
import { FORMAT } from './ops.ts';
import { createReplayWriter } from './write.ts';
import { encodeEvents } from './write-events.ts';
import { writeFrame } from './write-ops.ts';

const snapshot: eventWithTime = {
  type: EventType.FullSnapshot,
  timestamp: 5,
  data: {
    initialOffset: { top: 0, left: 0 },
    node: {
      type: NodeType.Document,
      id: 1,
      childNodes: [
        { type: NodeType.Element, id: 2, tagName: 'p', attributes: { id: '7', rr_scrollTop: 40 }, childNodes: [] },
      ],
    },
  },
};

test('a whole frame becomes the content of its element, with numbers of its own', () => {
  expect(asPartOf(snapshot, 33, 2)).toMatchObject({
    type: EventType.IncrementalSnapshot,
    data: {
      isAttachIframe: true,
      adds: [
        {
          parentId: 33,
          node: {
            id: 20_000_001,
            childNodes: [{ id: 20_000_002, rootId: 20_000_001, attributes: { id: '7', rr_scrollTop: 40 } }],
          },
        },
      ],
    },
  });
});

test('frames of other origins in each other share no numbers with those beside them', () => {
  const json = (members: string | undefined) => `{"format":${FORMAT},${members}}`;
  const own = json(encodeEvents([snapshot]));
  const framed = (...frames: [number: number, json: string][]) => {
    const writer = createReplayWriter();
    for (const [number, inside] of frames) writeFrame(writer, 5, number, 1, inside);
    return json(writer.take());
  };
  const page = framed([1, framed([1, own], [2, framed([1, own])])], [2, own], [3, own], [4, own]);
  const { events, problem } = decodeChunk(JSON.parse(page), { events: 100, units: 100_000, depth: 100 });
  expect(problem).toBeUndefined();
  const ids = events.map(({ data }) => JSON.parse(JSON.stringify(data)).adds[0].node.id);
  expect(ids).toHaveLength(5);
  expect(new Set(ids).size).toBe(5);
  expect(ids.every(Number.isSafeInteger)).toBe(true);
});

test('what changes in it changes there, and what is no number of a node stays', () => {
  const scrolled: eventWithTime = {
    type: EventType.IncrementalSnapshot,
    timestamp: 6,
    data: { source: IncrementalSource.Scroll, id: 2, x: 0, y: 120 },
  };
  expect(asPartOf(scrolled, 33, 1)).toMatchObject({ data: { id: 10_000_002, x: 0, y: 120 } });
});

test.each([
  ['its address', { type: EventType.Meta, timestamp: 1, data: { href: 'https://a.example', width: 1, height: 1 } }],
  ['its size', { type: EventType.IncrementalSnapshot, timestamp: 1, data: { source: 4, width: 1, height: 1 } }],
  ['a word of its own', { type: EventType.Plugin, timestamp: 1, data: { plugin: 'rrweb/network@1', payload: {} } }],
])('%s is not the page’s', (_, event) => {
  expect(asPartOf(event as eventWithTime, 33, 1)).toBeUndefined();
});
