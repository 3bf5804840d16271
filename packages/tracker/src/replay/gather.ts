import type { IMirror } from '@rrweb/types';

/** A replay shows changes this late at most, ms. */
const GATHER_FOR = 200;

/** On a page that never rests, where none of them is an answer to what a visitor did a moment ago. */
const RESTLESS_FOR = 500;

type Look = (records: MutationRecord[]) => void;

interface Watch {
  observer: MutationObserver;
  look: Look;
  held: MutationRecord[];
}

/** In the order in which the observers were made: browsers tell them in that order. */
let watches: Watch[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let released = 0;

/**
 * An observer of rrweb's, see `gathered-mutations.ts`, that holds back what it sees until some has come together: looking at
 * each change by itself costs twice as much. To rrweb it is as if the page had done all of it at once.
 */
export const gather = (Observer: typeof MutationObserver, look: Look): MutationObserver => {
  const held: MutationRecord[] = [];
  const observer = new Observer((records) => {
    for (const record of records) held.push(record); // there may be more than a call takes
    timer ??= setTimeout(release, performance.now() - released < GATHER_FOR ? RESTLESS_FOR : GATHER_FOR);
  });
  const watch = { observer, look, held };
  watches.push(watch);
  observer.disconnect = () => {
    watches = watches.filter((one) => one !== watch);
    Observer.prototype.disconnect.call(observer);
  };
  return observer;
};

/** Lets go of it, and of what has just happened: rrweb looks at the page as it is now. Whether there was any. */
export const release = (): boolean => {
  if (timer === undefined) return false;
  clearTimeout(timer);
  timer = undefined;
  released = performance.now();
  const seen = watches.map(({ observer, held }) => [...held.splice(0), ...observer.takeRecords()]);
  watches.forEach(({ look }, i) => {
    const records = seen[i] ?? [];
    if (records.length) look(withoutRepeated(records));
  });
  return true;
};

/** No observer is at work any more. */
export const forget = (): void => {
  watches = [];
};

/** What a click, say, is about may have come a moment ago: such a node is made known when it is asked for. */
export const releaseWhenAsked = (mirror: IMirror<Node>): void => {
  const getId = mirror.getId.bind(mirror);
  mirror.getId = (node) => {
    const id = getId(node);
    return id === -1 && node && release() ? getId(node) : id;
  };
};

/** Of what changes again and again the first record: it knows how it was before, and how it is now rrweb looks up. */
const withoutRepeated = (records: MutationRecord[]): MutationRecord[] => {
  const changed = new Map<string | null, Set<Node>>();
  return records.filter(({ type, target, attributeName }) => {
    if (type === 'childList') return true;
    const nodes = changed.get(attributeName) ?? new Set();
    changed.set(attributeName, nodes);
    return nodes.size < nodes.add(target).size;
  });
};
