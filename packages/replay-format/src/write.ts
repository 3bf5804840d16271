import { createDigits } from './digits.ts';

/** Writes the ops of one chunk after the other: numbers and texts, whose order `FORMAT.md` says. */
export interface ReplayWriter {
  /** Begins an op. @param at epoch ms */
  op(code: number, at: number): void;
  /** A whole number from 0 on; others are rounded. */
  number(value: number): void;
  /** A whole number that may be below 0; others are rounded. */
  signed(value: number): void;
  /** The number of a node; 0 is none. @param base what it is told by, else the one before it */
  id(value: number, base?: number): void;
  /** A text; undefined is none. */
  text(value: string | undefined): void;
  /** What an attribute is: a text, mostly; whatever else JSON knows. */
  value(value: unknown): void;
  /** About how many characters the chunk takes. */
  size(): number;
  /** Ops since the last `take`. */
  count(): number;
  /**
   * What was written since the last time, as members of a chunk (JSON without braces); undefined where that is nothing.
   * @param at when all of it was, ms; else as the first op says
   */
  take(at?: number): string | undefined;
}

export const createReplayWriter = (): ReplayWriter => {
  const digits = createDigits();
  let places = new Map<string, number>();
  let units = 0;
  let ops = 0;
  let began = 0;
  let lastAt = 0;
  let lastId = 0;

  const number = (value: number) => digits.add(Math.round(value) >>> 0);
  const signed = (value: number, more = 0) => {
    const whole = Math.round(value);
    number(((whole << 1) ^ (whole >> 31)) + more);
  };
  /** 1 for one that is new here: those stand in `strings` in this order, so that their places need not be said. */
  const placeOf = (value: string) => {
    const place = places.get(value);
    if (place) return place;
    places.set(value, places.size + 2);
    units += value.length + 3;
    return 1;
  };
  return {
    op(code, at) {
      if (!ops++) began = lastAt = at;
      number(code);
      signed(at - lastAt);
      lastAt = at;
    },
    number,
    signed,
    id(value, base = lastId) {
      if (!value) return number(0);
      signed(value - base, 1);
      lastId = value;
    },
    text: (value) => number(value === undefined ? 0 : placeOf(value)),
    value(value) {
      if (typeof value === 'string') number(placeOf(value) + 2);
      else if (value === null) number(0);
      else if (value === true) number(1);
      else {
        number(2);
        number(placeOf(JSON.stringify(value)));
      }
    },
    size: () => units + digits.size(),
    count: () => ops,
    take(at = began) {
      if (!ops) return;
      const chunk = `"at":${at},"strings":${JSON.stringify([...places.keys()])},"ops":"${digits.take()}"`;
      places = new Map();
      units = ops = lastId = 0;
      return chunk;
    },
  };
};
