import type { Measured } from './shown-page.ts';
import type { View } from './use-view.ts';

/** Scrolls so far that an element is in sight, where it is not; in the panel it lies in, and in the window. */
export function reveal(selector: string, { located, surfaces }: Measured, { scroller, zoom }: View): void {
  const where = located.get(selector);
  if (where?.state !== 'shown' || !scroller.current) return;
  const { box, surface } = where;
  if (surface.kind === 'panel' && surface.element) {
    surface.element.scrollTop = box.y + box.height / 2 - surface.element.clientHeight / 2;
  }
  // What is fixed is in sight, or does not come into it by scrolling.
  if (surface.kind === 'part') return;
  const middle = (surfaces.lieOf(surface).y + box.y + box.height / 2) * zoom;
  const { clientHeight, scrollTop } = scroller.current;
  if (middle > 0 && middle < clientHeight) return;
  scroller.current.scrollTo({ top: scrollTop + middle - clientHeight / 2, behavior: 'smooth' });
}
