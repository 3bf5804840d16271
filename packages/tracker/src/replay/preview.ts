import { type fullSnapshotEvent, type IMirror, NodeType, type serializedNodeWithId } from '@rrweb/types';
import { BLOCKED } from '../masking.ts';
import { aboveAll, cleanNode } from './clean-node.ts';
import { cover, type MaskingSettings } from './masking-level.ts';

/** The latest of rrweb's types names it so. */
export type FullSnapshot = fullSnapshotEvent & { timestamp: number };

/**
 * A whole page as it would leave with these settings, by the very rules of the recorder.
 * @param mirror knows the elements that the page was rebuilt as
 * @throws where a selector is none to this browser: then nothing would be recorded
 */
export function previewSnapshot(page: FullSnapshot, mirror: IMirror<Node>, settings: MaskingSettings): FullSnapshot {
  const level = cover(settings);
  const { node } = page.data;
  const clean = cleanNode(node, (id) => mirror.getNode(id), level, aboveAll(level));
  return { ...page, data: { ...page.data, node: withoutBlocked(clean, mirror) } };
}

/** As rrweb leaves them out itself: of what is blocked a box of its size. */
function withoutBlocked(node: serializedNodeWithId, mirror: IMirror<Node>): serializedNodeWithId {
  if (!('childNodes' in node)) return node;
  const childNodes = () => node.childNodes.map((child) => withoutBlocked(child, mirror));
  if (node.type !== NodeType.Element) return { ...node, childNodes: childNodes() };
  const element = mirror.getNode(node.id) as Element | null; // elements are rebuilt as such
  if (!element?.matches(BLOCKED)) return { ...node, childNodes: childNodes() };
  const { width, height } = element.getBoundingClientRect();
  const { class: names } = node.attributes;
  const attributes = { ...(names && { class: names }), rr_width: `${width}px`, rr_height: `${height}px` };
  return { ...node, attributes, childNodes: [], needBlock: true };
}
