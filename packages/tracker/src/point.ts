import { chainOf, hostOf } from './ancestry.ts';
import type { Observation } from './context.ts';
import { ELEMENT_STEPS, PIXELS_MAX } from './limits.ts';
import { BLOCKED, blockOf, MASKED } from './masking.ts';
import { selectorOf } from './selector.ts';

/** What people mean when they click the icon inside of it. */
const INTERACTIVE =
  'a,button,summary,label,input,select,textarea,[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=checkbox],[role=switch]';

/** Inside of which text is not the page's own, or not to be read. */
const unreadable = () => `${MASKED},${BLOCKED},input,select,option`;

/** Where an event happened that began at `origin`: on the page, on the viewport, and on the element it was meant for. */
export const pointOf = (event: MouseEvent, origin: Element, isAllMasked?: boolean): Omit<Observation, 'type'> => {
  const chain = chainOf(origin);
  const element = blockOf(chain) ?? chain.find((around) => around.matches(INTERACTIVE)) ?? origin;
  const box = element.getBoundingClientRect();
  // Pressed by key, a click has no place: it then counts for the middle.
  const x = event.detail ? event.clientX : box.x + box.width / 2;
  const y = event.detail ? event.clientY : box.y + box.height / 2;
  const frame = frameOffset(element);
  return {
    ...pageSize(),
    x: Math.round(x + frame.x + scrollX),
    y: Math.round(y + frame.y + scrollY),
    element: selectorOf(element, isAllMasked),
    element_x: share(x - box.x, box.width),
    element_y: share(y - box.y, box.height),
    element_text: textOf(element, chain),
    ...placementOf(element, isAllMasked),
  };
};

/** Where the window of an element's document begins in ours, px. */
const frameOffset = (element: Element): { x: number; y: number } => {
  const offset = { x: 0, y: 0 };
  for (let host = hostOf(element); host; host = hostOf(host)) {
    if (/^i?frame$/.test(host.localName)) {
      const { x, y } = host.getBoundingClientRect();
      offset.x += x + host.clientLeft;
      offset.y += y + host.clientTop;
    }
  }
  return offset;
};

/** Whether an element stays in the window while the page scrolls, and what it scrolls in, if that is not the window. */
const placementOf = (element: Element, isAllMasked?: boolean): Pick<Observation, 'anchor' | 'scroller'> => {
  const placement: Pick<Observation, 'anchor' | 'scroller'> = {};
  for (const around of chainOf(element)) {
    const { position, overflowY } = getComputedStyle(around);
    if (/fixed|sticky/.test(position)) placement.anchor ??= position as 'fixed'; // or the other
    // What these two scroll is the window.
    if (around === element || /^(body|html)$/.test(around.localName)) continue;
    if (/auto|scroll/.test(overflowY) && around.scrollHeight > around.clientHeight) {
      placement.scroller ??= selectorOf(around, isAllMasked);
    }
  }
  return placement;
};

/** Viewport and document, px. */
export const pageSize = () => {
  const { scrollWidth, scrollHeight } = document.documentElement;
  return { viewport_w: innerWidth, viewport_h: innerHeight, document_w: scrollWidth, document_h: scrollHeight };
};

/** A whole number from 0 to `max`. */
export const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, Math.round(value)));

/** A coordinate as the contract takes it. */
export const documentPx = (at: number): number => clamp(at, PIXELS_MAX);

const share = (at: number, size: number): number => clamp((at / (size || 1)) * ELEMENT_STEPS, ELEMENT_STEPS);

/** What names an element that was clicked. Nothing for containers, whose text is a whole page's, nor for what is not to be read. */
const textOf = (element: Element, chain: Element[]): string | undefined => {
  if (element.childElementCount && !element.matches(INTERACTIVE)) return;
  if (chain.some((around) => around.matches(unreadable())) || element.querySelector(unreadable())) return;
  return (element.ariaLabel ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
};
