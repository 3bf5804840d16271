import type { Chunk } from './chunk.ts';
import { Damaged } from './damaged.ts';
import { ENDS, GOES_ON, SIGNS } from './signs.ts';

/** The numbers and texts of a chunk, as they stand. Each throws `Damaged` where that is not there. */
export interface Scanner {
  isAtEnd(): boolean;
  number(): number;
  /** @param place as a text is written, from 1 on */
  textAt(place: number): string;
}

const LARGEST = 2 ** 32 - 1;

/** What a sign stands for, by its code. */
const DIGITS: (number | undefined)[] = [];
SIGNS.forEach((sign, digit) => {
  DIGITS[sign.charCodeAt(0)] = digit;
});

export const createScanner = ({ strings, ops }: Pick<Chunk, 'strings' | 'ops'>): Scanner => {
  let at = 0;
  let texts = 0;
  return {
    isAtEnd: () => at >= ops.length,
    number() {
      let rest = 0;
      for (;;) {
        const digit = DIGITS[ops.charCodeAt(at++)];
        if (digit === undefined) throw new Damaged(at > ops.length ? 'ends too early' : 'holds a sign that is none');
        if (digit < ENDS) rest = rest * ENDS + digit;
        else rest = rest * GOES_ON + digit - ENDS;
        if (rest > LARGEST) throw new Damaged('holds a number that is too large');
        if (digit < ENDS) return rest;
      }
    },
    textAt(place) {
      const text = strings[place === 1 ? texts++ : place - 2];
      if (text === undefined) throw new Damaged('names a text that it does not hold');
      return text;
    },
  };
};
