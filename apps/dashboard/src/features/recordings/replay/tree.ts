/** A node of the recorded page as it can be shown: all of it is text. */
export type TreeNode = { /** Its place among its siblings, which a moment later another may have. */ place: number } & (
  | { kind: 'element'; node: Element; tag: string; attributes: { name: string; value: string }[] }
  | { kind: 'text'; node: Node; text: string }
);

/** No line in the inspector is longer, and no element shows more children: pages may hold hundreds of thousands. */
const LONGEST_VALUE = 200;
const MOST_CHILDREN = 500;

/** Attributes that the replay adds to show what no attribute says, such as a scroll position; and classes, for what is pointed at. */
const OF_REPLAY = /^rr_/;
const CLASSES_OF_REPLAY = /(^|\s)(:hover|:active|:focus|rrweb-paused)(?=\s|$)/g;

/** And its own styles, which stand before the head. */
const isStyleOfReplay = ({ localName, parentElement, nextElementSibling }: Element) =>
  localName === 'style' && parentElement?.localName === 'html' && nextElementSibling?.localName === 'head';

/** The children of an element or document, shadow roots and inner documents among them; nothing deeper. */
export function childrenOf(parent: Node): TreeNode[] {
  const inner = innerOf(parent);
  return [...inner, ...parent.childNodes]
    .slice(0, MOST_CHILDREN)
    .flatMap(toTree)
    .map((node, place) => ({ ...node, place }));
}

/** What `childNodes` leaves out. The frame holds the recording alone, so its elements are of another window: no `instanceof`. */
function innerOf(parent: Node): Node[] {
  const { shadowRoot, contentDocument } = parent as Partial<Element & HTMLIFrameElement>; // read, and undefined where it has none
  return [shadowRoot, contentDocument].filter((inner) => inner != null);
}

function toTree(node: Node): TreeNode[] {
  const place = 0;
  switch (node.nodeType) {
    case Node.ELEMENT_NODE: {
      const element = node as Element; // by its type
      if (isStyleOfReplay(element)) return [];
      const attributes = [...element.attributes]
        .map(({ name, value }) => ({ name, value: name === 'class' ? ownClasses(value) : value }))
        .filter(({ name, value }) => !OF_REPLAY.test(name) && (name !== 'class' || value !== ''))
        .map(({ name, value }) => ({ name, value: value.slice(0, LONGEST_VALUE) }));
      return [{ place, kind: 'element', node: element, tag: element.localName, attributes }];
    }
    case Node.TEXT_NODE: {
      const text = node.textContent?.trim().slice(0, LONGEST_VALUE) ?? '';
      return text ? [{ place, kind: 'text', node, text }] : [];
    }
    case Node.DOCUMENT_NODE:
    case Node.DOCUMENT_FRAGMENT_NODE:
      return [...node.childNodes].flatMap(toTree);
    default:
      return [];
  }
}

const ownClasses = (value: string) => value.replace(CLASSES_OF_REPLAY, '').trim();

/** Whether opening an element would show anything. */
export const hasChildren = (element: Element): boolean => element.childNodes.length > 0 || innerOf(element).length > 0;
