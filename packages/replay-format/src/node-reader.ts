/** Gives what nodes are made of, in the order of its writing. Each throws `Damaged` where that is not there. */
export interface NodeReader {
  isAtEnd(): boolean;
  number(): number;
  text(): string | undefined;
  value(): unknown;
  /** Takes note of characters that come of the chunk. */
  spend(units: number): void;
  /** What a piece holds, by its place among those that the chunk names; undefined where that is not known. None in a piece. */
  piece?(place: number): NodeReader | undefined;
}

/** What a chunk may become: a few signs may name a large text again and again. */
export interface Budget {
  /** Takes note of characters. @throws Damaged where they are too many */
  spend(units: number): void;
  /** Levels of what is JSON. */
  depth: number;
}
