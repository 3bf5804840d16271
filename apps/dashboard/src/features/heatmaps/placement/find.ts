/** Stands between the selector of a shadow host or frame and that of what is inside of it, as the tracker writes it. */
const INTO = ' >>> ';

/**
 * The element that a selector of the tracker finds in a shown document: null where there is none, or where several are
 * called so and more than one is to be seen, for then nobody can say which one was meant.
 */
export function findElement(shown: Document, selector: string): Element | null {
  let root: ParentNode | null = shown;
  let found: Element | null = null;
  try {
    for (const step of selector.split(INTO)) {
      found = root && only(root.querySelectorAll(step));
      root = found && inside(found);
    }
    return found;
  } catch {
    return null; // Whoever sent the event may have sent anything for a selector.
  }
}

function only(elements: NodeListOf<Element>): Element | null {
  if (elements.length < 2) return elements[0] ?? null;
  const seen = [...elements].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  return seen.length === 1 ? (seen[0] ?? null) : null;
}

/** By what it has, not by its class: elements of the frame are no instances of this window's. */
function inside(element: Element & Partial<Pick<HTMLIFrameElement, 'contentDocument'>>): ParentNode | null {
  return element.shadowRoot ?? element.contentDocument ?? null;
}

/** What an element is laid out in: its parent, its shadow host, or the frame of its document. Null at the top of `shown`. */
export function around(element: Element, shown: Document): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  if (root === shown) return null;
  // Of an element in a document the root is that, or a shadow root.
  const { host, defaultView }: { host?: Element; defaultView?: Window | null } = root as Document | ShadowRoot;
  return host ?? defaultView?.frameElement ?? null;
}

/** The innermost element at a place of the window, also within frames and shadow roots. */
export function elementAt(root: Document | ShadowRoot, x: number, y: number): Element | null {
  const found = root.elementFromPoint(x, y);
  if (!found) return null;
  if (found.shadowRoot && found.shadowRoot !== root) return elementAt(found.shadowRoot, x, y) ?? found;
  const frame: Element & Partial<Pick<HTMLIFrameElement, 'contentDocument'>> = found;
  if (!frame.contentDocument) return found;
  const box = frame.getBoundingClientRect();
  return elementAt(frame.contentDocument, x - box.x - frame.clientLeft, y - box.y - frame.clientTop) ?? found;
}
