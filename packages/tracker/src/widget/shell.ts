import type { WIDGET_ELEMENT } from '@desirepath/contract/tracking';
import { BASE } from './style.ts';

const ELEMENT: typeof WIDGET_ELEMENT = 'desirepath-widget';

/** A place of ours in a page, that neither sees nor is seen by the page's own styles and scripts. */
export interface Shell {
  /** What holds all of ours in the page. */
  host: HTMLElement;
  root: ShadowRoot;
  /** Puts it above whatever the page has opened since. */
  raise(): void;
  remove(): void;
  /** Aborted once it is removed: what listens to the page for it ends by this. */
  removed: AbortSignal;
}

/** What a page would take for its own: keys that are its shortcuts, a focus that its dialog is to keep. */
const OURS = [
  ...[
    'keydown',
    'keypress',
    'keyup',
    'beforeinput',
    'input',
    'change',
    'submit',
    'focusin',
    'focusout',
    'paste',
    'copy',
  ],
  ...['click', 'dblclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend', 'wheel'],
];

/**
 * Opens a place in the page. Its styles come as a constructed sheet, which no content policy forbids, and those of its host are
 * important within the shadow root, which nothing outside can outdo. In the top layer no `z-index` of the page is above it.
 * @param within the element that it is part of; else it lies over the page
 */
export const openShell = (css: string, within?: Element): Shell => {
  const host = document.createElement(ELEMENT);
  // Neither recorded, nor measured, nor translated by the browser while it is written in.
  host.setAttribute('data-dp-block', '');
  host.toggleAttribute('data-within', !!within);
  const root = host.attachShadow({ mode: 'closed', delegatesFocus: false });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(BASE + css);
  root.adoptedStyleSheets = [sheet];
  for (const type of OURS) root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  (within ?? document.documentElement).append(host);
  const isLayered = !within && 'popover' in host;
  if (isLayered) host.popover = 'manual';
  const raise = () => {
    if (!isLayered || !host.isConnected) return;
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  };
  raise();
  const removing = new AbortController();
  const remove = () => {
    host.remove();
    removing.abort();
  };
  return { host, root, raise, remove, removed: removing.signal };
};
