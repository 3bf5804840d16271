import type { LiveSurvey } from '@desirepath/contract/survey-live';
import { load, type Store, save } from '../store.ts';

const KEY = 'desirepath.surveys';
const DAY = 24 * 60 * 60 * 1000;

/** What this browser knows of a survey: epoch ms when it was last seen, in which session, and whether it was answered. */
interface Seen {
  at: number;
  session?: string | undefined;
  isAnswered?: boolean;
}

/** What a visitor has seen and answered, as far as their browser keeps anything. */
export const createSeen = (store: Store, clock: () => number) => {
  // Also where nothing is kept: for as long as the document lives.
  let known: Record<string, Seen> = {};
  /** Other tabs have shown and asked since. */
  const catchUp = () => {
    known = { ...known, ...(load<typeof known>(store, KEY) as typeof known | undefined) }; // written here, or checked as it is used
  };
  const note = (id: string, change: Partial<Seen>) => {
    catchUp();
    known[id] = { at: clock(), ...known[id], ...change };
    save(store, KEY, known);
  };
  return {
    shown: (id: string, session: string | undefined) => note(id, { at: clock(), session }),
    answered: (id: string) => note(id, { isAnswered: true }),
    /** Whether a visitor may see a survey again, and is not to be left in peace yet. */
    mayShow({ id, repeat, rest_days }: LiveSurvey, session: string | undefined): boolean {
      catchUp();
      const now = clock();
      const isWithin = ({ at }: Seen, days: number) => Math.abs(now - at) < days * DAY;
      const others = Object.entries(known).filter(([other]) => other !== id);
      if (rest_days && others.some(([, seen]) => isWithin(seen, rest_days))) return false;
      const seen = known[id];
      if (!seen) return true;
      if (repeat.show === 'every') return !isWithin(seen, repeat.days);
      // Who has closed it is not asked again on the next page.
      return repeat.show === 'until_answered' && !seen.isAnswered && (!session || seen.session !== session);
    },
  };
};

/**
 * Whether a visitor is among the share who may see a survey: the same answer on each visit, and another one for each survey.
 * Both ids are random.
 */
export const isAsked = (visitor: string, survey: string, sample: number): boolean => {
  const [one, other] = [visitor.slice(-8), survey.slice(0, 8)].map((digits) => Number.parseInt(digits, 16));
  return mixed((one as number) ^ (other as number)) < sample * 0x1_0000_0000; // there are two
};

/** The last step of MurmurHash3: without it, surveys whose ids begin alike would ask the same visitors. */
const mixed = (bits: number): number => {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
