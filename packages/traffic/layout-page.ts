/// <reference lib="dom" />
// Runs within a page of the demo shop: see layout.ts.

import type { Layout } from './src/page/layout.ts';

export interface Measured {
  size: [width: number, height: number];
  elements: (Omit<Layout['pages'][string]['elements'][number], 'boxes'> & { box: [number, number, number, number] })[];
}

/** What people point at: what can be clicked, what looks as if it could, and what is read. */
const POINTED_AT =
  'a, button, input, select, summary, label, figure, h1, h2, h3, p, blockquote, dd, .hero-still, .story-art, .rating';

export function measure(): Measured {
  const numbers = numberNodes();
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

function describe(element: Element, numbers: Map<Node, number>): Measured['elements'][number] {
  const { x, y, width, height } = element.getBoundingClientRect();
  const box = [x + scrollX, y + scrollY, width, height].map((px) => Math.round(px * 10) / 10) as [
    number,
    number,
    number,
    number,
  ]; // map forgets how many there were
  return { node: numbers.get(element) ?? 0, selector: selectorOf(element), text: textOf(element), box };
}

/** Every node's number in document order, the document being 1: the numbers that rrweb's recorder gives. */
function numberNodes(): Map<Node, number> {
  const numbers = new Map<Node, number>();
  const visit = (node: Node) => {
    numbers.set(node, numbers.size + 1);
    node.childNodes.forEach(visit);
  };
  visit(document);
  return numbers;
}

function selectorOf(element: Element): string {
  if (element.id) return `#${element.id}`;
  if (!element.parentElement) return element.localName;
  const place = [...element.parentElement.children].indexOf(element) + 1;
  return `${selectorOf(element.parentElement)} > ${element.localName}:nth-child(${place})`;
}

const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
