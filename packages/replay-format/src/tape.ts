import { Damaged } from './damaged.ts';
import { jsonFrom } from './json.ts';
import type { Budget, NodeReader } from './node-reader.ts';
import type { Scanner } from './scan.ts';

/**
 * Nodes as they are written, with each text in its place: a number, a text or 0 for none; of a value 0, 1, 2 and its JSON, or
 * its text. As JSON the same nodes are the same text, whoever writes them and whatever stands around them.
 */
export type Tape = (number | string)[];

/** About how many characters something on a tape takes. */
export const unitsOf = (token: number | string): number => (typeof token === 'string' ? token.length + 1 : 1);

/** Reads a chunk and takes note of what it reads. */
export interface Copier extends Pick<Scanner, 'number'> {
  tape: Tape;
  /** Where on the tape the text of a value stands, which is written in another way than others. */
  values: Set<number>;
  text(): string | undefined;
  /** Gives it where it is a text. */
  value(): string | undefined;
}

export const createCopier = (from: Scanner): Copier => {
  const tape: Tape = [];
  const values = new Set<number>();
  const number = () => {
    const read = from.number();
    tape.push(read);
    return read;
  };
  const text = () => {
    const place = from.number();
    const read = place ? from.textAt(place) : undefined;
    tape.push(read ?? 0);
    return read;
  };
  return {
    tape,
    values,
    number,
    text,
    value() {
      const code = from.number();
      if (code > 2) {
        const read = from.textAt(code - 2);
        values.add(tape.length);
        tape.push(read);
        return read;
      }
      tape.push(code);
      if (code === 2) text();
      return;
    },
  };
};

/** Gives what is on a tape. */
export const createTapeReader = (tape: Tape, { spend, depth }: Budget): NodeReader => {
  let at = 0;
  const next = () => {
    const token = tape[at++];
    if (token === undefined) throw new Damaged('ends too early');
    if (typeof token === 'string') spend(token.length);
    return token;
  };
  const number = () => {
    const token = next();
    if (typeof token === 'string') throw new Damaged('holds a text where a number belongs');
    return token;
  };
  const text = () => {
    const token = next();
    return typeof token === 'string' ? token : undefined;
  };
  return {
    isAtEnd: () => at >= tape.length,
    number,
    text,
    value() {
      const token = next();
      if (typeof token === 'string') return token;
      return token === 2 ? jsonFrom(text() ?? '', depth) : token === 1 ? true : null;
    },
    spend,
  };
};
