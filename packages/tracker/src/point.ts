import type { Observation } from './context.ts';
import { ELEMENT_STEPS, PIXELS_MAX } from './limits.ts';
import { BLOCKED, MASKED } from './masking.ts';
import { selectorOf } from './selector.ts';

/** What people mean when they click the icon inside of it. */
const INTERACTIVE = 'a,button,summary,label,input,select,textarea,[role=button],[role=link],[role=tab]';

/** Inside of which text is not the page's own, or not to be read. */
const UNREADABLE = `${MASKED},${BLOCKED},input,select,option`;

/** Where a click landed: on the page, on the viewport, and on the element it was meant for. */
export const pointOf = (event: MouseEvent): Omit<Observation, 'type'> => {
  const target = event.target as Element; // a click's target is never a text node
  const element = target.closest(BLOCKED) ?? target.closest(INTERACTIVE) ?? target;
  const box = element.getBoundingClientRect();
  // Pressed by key, a click has no place: it then counts for the middle.
  const x = event.detail ? event.clientX : box.x + box.width / 2;
  const y = event.detail ? event.clientY : box.y + box.height / 2;
  return {
    ...pageSize(),
    x: Math.round(x + scrollX),
    y: Math.round(y + scrollY),
    element: selectorOf(element),
    element_x: share(x - box.x, box.width),
    element_y: share(y - box.y, box.height),
    element_text: textOf(element, target),
  };
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

/** What names an element that was clicked. Nothing for containers, whose text is a whole page's. */
const textOf = (element: Element, target: Element): string | undefined => {
  const isContainer = element.childElementCount && !element.matches(INTERACTIVE);
  if (isContainer || target.closest(UNREADABLE) || element.querySelector(UNREADABLE)) return;
  return (element.ariaLabel ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
};
