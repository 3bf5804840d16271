/** A page's script: records its trees by our recorder and by rrweb's at once, and changes it as it is told. */
import { FORMAT } from '@desirepath/replay-format/ops';
import { createReplayWriter } from '@desirepath/replay-format/write';
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { setCovers } from '../src/masking.ts';
import { watchRoots } from '../src/replay/closed-roots.ts';
import { coverOf, EVERY_INPUT, maskInput } from '../src/replay/masked-nodes.ts';
import { recordTrees } from '../src/replay/tree/tree.ts';
import { startWatching } from '../src/replay/watch/watching.ts';
import { textOfPage } from './page-text.ts';

declare global {
  interface Window {
    /** Both take the page for their first picture of it. @param body what is in it; without, it is as it is */
    begin(body?: string): Promise<void>;
    /** Does what a script says, a step after the other. @param isOverEdges nodes also move into and out of what is covered */
    change(script: readonly number[], isOverEdges?: boolean): Promise<void>;
    /** What both recorded since `begin`, rrweb's events and our chunks as JSON, and what the page is. */
    recorded(): Promise<{ rrweb: string; chunks: string[]; page: string }>;
  }
}

const MASKED = '[data-dp-mask]';
const BLOCKED = '[data-dp-block]';
setCovers({ maskedSelector: MASKED, blockedSelector: BLOCKED });
const level = { isAllMasked: false, shown: '', isStructureOnly: false };

let rrweb: eventWithTime[] = [];
let chunks: string[] = [];
let isWhole = () => {};

record({
  emit: (event) => void rrweb.push(event),
  blockSelector: BLOCKED,
  maskTextSelector: MASKED,
  maskInputOptions: EVERY_INPUT,
  maskInputFn: maskInput,
  slimDOMOptions: true,
});

let writer = createReplayWriter();
const keep = (members: string | undefined) => {
  if (members) chunks.push(`{"format":${FORMAT},${members}}`);
};
const tree = recordTrees({
  guard: (run) => run,
  level,
  href: () => location.href,
  writer: () => writer,
  element() {},
  style() {},
  root: (root) => watching.see(root),
  lost() {},
  whole(snapshot) {
    writer = createReplayWriter();
    chunks = [];
    keep(snapshot.take());
    watching.renew();
    isWhole();
  },
});
const watching = startWatching({
  ids: tree,
  level,
  guard: (run) => run,
  flush: tree.flush,
  writer: () => writer,
  style() {},
  watched: tree.watched,
  early: () => undefined,
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

window.begin = async (body) => {
  if (body !== undefined) document.body.innerHTML = body;
  document.adoptedStyleSheets = [];
  await pause(0);
  const whole = new Promise<void>((resolve) => {
    isWhole = resolve;
  });
  tree.snapshot();
  await whole;
  rrweb = [];
  record.takeFullSnapshot();
  // With which rrweb has put back what it found before we came.
  watchRoots({ atStop() {} }, Element.prototype, tree.attached);
};

const TAGS = ['div', 'li', 'p', 'span', 'input', 'x-card', 'svg', 'table', 'details', 'style', 'iframe', 'textarea'];
const NAMES = ['class', 'title', 'data-n', 'hidden', 'style'];
const MARKS = ['data-dp-mask', 'data-dp-block'];
/** What a visitor wrote, and nobody may read. */
const PRIVATE = 'private';

type Place = Element | ShadowRoot;

/** Roots and elements, in the order in which they stand, also in frames. */
const places = (): Place[] => {
  const within = (root: ParentNode): Place[] =>
    [...root.children].flatMap((element) => {
      if (/^(script|style|input|textarea|template)$/.test(element.localName)) return [];
      const body = (element as Partial<HTMLIFrameElement>).contentDocument?.body;
      if (element.localName === 'iframe') return body ? [body, ...within(body)] : [];
      const root = element.shadowRoot;
      return [element, ...(root ? [root, ...within(root)] : []), ...within(element)];
    });
  return [document.body, ...within(document.body)];
};
const coverIn = (place: Node): string => coverOf(place) ?? '';
const elementsOf = <Type extends Element>(tag: string): Type[] =>
  places().flatMap((place) => [...place.children].filter(({ localName }) => localName === tag) as Type[]);

window.change = async (script, isOverEdges = false) => {
  let next = 0;
  const dice = (sides: number) => (script[next++] ?? 0) % sides;
  const oneOf = <Type>(all: readonly Type[]): Type | undefined => all[dice(Math.max(all.length, 1))];
  const anyPlace = () => oneOf(places()) ?? document.body;
  const anyNode = () =>
    oneOf(places().flatMap((place) => [...place.childNodes].filter(({ nodeName }) => nodeName !== 'SCRIPT')));
  const rule = () => `p { color: rgb(${dice(99)}, 0, 0); }`;
  const words = (isHidden: boolean) => (isHidden ? PRIVATE : `text ${dice(100)}`);
  const make = (depth: number, isHidden: boolean): Node => {
    if (dice(3) === 0) return document.createTextNode(words(isHidden));
    const tag = oneOf(TAGS) ?? 'div';
    const made =
      tag === 'svg' ? document.createElementNS('http://www.w3.org/2000/svg', 'svg') : document.createElement(tag);
    made.setAttribute(NAMES[dice(3)] ?? 'class', `${dice(10)}`);
    if (tag === 'style') made.textContent = rule();
    if (/^(style|iframe|input|textarea)$/.test(tag)) return made;
    const isMarked = dice(6) === 0;
    if (isMarked) made.setAttribute(MARKS[dice(2)] ?? '', '');
    for (let i = depth ? dice(3) : 0; i > 0; i--) made.append(make(depth - 1, isHidden || isMarked));
    if (tag === 'x-card') made.attachShadow({ mode: 'open' }).append(make(0, isHidden || isMarked));
    return made;
  };
  const makeIn = (place: Node, depth: number) => make(depth, !!coverIn(place));
  const put = (node: Node, place: Place) => {
    if (node.contains(place)) return;
    // What is masked from now on was seen before; and the other way round it stays as it was.
    if (!isOverEdges && node.isConnected && coverIn(node) !== coverIn(place)) return;
    place.insertBefore(node, place.childNodes[dice(place.childNodes.length + 1)] ?? null);
  };
  const putNew = () => {
    const place = anyPlace();
    put(makeIn(place, 2), place);
  };
  const loaded = (frame: HTMLIFrameElement, begin: () => void) =>
    Promise.race([
      new Promise((resolve) => {
        frame.addEventListener('load', resolve, { once: true });
        begin();
      }),
      pause(500),
    ]);
  const STEPS: (() => unknown)[] = [
    putNew,
    putNew,
    () => anyNode()?.remove(),
    () => {
      const node = anyNode();
      if (node) put(node, anyPlace());
    },
    () => {
      const place = anyPlace();
      place.append(...[...place.childNodes].filter(({ nodeName }) => !/^(SCRIPT|IFRAME)$/.test(nodeName)).reverse());
    },
    () => {
      const node = anyNode();
      if (node?.nodeType === Node.TEXT_NODE) node.nodeValue = coverIn(node) ? PRIVATE : `data ${dice(100)}`;
      else if (node && 'setAttribute' in node)
        (node as Element).setAttribute(oneOf(NAMES) ?? '', `color: rgb(${dice(9)}, 0, 0)`);
    },
    () => {
      const node = anyNode();
      if (node && 'removeAttribute' in node) (node as Element).removeAttribute(oneOf(NAMES) ?? '');
    },
    () => {
      const node = anyNode();
      if (node instanceof Text && node.length > 1) node.splitText(1);
    },
    () => {
      const place = anyPlace();
      if (place === document.body) return;
      place.replaceChildren(...[makeIn(place, 1), makeIn(place, 1)]);
    },
    () => {
      const node = anyNode();
      if (!node || node.nodeName === 'IFRAME') return;
      const copy = node.cloneNode(true);
      node.replaceWith(copy, node);
    },
    // Style sheets: by their text, by rules, and adopted.
    () => {
      const style = oneOf(elementsOf('style'));
      if (style) style.textContent = rule();
    },
    () => {
      const sheet = oneOf(elementsOf<HTMLStyleElement>('style'))?.sheet;
      if (sheet?.cssRules.length && dice(2)) sheet.deleteRule(0);
      else sheet?.insertRule(rule(), dice(sheet.cssRules.length + 1));
    },
    () => {
      const root = oneOf(places().filter((place) => 'host' in place));
      const made = new CSSStyleSheet();
      made.replaceSync(rule());
      const adopting = root instanceof ShadowRoot ? root : document;
      adopting.adoptedStyleSheets = dice(2) ? [made] : [...adopting.adoptedStyleSheets, made];
    },
    // Fields, by scripts.
    () => {
      const field = oneOf(elementsOf<HTMLInputElement>('input'));
      if (field) field.value = `${PRIVATE}${dice(100)}`;
    },
    () => {
      const field = oneOf(elementsOf<HTMLTextAreaElement>('textarea'));
      if (field) field.value = `${PRIVATE}${dice(100)}`;
    },
    // Frames of the same origin: those that load a page, and that are loaded anew.
    () => {
      const frame = oneOf(elementsOf<HTMLIFrameElement>('iframe'));
      if (!frame) return;
      return loaded(frame, () => {
        if (dice(2)) frame.src = `/inner?${dice(100)}`;
        else frame.contentWindow?.location.reload();
      });
    },
  ];
  while (next < script.length) {
    await STEPS[dice(STEPS.length)]?.();
    const rest = dice(8);
    if (rest === 0) await pause(0);
    else if (rest === 1) tree.flush();
  }
};

window.recorded = async () => {
  await pause(50); // rrweb waits for frames
  watching.look();
  tree.flush();
  tree.flush();
  keep(writer.take());
  const look = { masked: MASKED, isBlocked: (element: Element) => element.matches(BLOCKED), isOwn: () => true };
  return { rrweb: JSON.stringify(rrweb), chunks, page: textOfPage(document, look) };
};
