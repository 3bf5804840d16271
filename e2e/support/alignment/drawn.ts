import type { Page } from 'playwright-core';
import type { Clicked } from './visit.ts';

/** Of some clicks, how many were drawn, and of those how many inside of the element that was clicked, by where they are drawn. */
export interface Alignment {
  drawn: number;
  /** As the heatmap draws them: by element and the place within. */
  byElement: number;
  /** At the px of the document at which they were made. */
  byPx: number;
  /** At the same share of the width of the document, and the same px down. */
  byShare: number;
  /** Those that missed, for whoever has to find out why. */
  missed: string[];
}

/** A click, as the dashboard's page is told of it. */
type Given = Record<'which' | 'x' | 'y' | 'document_w', number> & { selector: string };

/**
 * Looks where the dots of a heatmap are that a dashboard shows, in a frame of `width` px: within which elements of the
 * page below them.
 */
export async function alignmentOf(dashboard: Page, clicks: readonly Clicked[], width: number): Promise<Alignment> {
  const given = clicks.map(({ which, event }): Given => {
    const { element = '', x = 0, y = 0, document_w = 0 } = event;
    return { which, selector: element, x, y, document_w };
  });
  return dashboard.evaluate(compare, { given, width });
}

/** Runs in the dashboard's page, so it brings along all it needs. */
function compare({ given, width }: { given: Given[]; width: number }): Alignment {
  const frame = document.querySelector<HTMLIFrameElement>('[data-testid="replay-frame"] iframe');
  const shown = frame?.contentDocument;
  if (!frame || !shown) throw new Error('No page is shown');
  const outer = frame.getBoundingClientRect();
  const zoom = outer.width / width;
  const boxes = new Map<number, { left: number; top: number; right: number; bottom: number }>();
  const collect = (root: Document | ShadowRoot, left: number, top: number) => {
    for (const element of root.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      const which = element.getAttribute('data-which');
      if (which !== null) {
        boxes.set(Number(which), {
          left: left + box.left * zoom,
          top: top + box.top * zoom,
          right: left + box.right * zoom,
          bottom: top + box.bottom * zoom,
        });
      }
      if (element.shadowRoot) collect(element.shadowRoot, left, top);
      const inner = (element as HTMLIFrameElement).contentDocument; // undefined of all others
      if (inner)
        collect(inner, left + (box.left + element.clientLeft) * zoom, top + (box.top + element.clientTop) * zoom);
    }
  };
  collect(shown, outer.left, outer.top);

  // By half a px that rounding may take.
  const isInside = (which: number, x: number, y: number) => {
    const box = boxes.get(which);
    return !!box && x >= box.left - 0.5 && x <= box.right + 0.5 && y >= box.top - 0.5 && y <= box.bottom + 0.5;
  };
  const dots = new Map<string, { x: number; y: number }[]>();
  for (const dot of document.querySelectorAll<SVGCircleElement>('circle[data-element]')) {
    const { left, top, width: across, height } = dot.getBoundingClientRect();
    const selector = dot.dataset.element ?? '';
    dots.set(selector, [...(dots.get(selector) ?? []), { x: left + across / 2, y: top + height / 2 }]);
  }

  const { scrollX = 0, scrollY = 0 } = shown.defaultView ?? {};
  const found: Alignment = { drawn: 0, byElement: 0, byPx: 0, byShare: 0, missed: [] };
  for (const { which, selector, x, y, document_w } of given) {
    const own = dots.get(selector);
    if (!own) continue;
    found.drawn += 1;
    const at = (left: number) => [outer.left + (left - scrollX) * zoom, outer.top + (y - scrollY) * zoom] as const;
    if (own.every((dot) => isInside(which, dot.x, dot.y))) found.byElement += 1;
    else found.missed.push(`${which} by ${selector}`);
    if (isInside(which, ...at(x))) found.byPx += 1;
    if (isInside(which, ...at((x / document_w) * width))) found.byShare += 1;
  }
  return found;
}
