import { IncrementalSource } from '@rrweb/types';
import { Damaged } from './damaged.ts';
import { IS_FRAME, IS_NEW, IS_SHADOW } from './ops.ts';
import { readAttributes, readNode } from './read-node.ts';
import type { Reader } from './reader.ts';

/** Characters that an item of a list takes as JSON, besides its texts. */
const ITEM_UNITS = 40;

const SOURCES = [IncrementalSource.MouseMove, IncrementalSource.TouchMove, IncrementalSource.Drag];

/** What follows a code, as the data of rrweb's event. */

export const readPointer = (from: Reader) => {
  const source = SOURCES[from.number()];
  if (source === undefined) throw new Damaged('holds a pointer of no kind');
  const positions: object[] = [];
  let before = { x: 0, y: 0, timeOffset: 0 };
  for (let left = from.number(); left > 0; left--) {
    from.spend(ITEM_UNITS);
    const x = before.x + from.signed();
    const y = before.y + from.signed();
    const id = from.id();
    before = { x, y, timeOffset: before.timeOffset + from.signed() };
    positions.push({ ...before, id });
  }
  return { source, positions };
};

export const readInteraction = (from: Reader) => {
  const type = from.number();
  const id = from.id();
  const pointerType = from.number();
  const hasPlace = from.number() > 0;
  return {
    source: IncrementalSource.MouseInteraction,
    type,
    id,
    ...(hasPlace && { x: from.signed(), y: from.signed() }),
    ...(pointerType > 0 && { pointerType: pointerType - 1 }),
  };
};

export const readInput = (from: Reader) => {
  const id = from.id();
  const text = from.text() ?? '';
  const flags = from.number();
  return {
    source: IncrementalSource.Input,
    id,
    text,
    isChecked: flags % 2 === 1,
    ...(flags > 1 && { userTriggered: flags < 4 }),
  };
};

/** @param format by which numbers of nodes are told */
export const readMutation = (from: Reader, format: number, depth: number) => {
  const isAttachIframe = from.number() === IS_FRAME;
  /** One after the other, up to the 0 behind them. */
  const listOf = <Item>(first: () => number, itemOf: (first: number) => Item): Item[] => {
    const items: Item[] = [];
    for (let begun = first(); begun > 0; begun = first()) {
      from.spend(ITEM_UNITS);
      items.push(itemOf(begun));
    }
    return items;
  };
  const id = () => from.id();
  const texts = listOf(id, (id) => ({ id, value: from.text() ?? null }));
  const attributes = listOf(id, (id) => ({ id, attributes: readAttributes(from) }));
  const removes = listOf(id, (id) => ({
    id,
    parentId: from.id(),
    ...(from.number() > 0 && { isShadow: true }),
  }));
  const { parent, among, first } = format > 1 ? placesBy(from, removes) : { parent: id, among: id, first: id };
  const adds = listOf(from.number, (code) => {
    const flags = code - 1;
    const isShadow = (flags & IS_SHADOW) > 0;
    const parentId = parent();
    const nextId = among(parentId) || null;
    if (!(flags & IS_NEW)) return { parentId, nextId, node: { id: among(parentId), ...(isShadow && { isShadow }) } };
    const firstId = first();
    return { parentId, nextId, node: readNode(from, firstId, { rootId: among(parentId), isShadow }, depth) };
  });
  return {
    source: IncrementalSource.Mutation,
    texts,
    attributes,
    removes,
    adds,
    ...(isAttachIframe && { isAttachIframe }),
  };
};

/** Numbers of nodes in places since version 2: those that mostly follow from what is known are told by that. */
const placesBy = (from: Reader, removes: readonly { parentId: number }[]) => {
  let lastParent = 0;
  let lastFirst = 0;
  let turn = 0;
  return {
    parent() {
      lastParent = from.id(lastParent) || (removes[turn++]?.parentId ?? 0);
      return lastParent;
    },
    among: (parent: number) => from.id(parent),
    first() {
      lastFirst = from.id(lastFirst);
      return lastFirst;
    },
  };
};
