import { IS_FRAME, IS_NEW, MUTATION, SNAPSHOT } from '@desirepath/replay-format/ops';
import type { ReplayWriter } from '@desirepath/replay-format/write';
import { writeMeta } from '@desirepath/replay-format/write-ops';
import type { Numbers } from './numbers.ts';
import type { TreeWriting } from './write-tree.ts';

interface Given {
  to: ReplayWriter;
  at: number;
  /** The address of the page, as it may leave. */
  href: string;
  numbers: Numbers;
  /** Frames that were written and not looked into: it takes them from here. */
  met: Element[];
  tree: TreeWriting;
  /** The document of a frame, if it has come. What is told is that it is written. */
  enter(frame: Element): Document | undefined;
}

/** A snapshot: the document, and after it those of its frames. */
export interface PageWriting extends Pick<TreeWriting, 'resume' | 'next'> {
  /** Frames whose page has not come yet. */
  late: Element[];
}

/** Begins the document of a frame as a change of its own. What follows it is a 0. */
export const beginFrame = (to: ReplayWriter, at: number, numbers: Numbers, frame: Element): void => {
  to.op(MUTATION, at);
  for (const number of [IS_FRAME, 0, 0, 0]) to.number(number);
  to.number(IS_NEW + 1);
  for (const id of [numbers.known(frame) ?? 0, 0, numbers.next(), 0]) to.id(id, 0);
};

export const writePage = ({ to, at, href, numbers, met, tree, enter }: Given): PageWriting => {
  const { innerWidth, innerHeight, scrollX, scrollY } = window;
  writeMeta(to, at, href, innerWidth, innerHeight);
  to.op(SNAPSHOT, at);
  // Below 0 where a page is read from right to left: what follows the snapshot says so.
  to.number(Math.max(0, scrollX));
  to.number(Math.max(0, scrollY));
  to.id(numbers.next());
  const late: Element[] = [];
  tree.begin(document);
  let isInFrame = false;
  return {
    late,
    resume: () => tree.resume(),
    next() {
      if (tree.next()) return true;
      if (isInFrame) to.number(0);
      isInFrame = false;
      const frame = met.shift();
      if (!frame) return false;
      const inside = enter(frame);
      if (inside) {
        isInFrame = true;
        beginFrame(to, at, numbers, frame);
        tree.begin(inside);
      } else late.push(frame);
      return true;
    },
  };
};
