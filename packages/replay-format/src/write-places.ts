import { IS_NEW } from './ops.ts';
import type { ReplayWriter } from './write.ts';

/**
 * Writes where a node is from now on, up to its number. Numbers are told by what they mostly follow from: what takes the place
 * of something has its parent, and new nodes are numbered in order.
 * @param flags of a place @param next 0 where there is none
 */
export type WritePlace = (to: ReplayWriter, flags: number, parent: number, next: number, id: number) => void;

/** For one change. @param removedFrom what the n-th of the nodes that it removes was in */
export const createPlaces = (removedFrom: (n: number) => number | undefined): WritePlace => {
  let turn = 0;
  let lastParent = 0;
  let lastFirst = 0;
  return (to, flags, parent, next, id) => {
    const isReplaced = removedFrom(turn) === parent;
    if (isReplaced) turn++;
    to.number(flags + 1);
    to.id(isReplaced ? 0 : parent, lastParent);
    lastParent = parent;
    to.id(next, parent);
    to.id(id, flags & IS_NEW ? lastFirst : parent);
    if (flags & IS_NEW) lastFirst = id;
  };
};
