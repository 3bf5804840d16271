import type { Box } from './placement.ts';

/** The box of the first element that a selector finds; null where there is none, or it takes no room. */
export type BoxOf = (selector: string) => Box | null;

/** Measures the elements of a document as it stands now, each once. */
export function measureIn(shown: Document): BoxOf {
  const known = new Map<string, Box | null>();
  return (selector) => {
    const before = known.get(selector);
    if (before !== undefined) return before;
    const box = boxOf(shown, selector);
    known.set(selector, box);
    return box;
  };
}

/** Stands between the selector of a shadow host or frame and that of what is inside of it, as the tracker writes it. */
const INTO = ' >>> ';

function boxOf(shown: Document, selector: string): Box | null {
  const element = find(shown, selector);
  if (!element?.checkVisibility({ visibilityProperty: true })) return null;
  const { x, y, width, height } = element.getBoundingClientRect();
  const frame = frameOf(element, shown);
  return width > 0 && height > 0 ? { x: x + frame.x, y: y + frame.y, width, height } : null;
}

function find(shown: Document, selector: string): Element | null {
  let root: ParentNode | null = shown;
  let found: Element | null = null;
  try {
    for (const step of selector.split(INTO)) {
      found = root?.querySelector(step) ?? null;
      root = found && inside(found);
    }
    return found;
  } catch {
    return null; // Whoever sent the click may have sent anything for a selector.
  }
}

/** By what it has, not by its class: elements of the frame are no instances of this window's. */
function inside(element: Element & Partial<Pick<HTMLIFrameElement, 'contentDocument'>>): ParentNode | null {
  return element.shadowRoot ?? element.contentDocument ?? null;
}

/** Where the window of an element's document begins in the one shown. */
function frameOf(element: Element, shown: Document): { x: number; y: number } {
  const frame = element.ownerDocument === shown ? null : element.ownerDocument.defaultView?.frameElement;
  if (!frame) return { x: 0, y: 0 };
  const { x, y } = frame.getBoundingClientRect();
  const outer = frameOf(frame, shown);
  return { x: x + frame.clientLeft + outer.x, y: y + frame.clientTop + outer.y };
}
