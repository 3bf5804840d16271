import type { Chunk } from './chunk.ts';
import { Damaged } from './damaged.ts';
import { jsonFrom } from './json.ts';
import type { Budget, NodeReader } from './node-reader.ts';
import { createScanner } from './scan.ts';
import { createTapeReader, type Tape } from './tape.ts';

/** Gives what a writer wrote, in the same order. */
export interface Reader extends NodeReader {
  signed(): number;
  /** 0 is none. @param base what it is told by, else the one before it */
  id(base?: number): number;
  json(): unknown;
}

/** Nodes that were told before, by the name of the piece that they are. */
export type Pieces = ReadonlyMap<string, Tape>;

export const createReader = (
  chunk: Pick<Chunk, 'strings' | 'ops' | 'pieces'>,
  budget: Budget,
  pieces: Pieces,
): Reader => {
  const { spend, depth } = budget;
  const { isAtEnd, number, textAt } = createScanner(chunk);
  let lastId = 0;

  const unsign = (value: number) => (value % 2 ? -(value + 1) / 2 : value / 2);
  const spentTextAt = (place: number) => {
    const text = textAt(place);
    spend(text.length);
    return text;
  };
  const json = () => jsonFrom(spentTextAt(number()), depth);
  return {
    isAtEnd,
    number,
    signed: () => unsign(number()),
    id(base = lastId) {
      const code = number();
      if (code === 0) return 0;
      lastId = base + unsign(code - 1);
      if (lastId < 1) throw new Damaged('names a node below 1');
      return lastId;
    },
    text() {
      const place = number();
      return place === 0 ? undefined : spentTextAt(place);
    },
    json,
    value() {
      const code = number();
      if (code > 2) return spentTextAt(code - 2);
      return code === 2 ? json() : code === 1 ? true : null;
    },
    spend,
    piece(place) {
      const name = chunk.pieces?.[place];
      if (name === undefined) throw new Damaged('refers to a piece that it does not name');
      const tape = pieces.get(name);
      return tape && createTapeReader(tape, budget);
    },
  };
};
