import { type Click, type Heard, signal } from '../context.ts';
import { onClick } from './on-click.ts';

/** The field's threshold: what answers later does not feel like an answer. */
const WITHIN = 1000;

const CLICKABLE = 'a,button,[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[onclick]';

/** What answers in ways that no script sees: by the browser's own parts, or outside of the page. */
const ANSWERING =
  'input,select,textarea,option,label,video,audio,canvas,iframe,embed,object,[contenteditable],a[download],a[target=_blank],a[href^="mailto:"],a[href^="tel:"],a[href^="sms:"]';

/** Signs of an answer. The last ones come with any press as well, so that they count only after the click. */
const SIGNS: (keyof Heard)[] = [
  'scroll',
  'input',
  'toggle',
  'play',
  'pause',
  'submit',
  'visibilitychange',
  'beforeunload',
];
const SIGNS_AFTER: (keyof Heard)[] = ['focusin', 'blur', 'selectionchange', 'copy', 'cut', 'paste'];

/** `NodeFilter.SHOW_ELEMENT` */
const ELEMENTS = 1;

type Root = Document | ShadowRoot;

/**
 * Clicks on what looks clickable, upon which nothing changed for a second. It is watched from the press on, since much
 * answers to that, and no longer than to the first change.
 */
export const startDeadClicks = signal((context) => {
  /** Ends the watch over the press or click under way. */
  let end: (() => void) | undefined;
  let clicked: Click['point'] | undefined;
  /** Whether fields hold something else: a script that puts it there changes no element. */
  let isFilled: () => boolean;

  const watch = () => {
    end?.();
    clicked = undefined;
    const watching = new AbortController();
    const observer = new MutationObserver(() => end?.());
    end = () => {
      watching.abort();
      observer.disconnect();
      end = undefined;
    };
    const roots = openIn(document);
    const changes = { subtree: true, childList: true, attributes: true, characterData: true };
    for (const root of roots) observer.observe(root, changes);
    const values = () => roots.map(valuesIn).join();
    const before = values();
    isFilled = () => values() !== before;
    const options = { capture: true, passive: true, signal: watching.signal };
    for (const type of SIGNS) addEventListener(type, () => end?.(), options);
    for (const type of SIGNS_AFTER) {
      addEventListener(
        type,
        context.guard(() => {
          // A press puts the caret somewhere, which nobody sees.
          const isCaret = type === 'selectionchange' && document.getSelection()?.isCollapsed;
          if (clicked && !isCaret) end?.();
        }),
        options,
      );
    }
  };
  context.listen('pointerdown', (event) => {
    const origin = event.composedPath()[0] as Element; // what is pressed is an element
    if (event.isTrusted && event.button === 0 && looksClickable(origin)) watch();
    else end?.();
  });
  onClick(context, ({ event, chain, point }) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const isOther = !isPlain || chain.some((around) => around.matches(ANSWERING));
    const link = chain.find((around) => around.matches('a[href]')) as HTMLAnchorElement | undefined;
    if (isOther) end?.();
    if (!end || clicked) return;
    clicked = point;
    const watched = end;
    context.later(() => {
      if (end !== watched) return;
      watched();
      if (isFilled()) return;
      // Another page is on its way.
      if (link && !event.defaultPrevented && withoutFragment(link.href) !== withoutFragment(location.href)) return;
      context.emit({ ...point, type: 'dead_click' }, true);
    }, WITHIN);
  });
  context.when('opened', () => end?.());
  context.when('leaving', () => end?.());
  context.atStop(() => end?.());
});

const looksClickable = (origin: Element): boolean =>
  !!origin.closest(CLICKABLE) || getComputedStyle(origin).cursor === 'pointer';

/** A document or shadow root, and those within it, whose changes are not seen from outside. A list of all elements would take five times as long. */
const openIn = (root: Root): Root[] => {
  const found = [root];
  const walker = document.createTreeWalker(root, ELEMENTS);
  while (walker.nextNode()) {
    const { shadowRoot, contentDocument } = walker.currentNode as HTMLIFrameElement; // others have no document
    const inner = shadowRoot ?? contentDocument;
    if (inner) found.push(...openIn(inner));
  }
  return found;
};

/** Compared, and kept nowhere. */
const valuesIn = (root: Root): string =>
  [...root.querySelectorAll<HTMLInputElement>('input,select,textarea')] // some have no `checked`
    .map(({ value, checked }) => `${value} ${checked}`)
    .join();

const withoutFragment = (address: string): string => address.replace(/#.*/, '');
