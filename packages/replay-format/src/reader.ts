import type { Chunk } from './chunk.ts';
import { Damaged } from './damaged.ts';
import { ENDS, GOES_ON, SIGNS } from './signs.ts';

/** Gives what a writer wrote, in the same order. Each throws `Damaged` where that is not there. */
export interface Reader {
  isAtEnd(): boolean;
  number(): number;
  signed(): number;
  /** 0 is none. */
  id(): number;
  text(): string | undefined;
  json(): unknown;
  value(): unknown;
  /** Takes note of characters that come of the chunk. */
  spend(units: number): void;
}

/** What a chunk may become: a few signs may name a large text again and again. */
export interface Budget {
  /** Takes note of characters. @throws Damaged where they are too many */
  spend(units: number): void;
  /** Levels of what is JSON. */
  depth: number;
}

const LARGEST = 2 ** 32 - 1;

/** What a sign stands for, by its code. */
const DIGITS: (number | undefined)[] = [];
SIGNS.forEach((sign, digit) => {
  DIGITS[sign.charCodeAt(0)] = digit;
});

export const createReader = ({ strings, ops }: Pick<Chunk, 'strings' | 'ops'>, { spend, depth }: Budget): Reader => {
  let at = 0;
  let texts = 0;
  let lastId = 0;

  const number = () => {
    let rest = 0;
    for (;;) {
      const digit = DIGITS[ops.charCodeAt(at++)];
      if (digit === undefined) throw new Damaged(at > ops.length ? 'ends too early' : 'holds a sign that is none');
      if (digit < ENDS) rest = rest * ENDS + digit;
      else rest = rest * GOES_ON + digit - ENDS;
      if (rest > LARGEST) throw new Damaged('holds a number that is too large');
      if (digit < ENDS) return rest;
    }
  };
  const unsign = (value: number) => (value % 2 ? -(value + 1) / 2 : value / 2);
  const textAt = (place: number) => {
    const text = strings[place === 1 ? texts++ : place - 2];
    if (text === undefined) throw new Damaged('names a text that it does not hold');
    spend(text.length);
    return text;
  };
  const json = () => {
    const value = parse(textAt(number()));
    if (isDeeper(value, depth)) throw new Damaged('is nested too deeply');
    return value;
  };
  return {
    isAtEnd: () => at >= ops.length,
    number,
    signed: () => unsign(number()),
    id() {
      const code = number();
      if (code === 0) return 0;
      lastId += unsign(code - 1);
      if (lastId < 1) throw new Damaged('names a node below 1');
      return lastId;
    },
    text() {
      const place = number();
      return place === 0 ? undefined : textAt(place);
    },
    json,
    value() {
      const code = number();
      if (code > 2) return textAt(code - 2);
      return code === 2 ? json() : code === 1 ? true : null;
    },
    spend,
  };
};

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    throw new Damaged('holds JSON that is none');
  }
};

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));
