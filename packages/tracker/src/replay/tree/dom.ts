/**
 * The browser's own ways to read nodes. A form has its fields, and a document its images, in the place of its own members
 * (`<input name="firstChild">`), and pages put other things there: these read the node whatever it says of itself.
 */

/** Every browser has these as accessors. */
const getter = <Of extends object, Name extends keyof Of>(of: Of, name: Name) =>
  Object.getOwnPropertyDescriptor(of, name)?.get as (this: Of) => Of[Name];

export const nodeTypeOf = getter(Node.prototype, 'nodeType');
const nodeNameOf = getter(Node.prototype, 'nodeName');
export const parentNodeOf = getter(Node.prototype, 'parentNode');
export const firstChildOf = getter(Node.prototype, 'firstChild');
export const nextSiblingOf = getter(Node.prototype, 'nextSibling');
export const textContentOf = getter(Node.prototype, 'textContent');
export const ownerDocumentOf = getter(Node.prototype, 'ownerDocument');
export const baseUriOf = getter(Node.prototype, 'baseURI');
export const isConnectedOf = getter(Node.prototype, 'isConnected');
export const localNameOf = getter(Element.prototype, 'localName');
export const namespaceOf = getter(Element.prototype, 'namespaceURI');
export const attributesOf = getter(Element.prototype, 'attributes');
export const openRootOf = getter(Element.prototype, 'shadowRoot');
export const scrollTopOf = getter(Element.prototype, 'scrollTop');
export const scrollLeftOf = getter(Element.prototype, 'scrollLeft');
export const dataOf = getter(CharacterData.prototype, 'data');
export const { getRootNode } = Node.prototype;
export const { getAttribute, getAttributeNames, getBoundingClientRect, hasAttributes, matches } = Element.prototype;

export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;
export const CDATA_NODE = 4;
export const DOCUMENT_NODE = 9;
export const DOCTYPE_NODE = 10;
export const FRAGMENT_NODE = 11;

/** Most are told apart by how long their names are, which makes no new text. */
export const isCalled = (node: Node, tag: string): boolean => {
  const name = nodeNameOf.call(node);
  return name.length === tag.length && name.toLowerCase() === tag;
};

const FRAME = /^i?frame$/i;

/** The document in a frame, where pages may look into it. */
export const documentIn = (frame: Node): Document | null => {
  try {
    return FRAME.test(nodeNameOf.call(frame)) ? (frame as HTMLIFrameElement).contentDocument : null; // by its name
  } catch {
    return null;
  }
};

/** What a node is in: over the edge of a shadow tree its host, over that of a document in this page its frame. */
export const aroundOf = (node: Node): Node | null => {
  const parent = parentNodeOf.call(node);
  if (parent || node === document) return parent;
  const type = nodeTypeOf.call(node);
  if (type === FRAGMENT_NODE) return (node as ShadowRoot).host ?? null;
  return type === DOCUMENT_NODE ? ((node as Document).defaultView?.frameElement ?? null) : null;
};
