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

function boxOf(shown: Document, selector: string): Box | null {
  const element = find(shown, selector);
  if (!element?.checkVisibility({ visibilityProperty: true })) return null;
  const { x, y, width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

function find(shown: Document, selector: string): Element | null {
  try {
    return shown.querySelector(selector);
  } catch {
    return null; // Whoever sent the click may have sent anything for a selector.
  }
}
