/**
 * The host of the shadow root, or the frame of the document, that an element is in. Null at the top of this page: what a
 * page looks like that frames this one is none of our business.
 */
export const hostOf = (element: Element): Element | null => {
  // A root is a shadow root, a document, or, of what is nowhere, an element.
  const root: { host?: Element; defaultView?: Window | null } & Node = element.getRootNode();
  return root.host ?? (root === document ? null : (root.defaultView?.frameElement ?? null));
};

/** An element and all it is in, innermost first. */
export const chainOf = (element: Element): Element[] => {
  const chain: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement ?? hostOf(at)) chain.push(at);
  return chain;
};

/** The element that an event began at, also within open shadow roots. Only while the event is under way. */
export const originOf = (event: Event): Element => {
  const origin = event.composedPath()[0] as Element;
  // What is not on an element is on the document, or its window.
  return origin?.localName ? origin : document.documentElement;
};
