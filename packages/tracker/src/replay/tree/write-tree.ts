import { CDATA, DOCTYPE, DOCUMENT, END, IS_QUIRKY, SHADOW, TEXT } from '@desirepath/replay-format/ops';
import type { ReplayWriter } from '@desirepath/replay-format/write';
import { cleanText, withoutPictures } from '../clean-text.ts';
import { shadowRootOf } from '../closed-roots.ts';
import type { MaskingLevel } from '../masking-level.ts';
import type { Around } from './around.ts';
import { BLOCKS, type Covers, hides, MASKS, SHOWS } from './covers.ts';
import {
  baseUriOf,
  CDATA_NODE,
  DOCTYPE_NODE,
  DOCUMENT_NODE,
  dataOf,
  ELEMENT_NODE,
  firstChildOf,
  isCalled,
  nextSiblingOf,
  nodeTypeOf,
  parentNodeOf,
  TEXT_NODE,
  textContentOf,
} from './dom.ts';
import type { Numbers } from './numbers.ts';
import { isOmittedElement } from './omitted.ts';
import { HAS_LOST, readSheet, type SheetReading } from './sheet-text.ts';
import { HAS_SHEET, kindOfTag, tagOf } from './tags.ts';
import { wholeInStyle } from './whole-addresses.ts';
import type { ElementWriter } from './write-element.ts';

const COVERS = MASKS | SHOWS | BLOCKS;
/** Beside what covers: in a head, where white space is not shown; in a style sheet, and in one whose rules are told already. */
const IN_HEAD = 8;
const IN_STYLE = 16;
const IS_TOLD = 32;

/** Writes trees, one after the other, a node at a time, each as it is at that moment. */
export interface TreeWriting {
  /** Writes the first node of a tree. */
  begin(root: Node): void;
  /** To be called after the page has run: it may have covered, moved or removed what is being written. */
  resume(): void;
  /** Writes a little more; false once all is written. */
  next(): boolean;
  /** Nothing more is begun: what follows ends what is open. */
  end(): void;
}

interface Given {
  to: ReplayWriter;
  level: MaskingLevel;
  numbers: Numbers;
  covers: Covers;
  elements: ElementWriter;
  around: Around;
  /** Whether elements are asked how far they are scrolled, which is cheap just after the page was drawn. */
  isScrolled: boolean;
  /** Met below: it has a number, and so its place is written by itself. */
  meet(node: Node): void;
}

/** Style sheets are the author's, and must stay whole. */
export const cleanSheet = (css: string, base: string, { isStructureOnly }: MaskingLevel): string =>
  isStructureOnly ? withoutPictures(css) : wholeInStyle(css, base);

export const createTreeWriting = ({
  to,
  level,
  numbers,
  covers,
  elements,
  around,
  isScrolled,
  meet,
}: Given): TreeWriting => {
  // What is open, outermost first: a node, its number, what of it is written next, and what holds in it.
  const open: Node[] = [];
  const ids: number[] = [];
  const nexts: (Node | null)[] = [];
  const bits: number[] = [];
  let sheet: { element: Element; tag: string; holds: number; reading: SheetReading } | undefined;

  const enter = (node: Node, id: number, holds: number) => {
    open.push(node);
    ids.push(id);
    nexts.push(firstChildOf.call(node));
    bits.push(holds);
  };
  const writeElement = (element: Element, tag: string, holds: number, css?: string) => {
    const id = numbers.give(element);
    const isTold = elements.open(to, element, tag, holds & COVERS, css, isScrolled);
    const isBlocked = holds & BLOCKS;
    enter(element, id, holds | (tag === 'head' ? IN_HEAD : tag === 'style' ? IN_STYLE : 0) | (css ? IS_TOLD : 0));
    if (isTold) nexts[nexts.length - 1] = null;
    if (isBlocked) return;
    const shadow = shadowRootOf(element);
    if (shadow) {
      numbers.share(shadow, id);
      around.root(shadow);
      to.number(SHADOW);
      enter(shadow, id, holds);
    }
    if (tag === 'iframe') around.frame(element);
  };
  const write = (node: Node, within: number) => {
    switch (nodeTypeOf.call(node)) {
      case ELEMENT_NODE: {
        const element = node as Element; // by its type
        const tag = tagOf(element);
        if (isOmittedElement(element, tag)) return;
        const holds = covers.on(element, within & COVERS) | (within & IN_HEAD);
        const own = holds & BLOCKS ? null : sheetOf(element, tag);
        if (own) sheet = { element, tag, holds, reading: readSheet(own, baseUriOf.call(element)) };
        else writeElement(element, tag, holds);
        return;
      }
      case TEXT_NODE: {
        const data = dataOf.call(node as Text); // by its type
        if (within & IN_HEAD && !(within & IN_STYLE) && !/\S/.test(data)) return;
        numbers.give(node);
        to.number(TEXT);
        if (within & IS_TOLD) to.text('');
        else
          to.text(within & IN_STYLE ? cleanSheet(data, baseUriOf.call(node), level) : cleanText(data, hides(within)));
        return;
      }
      case DOCTYPE_NODE: {
        const { name, publicId, systemId } = node as DocumentType; // by its type
        numbers.give(node);
        to.number(DOCTYPE);
        to.text(name);
        to.text(publicId);
        to.text(systemId);
        return;
      }
      case DOCUMENT_NODE: {
        const { compatMode } = node as Document; // by its type
        to.number(DOCUMENT);
        to.number(compatMode === 'CSS1Compat' ? 0 : IS_QUIRKY);
        around.root(node as Document);
        enter(node, numbers.give(node), covers.on(node, within));
        return;
      }
      case CDATA_NODE:
        numbers.give(node);
        to.number(CDATA);
    }
  };
  const writeSheet = ({ element, tag, holds, reading }: NonNullable<typeof sheet>) => {
    const rules = reading.text();
    const source = `${textContentOf.call(element)}`;
    // What is written in it says more, unless scripts have put rules beside that.
    const isBetter = rules && HAS_LOST.test(rules) && source.split('{').length === rules.split('{').length;
    const css = isBetter ? undefined : rules;
    // Without its marks the player would put all of it into the first text, and leave the others as they are.
    const texts = tag === 'style' ? element.childNodes.length : 0;
    writeElement(element, tag, holds, css && texts > 1 ? css + '/* rr_split */'.repeat(texts - 1) : css || undefined);
  };

  return {
    begin(root) {
      const parent = parentNodeOf.call(root);
      const isText = parent && nodeTypeOf.call(root) === TEXT_NODE;
      write(root, covers.inside(parent ?? root) | (isText && isStyle(parent) ? IN_STYLE : 0));
    },
    resume() {
      if (sheet && parentNodeOf.call(sheet.element) !== open.at(-1)) sheet = undefined;
      open.forEach((node, i) => {
        const next = nexts[i];
        const holds = numbers.known(node) === ids[i] ? covers.inside(node) : BLOCKS;
        bits[i] = ((bits[i] ?? 0) & ~COVERS) | holds;
        if (holds & BLOCKS) nexts[i] = null;
        // It has moved on. What is written is not written again.
        else if (next && parentNodeOf.call(next) !== node) nexts[i] = firstChildOf.call(node);
      });
    },
    end() {
      sheet = undefined;
      nexts.fill(null);
    },
    next() {
      if (sheet) {
        if (sheet.reading.next()) return true;
        const whole = sheet;
        sheet = undefined;
        writeSheet(whole);
        return true;
      }
      const top = open.length - 1;
      if (top < 0) return false;
      const node = nexts[top];
      if (!node) {
        to.number(END);
        open.pop();
        ids.pop();
        nexts.pop();
        bits.pop();
        return top > 0;
      }
      nexts[top] = nextSiblingOf.call(node);
      if (numbers.known(node) === undefined) write(node, bits[top] ?? 0);
      else meet(node);
      return true;
    },
  };
};

export const isStyle = (node: Node): boolean => isCalled(node, 'style');

/** The style sheet that an element brings, of a link that is loaded. */
const sheetOf = (element: Element, tag: string): CSSStyleSheet | null =>
  kindOfTag(tag) & HAS_SHEET ? (element as HTMLStyleElement).sheet : null;
