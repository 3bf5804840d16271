import type { SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { SurveyScore } from '@desirepath/contract/survey-results';

/** Of a normal distribution, on both sides of 95 %. */
const Z = 1.959964;

/** How often each number was given. */
export type NumberCounts = ReadonlyMap<number, number>;

/** From which number on an answer is good, and up to which it is bad. */
const GRADES = { nps: { good: 9, bad: 6 }, csat: { good: 4, bad: 2 }, ces: { good: 5, bad: 3 } } as const;
type Scored = keyof typeof GRADES;

export const isScored = (type: SurveyQuestion['type']): type is Scored => Object.hasOwn(GRADES, type);

/** What numbers come to, see the contract's `surveyScore`; nothing where nobody answered. */
export function scoreOf(kind: Scored, counts: NumberCounts): SurveyScore | null {
  const { good: from, bad: upTo } = GRADES[kind];
  const tally = { good: 0, middle: 0, bad: 0 };
  for (const [number, count] of counts) tally[number >= from ? 'good' : number <= upTo ? 'bad' : 'middle'] += count;
  const all = tally.good + tally.middle + tally.bad;
  if (all === 0) return null;
  return { kind, ...(kind === 'nps' ? netScore(tally, all) : shareScore(tally.good, all)), ...tally };
}

/**
 * Two shares of the same answers, one less the other: the interval is Bonett and Price's (2012), which counts one more of either. By the variance
 * alone, few answers that are alike were certain.
 */
function netScore({ good, bad }: { good: number; bad: number }, all: number) {
  const [more, less] = [(good + 1) / (all + 2), (bad + 1) / (all + 2)];
  const centre = more - less;
  const margin = Z * Math.sqrt((more + less - centre ** 2) / (all + 2));
  return percent({
    value: (good - bad) / all,
    low: Math.max(-1, centre - margin),
    high: Math.min(1, centre + margin),
  });
}

/** Wilson's score interval, which holds for few answers and shares near 0 and 1 too. */
function shareScore(good: number, all: number) {
  const share = good / all;
  const centre = share + Z ** 2 / (2 * all);
  const margin = Z * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2));
  const scale = 1 + Z ** 2 / all;
  return percent({
    value: share,
    low: Math.max(0, (centre - margin) / scale),
    high: Math.min(1, (centre + margin) / scale),
  });
}

const percent = <Shares extends Record<string, number>>(shares: Shares) => {
  const { value = 0, low = 0, high = 0 } = shares;
  const rounded = (share: number) => Math.round(share * 1000) / 10;
  return { value: rounded(value), low: rounded(low), high: rounded(high) };
};

/** The mean of numbers; null where there are none. */
export function meanOf(counts: NumberCounts): number | null {
  let sum = 0;
  let all = 0;
  for (const [number, count] of counts) {
    sum += number * count;
    all += count;
  }
  return all === 0 ? null : Math.round((sum / all) * 100) / 100;
}
