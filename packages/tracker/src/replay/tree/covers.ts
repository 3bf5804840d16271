import { BLOCKED, COVERED } from '../../masking.ts';
import { coverOf } from '../masked-nodes.ts';
import type { MaskingLevel } from '../masking-level.ts';
import { aroundOf, DOCUMENT_NODE, ELEMENT_NODE, matches, nodeTypeOf } from './dom.ts';

/** What holds for all that is in a node, as bits: it is masked, it is shown all the same, nothing of it may leave. */
export const MASKS = 1;
export const SHOWS = 2;
export const BLOCKS = 4;

/** Whether what people read is hidden there. */
export const hides = (covers: number): boolean => (covers & (MASKS | SHOWS)) !== SHOWS;

export interface Covers {
  /** What holds in a node, by all that it is in and by itself. */
  inside(node: Node): number;
  /** The same, by what holds around it. */
  on(node: Node, around: number): number;
  /** The page has run: it may have covered something, or moved it. */
  renew(): void;
}

export const createCovers = (level: MaskingLevel): Covers => {
  let asked = new Map<Node, number>();
  const all = level.isAllMasked ? 0 : SHOWS;
  const designModeOf = Object.getOwnPropertyDescriptor(Document.prototype, 'designMode')?.get;

  const on = (node: Node, around: number): number => {
    const type = nodeTypeOf.call(node);
    // A document that is edited as a whole is typed into.
    if (type === DOCUMENT_NODE) return designModeOf?.call(node) === 'on' ? around | MASKS : around;
    if (type !== ELEMENT_NODE) return around;
    const element = node as Element; // by its type
    let covers = around;
    // Nearly none is covered: one look is enough for those.
    if (matches.call(element, COVERED)) covers |= matches.call(element, BLOCKED) ? MASKS | BLOCKS : MASKS;
    if (level.shown && matches.call(element, level.shown)) covers |= SHOWS;
    return covers;
  };
  /** What holds around this document, which may be in a frame itself. */
  const outside = (): number => {
    const cover = window.frameElement ? coverOf(window.frameElement) : undefined;
    return cover === 'blocked' ? all | MASKS | BLOCKS : cover ? all | MASKS : all;
  };
  return {
    on,
    inside(node) {
      let covers = asked.get(node);
      if (covers !== undefined) return covers;
      const path: Node[] = [];
      let at: Node | null = node;
      while (at) {
        covers = asked.get(at);
        if (covers !== undefined) break;
        path.push(at);
        at = aroundOf(at);
      }
      // Of what is gone nobody can tell.
      covers ??= path.at(-1) === document ? outside() : MASKS | BLOCKS;
      for (const one of path.reverse()) {
        covers = on(one, covers);
        asked.set(one, covers);
      }
      return covers;
    },
    renew() {
      asked = new Map();
    },
  };
};
