import { EventType, IncrementalSource, NodeType } from '@rrweb/types';
import type { RecordedEvent } from './chunk.ts';
import { isObject, member } from './json.ts';

/** No document has as many nodes: those of the n-th frame are numbered from n times this. */
const APART = 10_000_000;

/** Under these keys events hold the numbers of nodes and of style sheets, and elsewhere none. */
const NUMBERS = /^(id|parentId|nextId|previousId|rootId|styleId|styleIds)$/;

/** Of the contract: what a page shows and its DOM does not say, by the numbers of its nodes. */
const STATE = 'desirepath/state@1';

const shift = (value: unknown, by: number, key = ''): unknown => {
  if (typeof value === 'number') return NUMBERS.test(key) && value > 0 ? value + by : value;
  if (Array.isArray(value)) return value.map((item) => shift(item, by, key));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shift(inner, by, name)]));
};

/** What a frame has recorded of itself, as the page around it would tell it; undefined for what is the page's alone. */
export const asPartOf = (event: RecordedEvent, frameId: number, number: number): RecordedEvent | undefined => {
  const { type, timestamp } = event;
  const data = shift(event.data, number * APART);
  switch (type) {
    case EventType.FullSnapshot: {
      const node = member(data, 'node');
      const adds = [{ parentId: frameId, nextId: null, node: rooted(node, member(node, 'id')) }];
      return {
        type: EventType.IncrementalSnapshot,
        timestamp,
        data: {
          source: IncrementalSource.Mutation,
          texts: [],
          attributes: [],
          removes: [],
          adds,
          isAttachIframe: true,
        },
      };
    }
    case EventType.IncrementalSnapshot: {
      const source = member(data, 'source');
      // The window's size is the page's; what is selected is marked by other numbers.
      if (source === IncrementalSource.ViewportResize || source === IncrementalSource.Selection) return undefined;
      return { type, timestamp, data };
    }
    case EventType.Plugin:
      return member(data, 'plugin') === STATE ? { type, timestamp, data } : undefined;
    default:
      return undefined;
  }
};

/** Each node but a document says to which one it belongs, unless that is the page's. */
const rooted = (node: unknown, rootId: unknown): unknown => {
  if (!isObject(node)) return node;
  const { type, childNodes } = node;
  return {
    ...node,
    ...(type !== NodeType.Document && !node.rootId && { rootId }),
    ...(Array.isArray(childNodes) && { childNodes: childNodes.map((child) => rooted(child, rootId)) }),
  };
};
