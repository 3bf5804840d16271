/// <reference lib="dom" />
// Runs within a page of the demo shop: see layout.ts.
import { TEXT } from '@desirepath/contract/limits';
import { createMirror, snapshot } from 'rrweb-snapshot';
import { pointOf } from '../tracker/src/point.ts';
import type { Layout } from './src/page/layout.ts';

export interface Measured {
  size: [width: number, height: number];
  elements: (Omit<Layout['pages'][string]['elements'][number], 'boxes'> & { box: [number, number, number, number] })[];
}

/** What people point at: what can be clicked, what looks as if it could, and what is read. */
const POINTED_AT =
  'a, button, input, select, summary, label, .photo > .art, h1, h2, h3, p, blockquote, dd, .hero-still, .story-art';

export function measure(): Measured {
  const numbers = createMirror();
  snapshot(document, { mirror: numbers, slimDOM: true });
  const wanted = [...document.querySelectorAll(POINTED_AT)];
  const shown = wanted.filter((element) => element.getClientRects().length > 0);
  const elements = shown.map((element) => describe(element, numbers));
  // On a phone the menu lies over the page once it is open, and moves nothing.
  document.querySelector<HTMLElement>('#menu-toggle')?.click();
  for (const element of wanted) {
    if (!shown.includes(element) && element.getClientRects().length > 0) elements.push(describe(element, numbers));
  }
  const { clientWidth, scrollHeight } = document.documentElement;
  return { size: [clientWidth, scrollHeight], elements };
}

function describe(element: Element, numbers: ReturnType<typeof createMirror>): Measured['elements'][number] {
  const { x, y, width, height } = element.getBoundingClientRect();
  // What the tracker would say of a click here. One made by a key needs no place.
  const click = { target: element, detail: 0 } as Partial<MouseEvent> as MouseEvent;
  const { element: selector = '', element_text: text = '' } = pointOf(click, element);
  return {
    node: numbers.getId(element),
    selector,
    text: text.slice(0, TEXT.elementText),
    box: [tenths(x + scrollX), tenths(y + scrollY), tenths(width), tenths(height)],
  };
}

const tenths = (px: number): number => Math.round(px * 10) / 10;
