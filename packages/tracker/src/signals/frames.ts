import { type Heard, type Scope, signal } from '../context.ts';

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

/** Lets the other signals hear what happens in frames of the same origin, which are parts of the page. */
export const startFrames = signal((context) => {
  adoptIn(document, new WeakSet(), context);
});

const adoptIn = (parent: Document, known: WeakSet<Document>, context: Scope): void => {
  const adopt = (frame: Element) => {
    if (!/^i?frame$/.test(frame.localName)) return;
    // Null where it is of another origin.
    const inner = (frame as HTMLIFrameElement).contentDocument;
    const view = inner?.defaultView;
    if (!view || known.has(inner)) return;
    known.add(inner);
    for (const type of TYPES) context.listen(type, (event) => forward(view, event), view);
    adoptIn(inner, known, context);
  };
  const forward = (view: Window, event: Event) => {
    // One that is measured by itself is a page of its own.
    if ('desirepath' in view) return;
    for (const { type, handle } of [...context.handlers]) if (type === event.type) handle(event);
  };
  // Another document in the same frame has loaded; that reaches no window.
  context.listen('load', ({ target }) => adopt(target as Element), parent);
  for (const frame of parent.querySelectorAll('iframe,frame')) adopt(frame);
};
