import type { Ids } from '../ids.ts';

/** Gives nodes their numbers, in the order in which they are written. */
export interface Numbers extends Ids {
  /** The number of a node that is written in the present snapshot or since; of a shadow root its host's. */
  known(node: Node): number | undefined;
  /** The next one that is given. */
  next(): number;
  give(node: Node): number;
  /** What belongs to another node's number. */
  share(node: Node, number: number): void;
  forget(node: Node): void;
  /** All nodes are numbered anew; until `settle` others are told the numbers from before. */
  renew(): void;
  settle(): void;
}

export const createNumbers = (): Numbers => {
  let present = new WeakMap<Node, number>();
  let told = present;
  let last = 0;
  return {
    idOf: (node) => told.get(node),
    known: (node) => present.get(node),
    next: () => last + 1,
    give(node) {
      present.set(node, ++last);
      return last;
    },
    share(node, number) {
      present.set(node, number);
    },
    forget(node) {
      present.delete(node);
    },
    renew() {
      present = new WeakMap();
    },
    settle() {
      told = present;
    },
  };
};
