import { ELEMENT_NODE, FRAGMENT_NODE, getRootNode, isCalled, isConnectedOf, nodeTypeOf, parentNodeOf } from './dom.ts';
import type { Numbers } from './numbers.ts';

const XLINK = 'http://www.w3.org/1999/xlink';

/** A page that changes more than this before it is looked at is better written out anew. */
const MOST_NODES = 20_000;
const MOST_RECORDS = 200_000;

/** What has changed since it was last written: each thing once, however often. */
export interface Gathered {
  /** Nodes that are somewhere else now, or new; with where they were: the number of their parent, twice, and whether in its shadow. */
  places: Map<Node, number>;
  attributes: Map<Element, Set<string>>;
  texts: Set<Node>;
  /** Numbers of nodes that are gone, each followed by where it was. */
  removed: number[];
  /** Takes what an observer has seen. @returns whether there is room for more */
  note(records: readonly MutationRecord[]): boolean;
  touch(element: Element, name: string): void;
  isEmpty(): boolean;
  /** Whether a node has moved, or its attributes have changed. */
  isAbout(node: Node): boolean;
  clear(): void;
}

/** @param forget told of each known node that has left the page: what happens in it is not seen any more */
export const createGathered = (numbers: Numbers, forget: (node: Node) => void): Gathered => {
  const places = new Map<Node, number>();
  const attributes = new Map<Element, Set<string>>();
  const texts = new Set<Node>();
  const removed: number[] = [];
  /** Of the places, those of nodes that were there before; and those of them that were taken from somewhere just now. */
  const moved = new Set<Node>();
  let taken: Node[] = [];
  let records = 0;

  const touch = (element: Element, name: string) => {
    const names = attributes.get(element);
    if (names) names.add(name);
    else attributes.set(element, new Set([name]));
  };
  const move = (node: Node, from: number) => {
    if (!places.has(node)) places.set(node, from);
  };
  /** @returns whether something new is gone again, in which may be what was there before */
  const noteChildren = ({ target, addedNodes, removedNodes }: MutationRecord): boolean => {
    let hasGone = false;
    const parent = numbers.known(target);
    if (parent && isCalled(target, 'textarea')) {
      touch(target as Element, 'value'); // by its name
      return false;
    }
    // In what is not written yet only what comes from elsewhere is news: the rest is written with it.
    for (let at = 0; at < addedNodes.length; at++) {
      const node = addedNodes[at] as Node; // it is within
      if (parent || numbers.known(node)) move(node, 0);
    }
    for (let at = 0; at < removedNodes.length; at++) {
      const node = removedNodes[at] as Node; // it is within
      if (!numbers.known(node)) {
        hasGone ||= nodeTypeOf.call(node) === ELEMENT_NODE;
        continue;
      }
      move(node, (parent ?? 0) * 2 + Number(nodeTypeOf.call(target) === FRAGMENT_NODE));
      moved.add(node);
      taken.push(node);
    }
    return hasGone;
  };
  const isSeen = (node: Node): boolean =>
    isConnectedOf.call(node) && numbers.known(getRootNode.call(node)) !== undefined;
  /** Quicker, of what was taken just now: what is in something known is where that is, which was taken too if it has left. */
  const stays = (node: Node): boolean => {
    const parent = parentNodeOf.call(node);
    return !!parent && (numbers.known(parent) !== undefined || isSeen(node));
  };
  /** Nodes that left the page, be it in something new that came and went, or into a tree that is new: nobody sees what happens in them. */
  const leave = () => {
    const left = new Set<Node>();
    for (const node of moved) {
      if (numbers.known(node) === undefined) moved.delete(node);
      else if (!isSeen(node)) left.add(node);
    }
    for (const node of left) removed.push(numbers.known(node) ?? 0, places.get(node) ?? 0);
    // Only then: one of them may be in another by now, and was not where it is recorded.
    for (const node of left) {
      forget(node);
      moved.delete(node);
      places.delete(node);
    }
  };
  return {
    places,
    attributes,
    texts,
    removed,
    touch,
    note(seen) {
      records += seen.length;
      if (records > MOST_RECORDS) return false;
      let hasGone = false;
      for (const record of seen) {
        const { type, target } = record;
        if (type === 'childList') hasGone = noteChildren(record) || hasGone;
        else if (!numbers.known(target)) continue;
        else if (type === 'characterData') texts.add(target);
        else {
          const name = record.attributeName ?? '';
          touch(target as Element, record.attributeNamespace === XLINK ? `xlink:${name}` : name); // elements have attributes
        }
      }
      // Nodes that moved before are gone only with another.
      if (moved.size && (hasGone || !taken.every(stays))) leave();
      taken = [];
      return places.size + texts.size + attributes.size + removed.length < MOST_NODES;
    },
    isAbout: (node) => places.has(node) || attributes.has(node as Element), // what is no element has no attributes, and is not in there
    isEmpty: () => !(places.size || attributes.size || texts.size || removed.length),
    clear() {
      places.clear();
      attributes.clear();
      texts.clear();
      removed.length = 0;
      moved.clear();
      taken = [];
      records = 0;
    },
  };
};
