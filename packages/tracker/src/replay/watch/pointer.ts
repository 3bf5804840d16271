import { writePointer } from '@desirepath/replay-format/write-ops';
import type { mousePosition } from '@rrweb/types';
import { aroundOf } from '../tree/dom.ts';
import type { WatchContext } from './context.ts';

/** Where the pointer is is noted this often, ms: a replay moves it smoothly from one place to the next. */
const NOTED_EVERY = 50;

/** And written in one go this often. */
const TOLD_EVERY = 500;

/** As the format numbers them. */
const KINDS = ['mousemove', 'touchmove', 'drag'];

/** Where the pointer or a finger goes. @returns what writes the positions that wait */
export const watchPointer = (root: Document, { ids, guard, writer, listen, atStop }: WatchContext): (() => void) => {
  /** Their times are epoch ms here. */
  let positions: mousePosition[] = [];
  let kind = 0;
  let noted = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const release = () => {
    clearTimeout(timer);
    timer = undefined;
    const told = positions;
    positions = [];
    const at = Date.now();
    for (const position of told) position.timeOffset -= at;
    const to = told.length ? writer() : undefined;
    if (to) writePointer(to, at, kind, told);
  };
  /** What is over nodes that nobody knows yet is over what those are in. */
  const knownAt = (node: Node): number => {
    for (let at: Node | null = node; at; at = aroundOf(at)) {
      const id = ids.idOf(at);
      if (id) return id;
    }
    return 0;
  };
  listen(root, KINDS, (event, node) => {
    const at = Date.now();
    if (at - noted < NOTED_EVERY && at >= noted) return;
    noted = at;
    const place = placeOf(event);
    const now = KINDS.indexOf(event.type);
    if (now !== kind) release();
    kind = now;
    const id = knownAt(node);
    // Whole numbers, of which each is written as what it differs from the one before.
    if (place && id) positions.push({ x: Math.round(place.clientX), y: Math.round(place.clientY), id, timeOffset: at });
    timer ??= setTimeout(guard(release), TOLD_EVERY);
  });
  atStop(() => clearTimeout(timer));
  return release;
};

interface Place {
  clientX: number;
  clientY: number;
}

/** Where it happened, in the window; undefined for what happens nowhere, such as getting the focus. */
export const placeOf = (event: Event): Place | undefined => {
  const { changedTouches, clientX } = event as Partial<TouchEvent & MouseEvent>; // it is one of these, or has none of it
  return changedTouches ? changedTouches[0] : clientX === undefined ? undefined : (event as MouseEvent);
};
