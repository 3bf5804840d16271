import { EventType, IncrementalSource } from '@rrweb/types';
import { isMoved, type RecordedEvent } from './chunk.ts';
import { flatten } from './flatten.ts';
import { isObject, member } from './json.ts';
import { createMirror, detach, type Mirror, type Mirrored, setAttributes, setInput } from './mirror.ts';

/**
 * Nodes that moved are written out up to so many in one recording: an hour of a list of 500 that is shuffled twice a second.
 * Those behind are left where they were.
 */
const MOST_NODES = 5_000_000;

/** Takes the events of a tab in their order, some at a time, and gives them as rrweb's player needs them. */
export type Complete = <Event extends RecordedEvent>(events: readonly Event[]) => Event[];

const listIn = (data: unknown, name: string): unknown[] => {
  const list = member(data, name);
  return Array.isArray(list) ? list : [];
};

const isChange = ({ type }: RecordedEvent) => type === EventType.IncrementalSnapshot;
const isMovedIn = (add: unknown) => {
  const node = member(add, 'node');
  return isObject(node) && isMoved(node);
};
const hasMoved = (event: RecordedEvent) => isChange(event) && listIn(event.data, 'adds').some(isMovedIn);

/**
 * Our recorder tells of a node that moved its number and its new place alone. rrweb's player knows only nodes that are removed
 * and others that are added: this puts in what the node was by then. Events without such nodes come back as they are, and
 * recordings without any cost one look at each event.
 */
export const createComplete = (): Complete => {
  /** What was recorded since the last full snapshot, with it, until a node moves: most recordings need no tree. */
  let since: RecordedEvent[] = [];
  let page: Page | undefined;
  let left = MOST_NODES;
  const spend = () => left-- > 0;

  const complete = <Event extends RecordedEvent>(event: Event): Event[] => {
    if (event.type === EventType.FullSnapshot) {
      since = [];
      page = undefined;
    }
    if (!page && hasMoved(event)) {
      page = createPage();
      for (const earlier of since) page.follow(earlier, spend);
      since = [];
    }
    if (page) return page.follow(event, spend);
    since.push(event);
    return [event];
  };
  return (events) => events.flatMap(complete).map(flatten);
};

interface Page {
  follow<Event extends RecordedEvent>(event: Event, spend: () => boolean): Event[];
}

/** What a recorded page is at some moment, as far as nodes that move ask for it. */
const createPage = (): Page => {
  const tree = createMirror();
  /** By the element whose shadow root, or the document, that has them. */
  const sheets = new Map<number, unknown>();

  const change = <Event extends RecordedEvent>(event: Event, spend: () => boolean): Event[] => {
    const { data } = event;
    const node = tree.nodeOf(member(data, 'id'));
    switch (member(data, 'source')) {
      case IncrementalSource.Mutation: {
        const { moved, data: whole } = mutate(tree, data, spend);
        if (moved.size === 0) return [event];
        // A shadow root keeps its sheets while its host moves; the player makes a new one.
        const kept = [...sheets].filter(([id]) => isIn(tree.nodeOf(id), moved)).map(([, styleIds]) => styleIds);
        return [whole, ...kept].map((one) => ({ ...event, data: one }));
      }
      case IncrementalSource.Input:
        if (node) setInput(node, data);
        return [event];
      case IncrementalSource.AdoptedStyleSheet:
        if (node)
          sheets.set(node.id, {
            source: IncrementalSource.AdoptedStyleSheet,
            id: node.id,
            styleIds: listIn(data, 'styleIds'),
          });
        return [event];
      default:
        return [event];
    }
  };
  return {
    follow(event, spend) {
      if (event.type === EventType.FullSnapshot) tree.add(member(event.data, 'node'));
      return isChange(event) ? change(event, spend) : [event];
    },
  };
};

const isIn = (node: Mirrored | undefined, moved: ReadonlySet<Mirrored>): boolean => {
  for (let around = node; around; around = around.parent) if (moved.has(around)) return true;
  return false;
};

/** Does to the tree what the player does to its page, in the same order. @returns with nodes that moved, what the player is to do */
const mutate = (tree: Mirror, data: unknown, spend: () => boolean): { moved: Set<Mirrored>; data: unknown } => {
  const adds = listIn(data, 'adds');
  const removes: unknown[] = [];
  const moved = new Set<Mirrored>();
  for (const add of adds.filter(isMovedIn)) {
    const node = tree.nodeOf(member(member(add, 'node'), 'id'));
    if (!node?.parent || moved.has(node) || !spend()) continue;
    removes.push({ parentId: node.parent.id, id: node.id, ...(node.isShadow && { isShadow: true }) });
    moved.add(node);
  }
  // What moves leaves first, so that it stays where what it was in goes for good.
  for (const node of moved) detach(node);
  for (const remove of listIn(data, 'removes')) {
    const node = tree.nodeOf(member(remove, 'id'));
    if (node) tree.remove(node);
  }
  const waiting = new Set(moved);
  const added: unknown[] = [];
  for (const add of adds) {
    const given = member(add, 'node');
    const parent = tree.nodeOf(member(add, 'parentId'));
    const next = tree.nodeOf(member(add, 'nextId'));
    if (!isMovedIn(add)) {
      if (parent) tree.add(given, parent, next);
      added.push(add);
      continue;
    }
    const node = tree.nodeOf(member(given, 'id'));
    if (!node || !parent || !waiting.delete(node)) continue;
    node.isShadow = member(given, 'isShadow') === true;
    if (tree.attach(node, parent, next))
      added.push({ parentId: parent.id, nextId: next?.id ?? null, node: tree.serialize(node, spend) });
    else tree.remove(node);
  }
  for (const node of waiting) tree.remove(node);
  for (const text of listIn(data, 'texts')) {
    const node = tree.nodeOf(member(text, 'id'));
    if (node) node.fields.textContent = member(text, 'value') ?? '';
  }
  for (const told of listIn(data, 'attributes')) {
    const node = tree.nodeOf(member(told, 'id'));
    if (node) setAttributes(node, member(told, 'attributes'));
  }
  const whole = isObject(data) && { ...data, removes: [...removes, ...listIn(data, 'removes')], adds: added };
  return { moved, data: whole };
};
