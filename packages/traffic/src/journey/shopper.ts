import type { Random } from '../random.ts';
import type { Bag } from './bag.ts';

/** What somebody came for, and what that makes likely. */
interface Mood {
  /** How many looks they take at a page before they decide (median). */
  looks: number;
  /** Chance to go on to another page, at each page. */
  goOn: number;
  /** Chance to put a product they look at into the bag. */
  buy: number;
  /** Chance to go through with it at the bag, and again at the form. */
  commit: number;
}

const MOODS = {
  bounce: { looks: 1.5, goOn: 0, buy: 0, commit: 0 },
  browse: { looks: 3, goOn: 0.76, buy: 0.05, commit: 0.3 },
  shop: { looks: 3, goOn: 0.92, buy: 0.16, commit: 0.56 },
  read: { looks: 6, goOn: 0.5, buy: 0.02, commit: 0.35 },
} as const satisfies Record<string, Mood>;

/** The share of each mood among people who come for the first time, and among those who come back. */
const FIRST_TIME = { bounce: 36, browse: 38, shop: 18, read: 8 };
const AGAIN = { bounce: 20, browse: 34, shop: 40, read: 6 };

/** Somebody on a visit, and what has become of it so far. */
export interface Shopper extends Mood {
  bag: Bag | undefined;
  hasBought: boolean;
  /** An account at the shop, made with the first order. */
  userId: string | undefined;
}

export function createShopper(
  random: Random,
  { isReturning, userId }: { isReturning: boolean; userId?: string },
): Shopper {
  const shares = Object.entries(isReturning ? AGAIN : FIRST_TIME).map(([name, weight]) => ({
    weight,
    mood: MOODS[name as keyof typeof MOODS], // both lists are keyed by mood
  }));
  return { ...random.weighted(shares).mood, bag: undefined, hasBought: false, userId };
}
