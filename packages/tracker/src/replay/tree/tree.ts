import { MUTATION } from '@desirepath/replay-format/ops';
import { createReplayWriter, type ReplayWriter } from '@desirepath/replay-format/write';
import { writeScroll } from '@desirepath/replay-format/write-ops';
import type { Own } from '../../context.ts';
import { afterDrawn } from '../../idle.ts';
import { createCalm } from '../calm.ts';
import { shadowRootOf, watchRoots } from '../closed-roots.ts';
import type { Around } from './around.ts';
import { BLOCKS, createCovers } from './covers.ts';
import { ELEMENT_NODE, firstChildOf, isCalled, nextSiblingOf, nodeTypeOf } from './dom.ts';
import { createFrames } from './frames.ts';
import { createGathered } from './gathered.ts';
import { createNumbers } from './numbers.ts';
import { observerOf } from './observer.ts';
import type { Tree, TreeHost } from './tree-host.ts';
import { CSS_TEXT, writeChanges } from './write-changes.ts';
import { createElementWriter } from './write-element.ts';
import { beginFrame, type PageWriting, writePage } from './write-page.ts';
import { createTreeWriting } from './write-tree.ts';

/** A replay shows changes this late at most, ms. */
const GATHER_FOR = 200;

/** On a page that never rests, where none of them is an answer to what a visitor did a moment ago. */
const RESTLESS_FOR = 500;

/** Of a snapshot, ms: then the browser does what else there is to do, first of all what a visitor does. */
const SLICE = 5;
/** Nodes between two looks at the clock. */
const AT_A_TIME = 8;
/** A page that changes so much that its snapshot never ends is written out in one go after this long, ms. */
const SLICES_FOR = 5000;

/** A frame that does not come to an end of loading is recorded as far as it has come, ms. */
const FRAME_WITHIN = 5000;

const WATCHED = { childList: true, attributes: true, characterData: true, subtree: true };

/** A snapshot that is being written. */
interface Job {
  to: ReplayWriter;
  page: PageWriting;
  began: number;
  isLost?: boolean;
}

export const recordTrees = (host: TreeHost): Tree => {
  const { guard, level } = host;
  const numbers = createNumbers();
  const covers = createCovers(level);
  let frames = createFrames();
  const patched = new WeakSet<Element>();
  const ending = new AbortController();
  const ends: (() => void)[] = [];
  const own: Pick<Own, 'atStop'> = { atStop: (run) => void ends.push(guard(run)) };
  let job: Job | undefined;
  let isLost = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushed = 0;
  /** There are trees within the document: shadow roots, or documents of frames. */
  let hasInner = false;
  /** Written in this op: told of once it is over. */
  let roots: (Document | ShadowRoot)[] = [];
  let met: Element[] = [];

  /** A node and all that is in it have left the page. */
  const forget = (node: Node) => {
    const left = [node];
    for (let one = left.pop(); one; one = left.pop()) {
      numbers.forget(one);
      for (let child = firstChildOf.call(one); child; child = nextSiblingOf.call(child)) left.push(child);
      if (!hasInner || nodeTypeOf.call(one) !== ELEMENT_NODE) continue;
      const element = one as Element; // by its type
      const inside = frames.written(element);
      frames.forget(element);
      for (const root of [shadowRootOf(element), inside]) if (root) left.push(root);
    }
  };
  const gathered = createGathered(numbers, forget);
  const flushSoon = () => {
    timer ??= setTimeout(guard(flush), performance.now() - flushed < GATHER_FOR ? RESTLESS_FOR : GATHER_FOR);
  };
  const calm = createCalm<Element>({
    clock: Date.now,
    give: (element, names) => {
      for (const name of names) gathered.touch(element, name);
    },
    given: guard(() => flush()),
  });
  const lose = () => {
    observer.disconnect();
    gathered.clear();
    calm.forget();
    isLost = true;
    if (job) job.isLost = true;
    else host.lost();
  };
  const look = guard((records: readonly MutationRecord[]) => {
    if (isLost) return;
    if (!gathered.note(records)) lose();
    else if (!gathered.isEmpty()) flushSoon();
  });
  const observer = observerOf(look);

  const around: Around = {
    element: host.element,
    style: host.style,
    root(root) {
      hasInner ||= root !== document;
      observer.observe(root, WATCHED);
      root.addEventListener('load', onLoad, { capture: true, signal: ending.signal });
      roots.push(root);
    },
    frame: (frame) => void met.push(frame),
  };
  const elements = createElementWriter(level, around);
  const writing = (to: ReplayWriter, isScrolled: boolean, meet: (node: Node) => void = () => {}) =>
    createTreeWriting({ to, level, numbers, covers, elements, around, isScrolled, meet });

  /** The document of a frame, where it has come and is not written yet: it is from here on. */
  const enter = (frame: Element): Document | undefined => {
    if (!numbers.known(frame) || covers.inside(frame) & BLOCKS) return;
    const inside = frames.fresh(frame);
    if (!inside) return;
    const before = frames.written(frame);
    if (before) forget(before);
    frames.note(frame, inside);
    const { defaultView } = inside as { defaultView: (Window & typeof globalThis) | null }; // each window has its own classes
    // By its classes: a frame that shows another page has others behind the same window.
    const prototype = defaultView?.Element.prototype;
    if (prototype && !patched.has(prototype)) {
      patched.add(prototype);
      watchRoots(own, prototype, attached);
    }
    return inside;
  };
  const writeFrame = (frame: Element) => {
    if (job || isLost) return;
    covers.renew();
    const to = host.writer();
    const inside = to && enter(frame);
    if (!inside) return;
    beginFrame(to, Date.now(), numbers, frame);
    const tree = writing(to, true);
    tree.begin(inside);
    while (tree.next());
    to.number(0);
    tellMet();
  };
  /** What was written just now, and what is in it beside nodes. */
  const tellMet = () => {
    const [seen, inside] = [roots, met];
    roots = [];
    met = [];
    for (const root of seen) host.root(root);
    for (const frame of inside) {
      writeFrame(frame);
      const late = setTimeout(
        guard(() => writeFrame(frame)),
        FRAME_WITHIN,
      );
      own.atStop(() => clearTimeout(late));
    }
  };
  const onLoad = guard(({ target }: Event) => {
    if (!target || !numbers.known(target as Node)) return; // what loads in a tree is a node
    const node = target as Element;
    if (isCalled(node, 'link')) {
      gathered.touch(node, CSS_TEXT);
      flushSoon();
    } else {
      flush();
      writeFrame(node);
    }
  });
  const attached = guard((element: Element, root: ShadowRoot) => {
    const id = numbers.known(element);
    if (!id || numbers.known(root)) return;
    numbers.share(root, id);
    around.root(root);
    flushSoon();
  });

  const change = (begin: () => ReplayWriter | undefined): boolean =>
    writeChanges({
      begin,
      gathered,
      level,
      numbers,
      covers,
      elements,
      calm,
      forget,
      writing: (to, meet) => writing(to, false, meet),
    });
  const flush = (about?: Node) => {
    if (about && numbers.known(about) && !gathered.isAbout(about)) return;
    clearTimeout(timer);
    timer = undefined;
    if (job || isLost) return;
    flushed = performance.now();
    const seen = observer.takeRecords();
    if (seen.length && !gathered.note(seen)) return lose();
    covers.renew();
    const isAll =
      gathered.isEmpty() ||
      change(() => {
        const to = host.writer();
        to?.op(MUTATION, Date.now());
        return to;
      });
    tellMet();
    if (!isAll) lose();
    else if (!gathered.isEmpty()) flushSoon();
  };

  const slice = guard((snapshot: Job, isLast: boolean) => {
    if (snapshot !== job) return;
    covers.renew();
    snapshot.page.resume();
    const began = performance.now();
    const until = isLast || Date.now() - snapshot.began > SLICES_FOR ? Number.POSITIVE_INFINITY : began + SLICE;
    let isMore = true;
    while (isMore && performance.now() < until) {
      for (let count = 0; isMore && count < AT_A_TIME; count++) isMore = snapshot.page.next();
    }
    if (isMore) afterDrawn(() => slice(snapshot, false));
    else if (isLast) end(snapshot);
    else afterDrawn(() => end(snapshot));
  });
  const end = guard((snapshot: Job) => {
    if (snapshot !== job) return;
    const { to, began } = snapshot;
    look(observer.takeRecords());
    numbers.settle();
    covers.renew();
    const isAll =
      snapshot.isLost ||
      gathered.isEmpty() ||
      change(() => {
        to.op(MUTATION, began);
        return to;
      });
    writeScroll(to, began, numbers.known(document) ?? 0, window.scrollX, window.scrollY);
    job = undefined;
    met = [...snapshot.page.late, ...met];
    host.whole(to);
    tellMet();
    if (snapshot.isLost) host.lost();
    else if (!isAll) lose();
  });

  return {
    idOf: numbers.idOf,
    snapshot() {
      flush();
      const began = Date.now();
      const to = createReplayWriter();
      numbers.renew();
      gathered.clear();
      calm.forget();
      frames = createFrames();
      roots = [];
      met = [];
      isLost = false;
      covers.renew();
      const page = writePage({
        to,
        at: began,
        href: host.href(),
        numbers,
        met,
        enter,
        tree: writing(to, true),
      });
      const snapshot: Job = { to, page, began };
      job = snapshot;
      afterDrawn(() => slice(snapshot, false));
    },
    flush,
    finish() {
      if (job) slice(job, true);
      flush();
      calm.flush();
    },
    attached,
    watched: elements.watched,
    stop() {
      job = undefined;
      isLost = true;
      observer.disconnect();
      clearTimeout(timer);
      calm.forget();
      ending.abort();
      for (const undo of ends) undo();
    },
  };
};
