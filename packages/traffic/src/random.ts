/** Everything random about a visit comes from one of these, so that a seed gives the same visits every time. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number;
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  weighted<Item extends { weight: number }>(items: readonly Item[]): Item;
  /** Human times and distances are log-normal: many short ones, a few long ones. `spread` 0.5 is mild, 1 is wide. */
  around(median: number, spread: number): number;
  normal(): number;
  /** A version 4 UUID. */
  uuid(): string;
}

export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const between = (low: number, high: number) => low + next() * (high - low);
  const int = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    next,
    between,
    int,
    normal,
    chance: (probability) => next() < probability,
    pick: (items) => at(items, int(0, items.length - 1)),
    weighted: (items) => {
      let left = next() * items.reduce((sum, item) => sum + item.weight, 0);
      for (const item of items) {
        left -= item.weight;
        if (left < 0) return item;
      }
      return at(items, items.length - 1);
    },
    around: (median, spread) => median * Math.exp(spread * normal()),
    uuid: () => {
      const hex = [next(), next(), next(), next()].map((part) =>
        Math.floor(part * 2 ** 32)
          .toString(16)
          .padStart(8, '0'),
      );
      const digits = hex.join('');
      const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
    },
  };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError('Cannot choose from nothing');
  return item;
}

/** Chris Doty-Humphrey's small fast counting generator: passes PractRand, 128 bits of state. The seed is spread by FNV-1a. */
function sfc32(seed: string): () => number {
  let hash = 0x811c9dc5;
  const word = (salt: number) => {
    for (const unit of `${salt}:${seed}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
    hash ^= hash >>> 15;
    return hash | 0;
  };
  let a = word(1);
  let b = word(2);
  let c = word(3);
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 15; i++) next(); // lets the seed reach every bit
  return next;
}
