import { EventType, type eventWithTime, IncrementalSource, type mutationData, NodeType } from '@rrweb/types';
import { PROP_VALUE_LENGTH } from '../limits.ts';
import { clip } from '../privacy.ts';
import { cleanAttributes } from './clean-attributes.ts';
import {
  type Above,
  aboveAll,
  aboveIn,
  aboveWithin,
  cleanAlone,
  cleanText,
  isHidden,
  type SerializedNode,
} from './clean-node.ts';
import type { Ids } from './ids.ts';
import type { MaskingLevel } from './masking-level.ts';

type Known = Pick<Ids, 'nodeOf'>;

/**
 * A recorded event as it may leave: what was typed or is marked is masked, and what looks private is scrubbed, in texts,
 * attributes and addresses. Undefined when nothing is left of it.
 * @param url the address of the page; it leaves as it does in events
 */
export const cleanRecorded = (
  event: eventWithTime,
  ids: Known,
  url: string,
  level: MaskingLevel,
): eventWithTime | undefined => {
  switch (event.type) {
    case EventType.Meta:
      return { ...event, data: { ...event.data, href: clip(url, PROP_VALUE_LENGTH) } };
    case EventType.FullSnapshot:
      return { ...event, data: { ...event.data, node: cleanNode(event.data.node, ids, level, aboveAll(level)) } };
    case EventType.IncrementalSnapshot: {
      if (event.data.source === IncrementalSource.Input) {
        return { ...event, data: { ...event.data, text: cleanText(event.data.text, level.isAllMasked, level) } };
      }
      if (event.data.source !== IncrementalSource.Mutation) return event;
      const data = cleanMutation(event.data, ids, level);
      const { texts, attributes, removes, adds } = data;
      return texts.length + attributes.length + removes.length + adds.length ? { ...event, data } : undefined;
    }
    default:
      return event;
  }
};

const cleanMutation = (data: mutationData, ids: Known, level: MaskingLevel): mutationData => {
  /** What is made of each change, by the node it is at; nothing where that is blocked. */
  const each = <Change>(
    changes: Change[],
    idOf: (change: Change) => number,
    clean: (change: Change, node: Node | null, above: Above) => Change,
  ): Change[] => {
    const cleaned: Change[] = [];
    for (const change of changes) {
      const node = ids.nodeOf(idOf(change)) ?? null;
      // rrweb leaves out what is blocked, but not the document of a blocked frame nor a shadow root below.
      const above = aboveWithin(node, level);
      if (above) cleaned.push(clean(change, node, above));
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
      (add, _, above) => ({ ...add, node: cleanNode(add.node, ids, level, above) }),
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
const cleanNode = (node: SerializedNode, ids: Known, level: MaskingLevel, above: Above): SerializedNode => {
  if (!('childNodes' in node)) return cleanAlone(node, above, level);
  const here = aboveIn(node, ids.nodeOf(node.id) ?? null, above, level);
  const childNodes = node.childNodes.map((child) => cleanNode(child, ids, level, here));
  return { ...cleanAlone(node, here, level), childNodes };
};
