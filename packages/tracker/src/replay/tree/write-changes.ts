import { IS_NEW, IS_SHADOW, MUTATION } from '@desirepath/replay-format/ops';
import type { ReplayWriter } from '@desirepath/replay-format/write';
import { createPlaces } from '@desirepath/replay-format/write-places';
import type { Calm } from '../calm.ts';
import { cleanText } from '../clean-text.ts';
import type { MaskingLevel } from '../masking-level.ts';
import { BLOCKS, type Covers, hides } from './covers.ts';
import {
  aroundOf,
  baseUriOf,
  dataOf,
  FRAGMENT_NODE,
  getAttribute,
  isCalled,
  isConnectedOf,
  nextSiblingOf,
  nodeTypeOf,
  ownerDocumentOf,
  parentNodeOf,
} from './dom.ts';
import type { Gathered } from './gathered.ts';
import type { Numbers } from './numbers.ts';
import { isOmitted } from './omitted.ts';
import { sheetText } from './sheet-text.ts';
import { tagOf } from './tags.ts';
import type { ElementWriter } from './write-element.ts';
import { cleanSheet, isStyle, type TreeWriting } from './write-tree.ts';

/** More new nodes than these take long to write in one go: the page is written out anew, in slices. */
const MOST_NEW = 4000;

/** The attribute by which a style sheet's rules are told. */
export const CSS_TEXT = '_cssText';

interface Given {
  begin(code: number): ReplayWriter | undefined;
  gathered: Gathered;
  level: MaskingLevel;
  numbers: Numbers;
  covers: Covers;
  elements: ElementWriter;
  calm: Calm<Element>;
  forget(node: Node): void;
  writing(to: ReplayWriter, meet: (node: Node) => void): TreeWriting;
}

/**
 * Writes what has changed, as it is now. Of the nodes that moved each is put before one that is in its place already, after
 * what it is in. @returns whether all of it was written: too much is left for a snapshot
 */
export const writeChanges = (given: Given): boolean => {
  const { begin, gathered, level, numbers, covers, elements, calm, forget, writing } = given;
  const { places, attributes, texts, removed } = gathered;
  let to: ReplayWriter | undefined;
  let part = 0;
  /** The op, at one of its parts: those before it are ended. It is begun where there is something to say. */
  const at = (wanted: number): ReplayWriter | undefined => {
    if (!to) {
      to = begin(MUTATION);
      to?.number(0);
    }
    for (; part < wanted; part++) to?.number(0);
    return to;
  };
  const fresh = numbers.next();
  const limit = fresh + MOST_NEW;
  const isFull = () => numbers.next() >= limit;

  const writeText = (text: Node) => {
    const id = numbers.known(text);
    const parent = parentNodeOf.call(text);
    if (!id || !parent) return;
    if (isCalled(parent, 'textarea')) {
      gathered.touch(parent as Element, 'value'); // by its name
      return;
    }
    const holds = covers.inside(parent);
    if (holds & BLOCKS) return;
    const data = dataOf.call(text as Text); // its data has changed
    const out = at(0);
    out?.id(id);
    out?.text(isStyle(parent) ? cleanSheet(data, baseUriOf.call(parent), level) : cleanText(data, hides(holds)));
  };
  const writeAttributes = (element: Element, names: Set<string>) => {
    const id = numbers.known(element);
    if (!id) return;
    if (!calm.passes(element, names, (name) => getAttribute.call(element, name))) return;
    const holds = covers.inside(element);
    if (holds & BLOCKS) return;
    const out = at(1);
    if (!out) return;
    const tag = tagOf(element);
    out.id(id);
    for (const name of names) {
      if (name !== CSS_TEXT) elements.change(out, element, tag, name, holds);
      else elements.style(out, sheetText((element as HTMLLinkElement).sheet, baseUriOf.call(element))); // it has been loaded
    }
    out.number(0);
  };
  const writeRemoved = () => {
    for (let i = 0; i < removed.length; i += 2) {
      const from = removed[i + 1] ?? 0;
      const out = at(2);
      out?.id(removed[i] ?? 0);
      out?.id(from >> 1);
      out?.number(from & 1);
    }
  };

  /** Into what is not recorded, from where it was. It goes with the next changes. */
  const leftovers: number[] = [];
  const drop = (node: Node) => {
    const id = numbers.known(node);
    if (!id) return;
    leftovers.push(id, places.get(node) ?? 0);
    forget(node);
  };
  const writePlace = createPlaces((n) => (removed[n * 2 + 1] ?? 0) >> 1);
  let tree: TreeWriting | undefined;
  const place = (node: Node, parent: Node, next: number): number => {
    const known = numbers.known(node);
    if (!known && isOmitted(node)) return next;
    if (known && known >= fresh) return known; // written with what it is in
    const out = at(3);
    if (!out) return next;
    const around = numbers.known(parent) ?? 0;
    const id = known ?? numbers.next();
    const flags = (known ? 0 : IS_NEW) + (nodeTypeOf.call(parent) === FRAGMENT_NODE ? IS_SHADOW : 0);
    writePlace(out, flags, around, next, id);
    if (known) return id;
    const within = ownerDocumentOf.call(node);
    out.id(within && within !== document ? (numbers.known(within) ?? 0) : 0, around);
    tree ??= writing(out, (met) => {
      if (!places.has(met)) places.set(met, 0);
    });
    tree.begin(node);
    while (tree.next()) if (isFull()) tree.end();
    return id;
  };
  /** Puts a node and those that came after it, from the last one on. */
  const placeRun = (node: Node) => {
    const parent = parentNodeOf.call(node);
    if (!parent || !isConnectedOf.call(node)) return void places.delete(node);
    if (!numbers.known(parent) || covers.inside(parent) & BLOCKS) {
      drop(node);
      return void places.delete(node);
    }
    const run: Node[] = [];
    let next = 0;
    for (let one: Node | null = node; one && !next; one = nextSiblingOf.call(one)) {
      if (places.has(one)) run.push(one);
      else next = numbers.known(one) ?? 0;
    }
    for (let i = run.length - 1; i >= 0; i--) {
      const one = run[i] as Node; // it is within
      next = place(one, parent, next);
      places.delete(one);
    }
  };
  const looked = new Set<Node>();
  const placeAll = () => {
    // What is met meanwhile comes after.
    for (const node of places.keys()) {
      if (isFull()) return;
      const path: Node[] = [];
      for (let up: Node | null = node; up && (up === node || !looked.has(up)); up = aroundOf(up)) {
        if (up !== node) looked.add(up);
        if (places.has(up)) path.push(up);
      }
      // What they are in goes first, or they would have nowhere to go.
      for (const one of path.reverse()) if (places.has(one)) placeRun(one);
    }
  };

  for (const text of texts) writeText(text);
  for (const [element, names] of attributes) writeAttributes(element, names);
  writeRemoved();
  placeAll();
  gathered.clear();
  removed.push(...leftovers);
  if (to) at(4);
  return !isFull();
};
