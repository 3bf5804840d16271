/** A page's script: records its trees by our recorder and by rrweb's at once, and changes it as it is told. */
import { FORMAT } from '@desirepath/replay-format/ops';
import { createReplayWriter } from '@desirepath/replay-format/write';
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { setCovers } from '../src/masking.ts';
import { watchRoots } from '../src/replay/closed-roots.ts';
import { EVERY_INPUT, maskInput } from '../src/replay/masked-nodes.ts';
import { recordTrees } from '../src/replay/tree/tree.ts';
import { startWatching } from '../src/replay/watch/watching.ts';
import { textOfPage } from './page-text.ts';

declare global {
  interface Window {
    /** Both take the page as it is for their first picture of it. */
    begin(): Promise<void>;
    /** Does what a script says, a step after the other. */
    change(script: readonly number[]): Promise<void>;
    /** What both recorded since `begin`, rrweb's events and our chunks as JSON, and what the page is. */
    recorded(): Promise<{ rrweb: string; chunks: string[]; page: string }>;
  }
}

const MASKED = '[data-dp-mask]';
setCovers({ maskedSelector: MASKED, blockedSelector: '[data-dp-block]' });
const level = { isAllMasked: false, shown: '', isStructureOnly: false };

let rrweb: eventWithTime[] = [];
let chunks: string[] = [];
let isWhole = () => {};

record({
  emit: (event) => void rrweb.push(event),
  blockSelector: '[data-dp-block]',
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
});
watchRoots({ atStop() {} }, Element.prototype, (host, root) => tree.attached(host, root));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

window.begin = async () => {
  document.body.innerHTML = '<main><ul><li>One</li><li>Two</li></ul></main>';
  await pause(0);
  const whole = new Promise<void>((resolve) => {
    isWhole = resolve;
  });
  tree.snapshot();
  await whole;
  rrweb = [];
  record.takeFullSnapshot();
};

const TAGS = ['div', 'li', 'p', 'span', 'input', 'x-card', 'svg', 'table', 'details'];
const NAMES = ['class', 'title', 'data-n', 'hidden', 'style'];

/** Roots and elements, in the order in which they stand. */
const places = (): (Element | ShadowRoot)[] => {
  const within = (root: ParentNode): (Element | ShadowRoot)[] =>
    [...root.children].flatMap((element) => [
      element,
      ...(element.shadowRoot ? [element.shadowRoot, ...within(element.shadowRoot)] : []),
      ...within(element),
    ]);
  return [document.body, ...within(document.body)];
};

window.change = async (script) => {
  let next = 0;
  const dice = (sides: number) => (script[next++] ?? 0) % sides;
  const anyPlace = () => {
    const all = places();
    return all[dice(all.length)] ?? document.body;
  };
  const anyNode = (): ChildNode | undefined => {
    const nodes = places().flatMap((place) => [...place.childNodes]);
    return nodes[dice(Math.max(nodes.length, 1))];
  };
  const make = (depth: number): Node => {
    if (dice(3) === 0) return document.createTextNode(`text ${dice(100)}`);
    const tag = TAGS[dice(TAGS.length)] ?? 'div';
    const made =
      tag === 'svg' ? document.createElementNS('http://www.w3.org/2000/svg', 'svg') : document.createElement(tag);
    made.setAttribute(NAMES[dice(3)] ?? 'class', `${dice(10)}`);
    for (let i = depth ? dice(3) : 0; i > 0; i--) made.append(make(depth - 1));
    if (tag === 'x-card') made.attachShadow({ mode: 'open' }).append(make(0));
    return made;
  };
  const put = (node: Node) => {
    const place = anyPlace();
    if (node.contains(place) || place instanceof HTMLInputElement) return;
    place.insertBefore(node, place.childNodes[dice(place.childNodes.length + 1)] ?? null);
  };
  const STEPS = [
    () => put(make(2)),
    () => put(make(2)),
    () => anyNode()?.remove(),
    () => {
      const node = anyNode();
      if (node) put(node);
    },
    () => {
      const place = anyPlace();
      place.append(...[...place.childNodes].reverse());
    },
    () => {
      const node = anyNode();
      if (node instanceof Text) node.data = `data ${dice(100)}`;
      else if (node instanceof Element)
        node.setAttribute(NAMES[dice(NAMES.length)] ?? '', `color: rgb(${dice(9)}, 0, 0)`);
    },
    () => {
      const node = anyNode();
      if (node instanceof Element) node.removeAttribute(NAMES[dice(NAMES.length)] ?? '');
    },
    () => {
      const node = anyNode();
      if (node instanceof Text && node.length > 1) node.splitText(1);
    },
    () => {
      const place = anyPlace();
      if (!(place instanceof HTMLInputElement)) place.replaceChildren(...[make(1), make(1)]);
    },
    () => {
      const node = anyNode();
      if (!node) return;
      const copy = node.cloneNode(true);
      node.replaceWith(copy, node);
    },
  ];
  while (next < script.length) {
    STEPS[dice(STEPS.length)]?.();
    const rest = dice(8);
    if (rest === 0) await pause(0);
    else if (rest === 1) tree.flush();
  }
};

window.recorded = async () => {
  await pause(0);
  tree.flush();
  tree.flush();
  keep(writer.take());
  return { rrweb: JSON.stringify(rrweb), chunks, page: textOfPage(document, MASKED) };
};
