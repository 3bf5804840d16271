import type { PickedElement } from '@desirepath/contract/feedback';
import { chainOf, originOf } from '../ancestry.ts';
import { BLOCKED, MASKED } from '../masking.ts';
import { clip } from '../privacy.ts';
import { CROSS, drawing, h } from '../widget/element.ts';
import type { WidgetHost } from '../widget/host.ts';
import type { Shell } from '../widget/shell.ts';
import type { Words } from './words.ts';

/** The contract's. */
const TEXT_LENGTH = 128;

/**
 * Lets a visitor point at a part of the page, which gets nothing of it: by pointer, by finger, or by the focus and Enter.
 * @returns undefined where they called it off, or the bubble was taken away meanwhile
 */
export const pickElement = (
  host: WidgetHost,
  shell: Shell,
  place: HTMLElement,
  words: Words,
): Promise<PickedElement | undefined> =>
  new Promise((resolve) => {
    const ending = new AbortController();
    // A finger has no Escape; like all of ours the button is no part of the page, and so calls it off.
    const off = h(
      'button',
      { type: 'button', className: 'off', attributes: { 'aria-label': words.close } },
      drawing(CROSS),
    );
    const hint = h('div', { className: 'hint' }, h('p', { attributes: { role: 'status' } }, words.picking), off);
    const box = h('div', { className: 'box' });
    place.append(box, hint);
    shell.raise();
    let pointed: Element | undefined;

    const outline = (element: Element | undefined) => {
      pointed = element;
      const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
      Object.assign(box.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    };
    const end = (found?: Element) => {
      ending.abort();
      box.remove();
      hint.remove();
      resolve(found && describe(host, found));
    };
    const hear = <Type extends keyof WindowEventMap>(type: Type, handle: (event: WindowEventMap[Type]) => void) =>
      addEventListener(type, host.guard(handle), { capture: true, passive: false, signal: ending.signal });
    const keep = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const under = (event: Event) => {
      const origin = originOf(event);
      const isNone = event.composedPath().includes(shell.host) || origin === document.documentElement;
      return isNone ? undefined : origin;
    };

    shell.removed.addEventListener('abort', () => end(), { signal: ending.signal });
    hear('pointermove', (event) => outline(under(event)));
    hear('focusin', (event) => outline(under(event)));
    for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup'] as const) hear(type, keep);
    // A touch that is prevented neither scrolls nor becomes a click.
    for (const type of ['touchstart', 'touchend'] as const) hear(type, (event) => event.stopImmediatePropagation());
    hear('click', (event) => {
      keep(event);
      end(under(event));
    });
    hear('keydown', (event) => {
      if (event.key !== 'Escape' && event.key !== 'Enter') return;
      keep(event);
      end(event.key === 'Enter' ? pointed : undefined);
    });
  });

const describe = (host: WidgetHost, element: Element): PickedElement => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return {
    selector: host.nameOf(element),
    text: textOf(host, element),
    x: x + scrollX,
    y: y + scrollY,
    width,
    height,
  };
};

/** Its words, unless they are not to be read; a container's are a whole page's. */
const textOf = (host: WidgetHost, element: Element): string | undefined => {
  const covered = `${MASKED},${BLOCKED},input,select,option`;
  if (host.site.masking !== 'inputs' || element.childElementCount > 3 || element.querySelector(covered)) return;
  if (chainOf(element).some((around) => around.matches(covered))) return;
  return clip((element.ariaLabel ?? element.textContent ?? '').replace(/\s+/g, ' ').trim(), TEXT_LENGTH) || undefined;
};
