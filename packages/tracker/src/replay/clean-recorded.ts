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
import { cleanAttributes, withoutPictures } from './clean-attributes.ts';
import { coverOf, isTypedInto, isWithin } from './masked-nodes.ts';
import type { MaskingLevel } from './masking-level.ts';

type Mirror = IMirror<Node>;
type SerializedNode = mutationData['adds'][number]['node'];

/**
 * A recorded event as it may leave: what was typed or is marked is masked, and what looks private is scrubbed, in texts,
 * attributes and addresses. Undefined when nothing is left of it.
 * @param url the address of the page; it leaves as it does in events
 */
export const cleanRecorded = (
  event: eventWithTime,
  mirror: Mirror,
  url: string,
  level: MaskingLevel,
): eventWithTime | undefined => {
  switch (event.type) {
    case EventType.Meta:
      return { ...event, data: { ...event.data, href: clip(url, PROP_VALUE_LENGTH) } };
    case EventType.FullSnapshot: {
      const above = { isMasked: false, isShown: !level.isAllMasked, parentName: '' };
      return { ...event, data: { ...event.data, node: cleanNode(event.data.node, mirror, level, above) } };
    }
    case EventType.IncrementalSnapshot: {
      if (event.data.source === IncrementalSource.Input) {
        return { ...event, data: { ...event.data, text: cleanText(event.data.text, level.isAllMasked, level) } };
      }
      if (event.data.source !== IncrementalSource.Mutation) return event;
      const data = cleanMutation(event.data, mirror, level);
      const { texts, attributes, removes, adds } = data;
      return texts.length + attributes.length + removes.length + adds.length ? { ...event, data } : undefined;
    }
    default:
      return event;
  }
};

/** What holds for a node because of those around it. */
interface Above {
  isMasked: boolean;
  isShown: boolean;
  parentName: string;
}

const isHidden = ({ isMasked, isShown }: Above): boolean => isMasked || !isShown;

const cleanMutation = (data: mutationData, mirror: Mirror, level: MaskingLevel): mutationData => {
  /** What is made of each change, by the node it is at; nothing where that is blocked. */
  const each = <Change>(
    changes: Change[],
    idOf: (change: Change) => number,
    clean: (change: Change, node: Node | null, above: Above) => Change,
  ): Change[] => {
    const cleaned: Change[] = [];
    for (const change of changes) {
      const node = mirror.getNode(idOf(change));
      const cover = coverOf(node);
      // rrweb leaves out what is blocked, but not the document of a blocked frame nor a shadow root below.
      if (cover === 'blocked') continue;
      const isShown = !level.isAllMasked || (!!level.shown && !!node && isWithin(node, level.shown));
      cleaned.push(clean(change, node, { isMasked: cover === 'masked', isShown, parentName: node?.nodeName ?? '' }));
    }
    return cleaned;
  };
  return {
    ...data,
    texts: each(data.texts, idOfChange, ({ id, value }, node, above) => ({
      id,
      value: value && cleanText(value, isHidden(above), level, node?.parentNode?.nodeName),
    })),
    attributes: each(data.attributes, idOfChange, ({ id, attributes }, node, above) => {
      const element = node as Element | null; // only elements have attributes
      const type = element?.getAttribute('type');
      return { id, attributes: cleanAttributes(element?.localName, type, attributes, isHidden(above), level) };
    }),
    adds: each(
      data.adds.filter(isThere),
      ({ parentId }) => parentId,
      (add, _, above) => ({ ...add, node: cleanNode(add.node, mirror, level, above) }),
    ),
  };
};

const idOfChange = ({ id }: { id: number }) => id;

/**
 * Not the document of a frame before its page has come: it is recorded again, whole and by the same id, once that has, and
 * a player that goes through both in one go shows the first.
 */
const isThere = ({ node }: mutationData['adds'][number]): boolean =>
  node.type !== NodeType.Document || node.childNodes.length > 0;

/** A copy of a node and of all below it, cleaned. */
const cleanNode = (node: SerializedNode, mirror: Mirror, level: MaskingLevel, above: Above): SerializedNode => {
  if (node.type === NodeType.Text)
    return { ...node, textContent: cleanText(node.textContent, isHidden(above), level, above.parentName) };
  if (node.type !== NodeType.Element && node.type !== NodeType.Document) return node;
  const isDocument = node.type === NodeType.Document;
  const original = mirror.getNode(node.id);
  // By what it has: elements of a frame are no instances of this window's Element.
  const matches = (selector: string) => !!original && 'matches' in original && (original as Element).matches(selector);
  const here = {
    isMasked: above.isMasked || !original || (isDocument && isTypedInto(original)) || matches(MASKED),
    isShown: above.isShown || (!!level.shown && matches(level.shown)),
    parentName: node.type === NodeType.Element ? node.tagName : '',
  };
  const childNodes = node.childNodes.map((child) => cleanNode(child, mirror, level, here));
  if (node.type === NodeType.Document) return { ...node, childNodes };
  const { tagName, attributes } = node;
  return {
    ...node,
    childNodes,
    attributes: cleanAttributes(tagName, attributes.type, attributes, isHidden(here), level),
  };
};

const cleanText = (
  text: string,
  hidden: boolean,
  { isStructureOnly }: Pick<MaskingLevel, 'isStructureOnly'>,
  parentName = '',
): string => {
  // Style sheets are the author's, and must stay whole.
  if (/^style$/i.test(parentName)) return isStructureOnly ? withoutPictures(text) : text;
  return hidden ? text.replace(/\S/g, '*') : scrub(text);
};
