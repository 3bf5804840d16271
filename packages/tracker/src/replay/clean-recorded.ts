import {
  EventType,
  type eventWithTime,
  type IMirror,
  IncrementalSource,
  type mutationData,
  NodeType,
} from '@rrweb/types';
import { PROP_VALUE_LENGTH } from '../limits.ts';
import { MASKED } from '../masking.ts';
import { clip, scrub } from '../privacy.ts';
import { cleanAttributes } from './clean-attributes.ts';
import { coverOf, isTypedInto } from './masked-nodes.ts';

type Mirror = IMirror<Node>;
type SerializedNode = mutationData['adds'][number]['node'];

/**
 * A recorded event as it may leave: what was typed or is marked is masked, and what looks private is scrubbed, in texts,
 * attributes and addresses. Undefined when nothing is left of it.
 * @param url the address of the page; it leaves as it does in events
 * @param isAllMasked whether every text is
 */
export const cleanRecorded = (
  event: eventWithTime,
  mirror: Mirror,
  url: string,
  isAllMasked: boolean,
): eventWithTime | undefined => {
  switch (event.type) {
    case EventType.Meta:
      return { ...event, data: { ...event.data, href: clip(url, PROP_VALUE_LENGTH) } };
    case EventType.FullSnapshot:
      return { ...event, data: { ...event.data, node: cleanNode(event.data.node, mirror, isAllMasked) } };
    case EventType.IncrementalSnapshot: {
      if (event.data.source === IncrementalSource.Input) {
        return { ...event, data: { ...event.data, text: cleanText(event.data.text, isAllMasked) } };
      }
      if (event.data.source !== IncrementalSource.Mutation) return event;
      const data = cleanMutation(event.data, mirror, isAllMasked);
      const { texts, attributes, removes, adds } = data;
      return texts.length + attributes.length + removes.length + adds.length ? { ...event, data } : undefined;
    }
    default:
      return event;
  }
};

const cleanMutation = (data: mutationData, mirror: Mirror, isAllMasked: boolean): mutationData => {
  /** What is made of a change at a node; nothing where it is blocked. */
  const at = <Change>(id: number, clean: (node: Node | null, isHidden: boolean) => Change): Change[] => {
    const node = mirror.getNode(id);
    const cover = coverOf(node);
    // rrweb leaves out what is blocked, but not the document of a blocked frame nor a shadow root below.
    return cover === 'blocked' ? [] : [clean(node, isAllMasked || cover === 'masked')];
  };
  return {
    ...data,
    texts: data.texts.flatMap(({ id, value }) =>
      at(id, (node, isHidden) => ({ id, value: value && cleanText(value, isHidden, node?.parentNode?.nodeName) })),
    ),
    attributes: data.attributes.flatMap(({ id, attributes }) =>
      at(id, (node, isHidden) => {
        const element = node as Element | null; // only elements have attributes
        const type = element?.getAttribute('type');
        return { id, attributes: cleanAttributes(element?.localName, type, attributes, isHidden) };
      }),
    ),
    adds: data.adds.flatMap((add) =>
      at(add.parentId, (parent, isHidden) => ({
        ...add,
        node: cleanNode(add.node, mirror, isHidden, parent?.nodeName),
      })),
    ),
  };
};

/** A copy of a node and of all below it, cleaned. `isMaskedAbove`: what holds for its parent holds for it. */
const cleanNode = (
  node: SerializedNode,
  mirror: Mirror,
  isMaskedAbove: boolean,
  parentName?: string,
): SerializedNode => {
  if (node.type === NodeType.Text)
    return { ...node, textContent: cleanText(node.textContent, isMaskedAbove, parentName) };
  if (node.type !== NodeType.Element && node.type !== NodeType.Document) return node;
  const original = mirror.getNode(node.id);
  // By what it has: elements of a frame are no instances of this window's Element.
  const isMaskedHere =
    isMaskedAbove ||
    !original ||
    isTypedInto(original) ||
    ('matches' in original && (original as Element).matches(MASKED));
  const childNodes = node.childNodes.map((child) =>
    cleanNode(child, mirror, isMaskedHere, node.type === NodeType.Element ? node.tagName : undefined),
  );
  if (node.type === NodeType.Document) return { ...node, childNodes };
  const { tagName, attributes } = node;
  return {
    ...node,
    childNodes,
    attributes: cleanAttributes(tagName, attributes.type, attributes, isMaskedHere),
  };
};

const cleanText = (text: string, isHidden: boolean, parentName = ''): string => {
  // Style sheets are the author's, and must stay whole.
  if (/^style$/i.test(parentName)) return text;
  return isHidden ? text.replace(/\S/g, '*') : scrub(text);
};
