import { type Heard, signal } from '../context.ts';

/** What visitors do in there; what it looks like is seen from here. */
const TYPES: (keyof Heard)[] = [
  'pointerdown',
  'click',
  'auxclick',
  'focusin',
  'focusout',
  'input',
  'keydown',
  'invalid',
  'submit',
  'formdata',
  'copy',
];

/**
 * Lets the other signals hear what happens in frames of the same origin, which are parts of the page. A window may keep its
 * listeners with its next document, or lose them with the same one: so each document that loads is listened to again, by the
 * very same functions, which browsers take once.
 */
export const startFrames = signal(({ guard, handlers, atStop }) => {
  const ending = new AbortController();
  atStop(() => ending.abort());
  const options = { capture: true, passive: true, signal: ending.signal };

  const forward = guard((event: Event) => {
    // One that is measured by itself is a page of its own.
    if ('desirepath' in (event.currentTarget as Window)) return; // listened to below
    for (const { type, handle } of [...handlers]) if (type === event.type) handle(event);
  });
  const adopt = (frame: Element) => {
    if (!/^i?frame$/.test(frame.localName)) return;
    // Null where it is of another origin.
    const inner = (frame as HTMLIFrameElement).contentDocument;
    const view = inner?.defaultView;
    if (!view) return;
    for (const type of TYPES) view.addEventListener(type, forward, options);
    adoptIn(inner);
  };
  // Another document in the same frame has loaded; that reaches no window.
  const hearLoad = guard(({ target }: Event) => adopt(target as Element)); // in a document elements load
  const adoptIn = (parent: Document) => {
    parent.addEventListener('load', hearLoad, options);
    for (const frame of parent.querySelectorAll('iframe,frame')) adopt(frame);
  };
  adoptIn(document);
});
