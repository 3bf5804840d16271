import { type Mirror, serializeNodeWithId, slimDOMDefaults } from 'rrweb-snapshot';
import { BLOCKED } from '../masking.ts';
import { type Above, aboveIn, cleanAlone, type SerializedNode } from '../replay/clean-node.ts';
import { EVERY_INPUT, maskInput } from '../replay/masked-nodes.ts';
import type { MaskingLevel } from '../replay/masking-level.ts';

/** rrweb's own mark, which pages may have of a recorder before this one. */
const MASKED_CLASS = 'rr-mask';

/** As rrweb records where it is told what the recorder tells it. */
const AS_RECORDED = {
  blockClass: 'rr-block',
  maskTextClass: MASKED_CLASS,
  maskTextSelector: null,
  maskTextFn: undefined,
  maskInputOptions: EVERY_INPUT,
  maskInputFn: maskInput,
  inlineStylesheet: true,
  slimDOMOptions: slimDOMDefaults(true), // no scripts, comments and what else cannot be seen
  newlyAddedElement: true, // as if just added, boxes are not scrolled: to ask where they are would lay the page out anew
  skipChild: true,
};

interface Given {
  root: Document;
  level: MaskingLevel;
  mirror: Mirror;
  /** What holds for all of it now; undefined where nothing of it may leave. */
  around(): Above | undefined;
  /** Told of each element that is written, as it leaves. */
  see(element: SerializedNode, original: Element): void;
}

/** A document that is written out as JSON, cleaned, a node at a time: each as it is at that moment. */
export interface Writing {
  /** To be called after the page has run: it may have covered, moved or removed what is being written. */
  resume(): void;
  /** Writes a little more; false once all is written. */
  next(): boolean;
  /** What was written since this was last asked. */
  take(): string;
}

/** A node whose children are being written. */
interface Open {
  node: Node;
  written: SerializedNode;
  inside: Above;
  children: Node[];
  next: number;
  isEmpty: boolean;
  /** What rrweb hands down: texts by a mark of its own, white space in heads, and the rules of a style sheet. */
  handed: { needsMask: boolean; preserveWhiteSpace: boolean; cssCaptured: boolean };
}

export const writeOut = ({ root, level, mirror, around, see }: Given): Writing => {
  const open: Open[] = [];
  let text = '';
  let hasBegun = false;

  const write = (node: Node, above: Above, within?: Open) => {
    const written = serializeNodeWithId(node, {
      ...AS_RECORDED,
      ...within?.handed,
      blockSelector: BLOCKED,
      doc: root,
      mirror,
    });
    if (!written) return;
    if (within && !within.isEmpty) text += ',';
    if (within) within.isEmpty = false;
    if (!('childNodes' in written)) {
      text += JSON.stringify(cleanAlone(written, above, level));
      return;
    }
    const inside = aboveIn(written, node, above, level);
    const { childNodes: _, ...alone } = cleanAlone(written, inside, level);
    if ('attributes' in alone) see({ ...alone, childNodes: [] }, node as Element); // only elements have attributes
    text += `${JSON.stringify(alone).slice(0, -1)},"childNodes":[`;
    open.push({
      node,
      written,
      inside,
      children: childrenOf(node, written),
      next: 0,
      isEmpty: true,
      handed: handedBy(node, written, within),
    });
  };

  return {
    resume() {
      let above = around();
      open.forEach((one, i) => {
        const within = open[i - 1];
        if (isBlocked(one.node) || (within && !isIn(one.node, within.node))) above = undefined;
        if (above) {
          one.inside = aboveIn(one.written, one.node, above, level);
          above = one.inside;
        } else one.children = [];
      });
    },
    next() {
      if (!hasBegun) {
        hasBegun = true;
        const above = around();
        if (above) write(root, above);
        return open.length > 0;
      }
      const last = open.at(-1);
      if (!last) return false;
      const child = last.children[last.next++];
      if (!child) {
        text += ']}';
        open.pop();
      } else if (isIn(child, last.node) && !mirror.hasNode(child)) write(child, last.inside, last); // moved on, it was met before
      return open.length > 0;
    },
    take() {
      const taken = text;
      text = '';
      return taken;
    },
  };
};

const shadowRootOf = (node: Node): ShadowRoot | null | undefined =>
  'shadowRoot' in node ? (node as Element).shadowRoot : null;

const isIn = ({ parentNode }: Node, node: Node): boolean =>
  !!parentNode && (parentNode === node || parentNode === shadowRootOf(node));

/** By what it has: elements of a frame are no instances of this window's Element. */
const isBlocked = (node: Node): boolean => 'matches' in node && (node as Element).matches(BLOCKED);

/** What rrweb says of a blocked element is how large it is; the text of a text area is its value. */
const childrenOf = (node: Node, written: SerializedNode): Node[] => {
  const { rr_width, value } = 'attributes' in written ? written.attributes : {};
  const isText = 'tagName' in written && written.tagName === 'textarea' && value !== undefined;
  if (rr_width !== undefined || isText) return [];
  return [...node.childNodes, ...(shadowRootOf(node)?.childNodes ?? [])];
};

const handedBy = (node: Node, written: SerializedNode, within: Open | undefined): Open['handed'] => {
  const { needsMask = false, preserveWhiteSpace = true } = within?.handed ?? {};
  const isElement = 'tagName' in written;
  return {
    needsMask: needsMask || (isElement && (node as Element).classList.contains(MASKED_CLASS)), // only elements have names
    preserveWhiteSpace: preserveWhiteSpace && !(isElement && written.tagName === 'head'),
    cssCaptured: isElement && typeof written.attributes._cssText === 'string',
  };
};
