/** The member `replay` of a batch, as our recorder writes it, besides the page. */
export interface Chunk {
  /** Of `FORMAT.md`, from 1 on. */
  format: number;
  /** epoch ms */
  at: number;
  strings: readonly string[];
  /** Names of the pieces that `ops` refers to, as `pieces.ts` makes them. */
  pieces?: readonly string[] | undefined;
  ops: string;
}

/** An event as rrweb has it, but for nodes in `adds` that moved; see `complete`. */
export interface RecordedEvent {
  type: number;
  /** epoch ms */
  timestamp: number;
  data: unknown;
  [more: string]: unknown;
}

/** Whether a node in `adds` is one that was there already: of that nothing is told but its number and its new place. */
export const isMoved = (node: object): boolean => !('type' in node);
