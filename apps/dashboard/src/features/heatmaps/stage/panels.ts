import { around } from '../placement/find.ts';

/** Scrolls the nearest panel around an element that can go that way. @returns Whether there was one. */
export function scrollPanel(from: Element, shown: Document, deltaX: number, deltaY: number): boolean {
  for (let at: Element | null = from; at; at = around(at, shown)) {
    const panel = scrollerOf(at);
    if (!panel) continue;
    const before = [panel.scrollLeft, panel.scrollTop];
    panel.scrollBy({ left: deltaX, top: deltaY, behavior: 'instant' });
    if (panel.scrollLeft !== before[0] || panel.scrollTop !== before[1]) return true;
  }
  return false;
}

/** What scrolls when an element does: of a frame its document. Nothing for the page itself, which the window moves over. */
function scrollerOf(element: Element & Partial<Pick<HTMLIFrameElement, 'contentDocument'>>): Element | null {
  if (element.contentDocument) return element.contentDocument.scrollingElement;
  if (/^(html|body)$/.test(element.localName)) return null;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style && /auto|scroll/.test(style.overflowX + style.overflowY) ? element : null;
}
