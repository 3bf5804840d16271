import { EventType, type eventWithTime, IncrementalSource, NodeType } from '@rrweb/types';
import { expect, test } from 'vitest';
import { asPartOf } from './frame.ts';

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
