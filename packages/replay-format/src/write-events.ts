import {
  type attributes,
  EventType,
  type eventWithTime,
  type fullSnapshotEvent,
  IncrementalSource,
  type incrementalData,
  type mutationData,
  NodeType,
  type serializedNodeWithId,
} from '@rrweb/types';
import { isMoved } from './chunk.ts';
import {
  CDATA,
  COMMENT,
  DOCTYPE,
  DOCUMENT,
  ELEMENT,
  END,
  IS_BLOCKED,
  IS_CUSTOM,
  IS_FRAME,
  IS_NEW,
  IS_QUIRKY,
  IS_SHADOW,
  IS_SVG,
  MUTATION,
  SHADOW,
  SNAPSHOT,
  TEXT,
} from './ops.ts';
import { createReplayWriter, type ReplayWriter } from './write.ts';
import {
  writeEvent,
  writeInput,
  writeInteraction,
  writeMeta,
  writePointer,
  writeScroll,
  writeViewport,
} from './write-ops.ts';
import { createPlaces } from './write-places.ts';

/**
 * Recorded events as the members of a chunk, for who has them already: made-up visits, tests. Nodes must be numbered in the
 * order in which they stand, as rrweb does in a snapshot; an event where they are not travels as it is.
 */
export const encodeEvents = (events: readonly eventWithTime[]): string | undefined => {
  const writer = createReplayWriter();
  for (const event of events) encodeEvent(writer, event);
  return writer.take();
};

const POINTERS: number[] = [IncrementalSource.MouseMove, IncrementalSource.TouchMove, IncrementalSource.Drag];

const encodeEvent = (to: ReplayWriter, event: eventWithTime): void => {
  const { timestamp: at, ...rest } = event;
  if (event.type === EventType.Meta) writeMeta(to, at, event.data.href, event.data.width, event.data.height);
  else if (event.type === EventType.FullSnapshot && isInOrder(event.data.node)) writeSnapshot(to, at, event.data);
  else if (event.type !== EventType.IncrementalSnapshot || !encodeChange(to, at, event.data)) writeEvent(to, at, rest);
};

/** @returns whether there is an op for it */
const encodeChange = (to: ReplayWriter, at: number, data: incrementalData): boolean => {
  switch (data.source) {
    case IncrementalSource.Mutation:
      if (!data.adds.every(({ node }) => isInOrder(node))) return false;
      writeMutation(to, at, data);
      return true;
    case IncrementalSource.MouseMove:
    case IncrementalSource.TouchMove:
    case IncrementalSource.Drag:
      writePointer(to, at, POINTERS.indexOf(data.source), data.positions);
      return true;
    case IncrementalSource.MouseInteraction:
      writeInteraction(to, at, data);
      return true;
    case IncrementalSource.Scroll:
      writeScroll(to, at, data.id, data.x, data.y);
      return true;
    case IncrementalSource.Input:
      writeInput(to, at, data.id, data);
      return true;
    case IncrementalSource.ViewportResize:
      writeViewport(to, at, data.width, data.height);
      return true;
    default:
      return false;
  }
};

const writeSnapshot = (to: ReplayWriter, at: number, { node, initialOffset }: fullSnapshotEvent['data']): void => {
  to.op(SNAPSHOT, at);
  to.number(initialOffset.left);
  to.number(initialOffset.top);
  to.id(node.id);
  writeNode(to, node);
};

const writeMutation = (to: ReplayWriter, at: number, data: mutationData): void => {
  to.op(MUTATION, at);
  to.number(data.isAttachIframe ? IS_FRAME : 0);
  for (const { id, value } of data.texts) {
    to.id(id);
    to.text(value ?? undefined);
  }
  to.id(0);
  for (const { id, attributes } of data.attributes) {
    to.id(id);
    writeAttributes(to, attributes);
  }
  to.id(0);
  for (const { id, parentId, isShadow } of data.removes) {
    to.id(id);
    to.id(parentId);
    to.number(isShadow ? 1 : 0);
  }
  to.id(0);
  const writePlace = createPlaces((n) => data.removes[n]?.parentId);
  for (const { node, parentId, nextId } of data.adds) {
    const isNew = !isMoved(node);
    writePlace(to, (isNew ? IS_NEW : 0) + (node.isShadow ? IS_SHADOW : 0), parentId, nextId ?? 0, node.id);
    if (!isNew) continue;
    to.id(node.rootId ?? 0, parentId);
    writeNode(to, node);
  }
  to.number(0);
};

const writeAttributes = (
  to: ReplayWriter,
  given: attributes | mutationData['attributes'][number]['attributes'],
): void => {
  for (const [name, value] of Object.entries(given)) {
    to.text(name);
    to.value(value);
  }
  to.text(undefined);
};

const writeNode = (to: ReplayWriter, node: serializedNodeWithId): void => {
  switch (node.type) {
    case NodeType.Element:
      to.number(ELEMENT);
      to.text(node.tagName);
      to.number((node.isSVG ? IS_SVG : 0) + (node.needBlock ? IS_BLOCKED : 0) + (node.isCustom ? IS_CUSTOM : 0));
      writeAttributes(to, node.attributes);
      writeChildren(to, node.childNodes, node.isShadowHost);
      break;
    case NodeType.Document:
      to.number(DOCUMENT);
      to.number(node.compatMode ? IS_QUIRKY : 0);
      writeChildren(to, node.childNodes);
      break;
    case NodeType.DocumentType:
      to.number(DOCTYPE);
      to.text(node.name);
      to.text(node.publicId);
      to.text(node.systemId);
      break;
    case NodeType.CDATA:
      to.number(CDATA);
      break;
    default:
      to.number(node.type === NodeType.Text ? TEXT : COMMENT);
      to.text(node.textContent);
  }
};

const writeChildren = (to: ReplayWriter, nodes: readonly serializedNodeWithId[], isShadowHost = false): void => {
  for (const node of nodes) if (!node.isShadow) writeNode(to, node);
  if (isShadowHost) {
    to.number(SHADOW);
    for (const node of nodes) if (node.isShadow) writeNode(to, node);
    to.number(END);
  }
  to.number(END);
};

const isInOrder = (node: serializedNodeWithId): boolean => {
  let next = node.id;
  if (isMoved(node)) return true;
  const walk = (one: serializedNodeWithId): boolean =>
    one.id === next++ && (!('childNodes' in one) || one.childNodes.every(walk));
  return walk(node);
};
