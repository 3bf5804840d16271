import type { PAGE_STATE_PLUGIN } from '@desirepath/contract/page-state';
import { EventType, type eventWithTime, IncrementalSource, NodeType } from '@rrweb/types';

/** No document has as many nodes: those of the n-th frame are numbered from n times this. */
const APART = 10_000_000;

/** Under these keys events hold the numbers of nodes and of style sheets, and elsewhere none. */
const NUMBERS = /^(id|parentId|nextId|previousId|rootId|styleId|styleIds)$/;

const STATE: typeof PAGE_STATE_PLUGIN = 'desirepath/state@1';

/** What a frame has recorded of itself, as the page around it records its frames; undefined for what is the page's alone. */
export const asPartOf = (event: eventWithTime, frameId: number, number: number): eventWithTime | undefined => {
  const shift = (value: unknown, key = ''): unknown => {
    if (typeof value === 'number') return NUMBERS.test(key) && value > 0 ? value + number * APART : value;
    if (Array.isArray(value)) return value.map((item) => shift(item, key));
    if (!value || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shift(inner, name)]));
  };
  switch (event.type) {
    case EventType.FullSnapshot: {
      const node = shift(event.data.node) as typeof event.data.node; // of the same shape
      return {
        type: EventType.IncrementalSnapshot,
        timestamp: event.timestamp,
        data: {
          source: IncrementalSource.Mutation,
          texts: [],
          attributes: [],
          removes: [],
          adds: [{ parentId: frameId, nextId: null, node: rooted(node, node.id) }],
          isAttachIframe: true,
        },
      };
    }
    case EventType.IncrementalSnapshot:
      // The window's size is the page's; what is selected is marked by other numbers.
      if (event.data.source === IncrementalSource.ViewportResize || event.data.source === IncrementalSource.Selection)
        return undefined;
      return { ...event, data: shift(event.data) as typeof event.data }; // of the same shape
    case EventType.Plugin:
      return event.data.plugin === STATE ? { ...event, data: shift(event.data) as typeof event.data } : undefined;
    default:
      return undefined;
  }
};

type SerializedNode = Extract<eventWithTime, { type: EventType.FullSnapshot }>['data']['node'];

/** Each node but a document says to which one it belongs, unless that is the page's. */
const rooted = (node: SerializedNode, rootId: number): SerializedNode => ({
  ...node,
  ...(node.type !== NodeType.Document && !node.rootId && { rootId }),
  ...('childNodes' in node && { childNodes: node.childNodes.map((child) => rooted(child, rootId)) }),
});
