import { EventType, type eventWithTime, IncrementalSource, type mutationData, NodeType } from '@rrweb/types';
import { shadowRootOf } from './closed-roots.ts';
import type { Ids } from './ids.ts';

type SerializedNode = mutationData['adds'][number]['node'];

/** The trees that are recorded: the document, those of its frames, and shadow roots. */
export interface Roots {
  /** Told of each recorded event, since rrweb alone knows what it records. */
  hear(event: eventWithTime): void;
  all(): (Document | ShadowRoot)[];
}

export const createRoots = ({ nodeOf }: Ids): Roots => {
  /** Ids of inner documents and of elements with shadow roots. */
  let ids: number[] = [];
  const learn = (node: SerializedNode) => {
    if (node.type === NodeType.Document || (node.type === NodeType.Element && node.isShadowHost)) ids.push(node.id);
    if ('childNodes' in node) for (const child of node.childNodes) learn(child);
  };
  const rootsOf = (id: number): (Document | ShadowRoot)[] => {
    const node = nodeOf(id);
    if (!node?.isConnected || node === document) return [];
    // By node type: nodes of a frame are no instances of this window's classes.
    const root = node.nodeType === Node.DOCUMENT_NODE ? (node as Document) : shadowRootOf(node as Element);
    // The document of a frame that was removed stays connected to itself.
    return root && (root.nodeType !== Node.DOCUMENT_NODE || (root as Document).defaultView) ? [root] : [];
  };
  return {
    hear({ type, data }) {
      if (type === EventType.FullSnapshot) {
        ids = [];
        learn(data.node);
      }
      if (type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Mutation)
        for (const { node } of data.adds) learn(node);
    },
    all() {
      const roots = new Set([document, ...ids.flatMap(rootsOf)]);
      ids = ids.filter((id) => rootsOf(id).length);
      return [...roots];
    },
  };
};
