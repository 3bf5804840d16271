import type { FunnelComparison } from '@desirepath/contract/funnels';

/** Those who entered, and those of them who converted. */
export interface Sample {
  entered: number;
  converted: number;
}

/** Below this many expected in any of the four groups the normal distribution is no likeness: the rule of Cochran. */
const LEAST_EXPECTED = 5;
const LEVEL = 0.05;
const NAMES = { fisher_exact: 'Fisher’s exact test', two_proportion_z: 'a two-proportion z-test' };

/**
 * Whether two conversion rates differ by more than chance would make them, two-sided.
 * @param both those who are on both sides
 */
export function compareRates(
  now: Sample,
  other: Sample,
  named: string,
  both: Sample = { entered: 0, converted: 0 },
): FunnelComparison['significance'] {
  if (now.entered === 0 || other.entered === 0)
    return {
      test: 'none',
      p_value: null,
      is_significant: false,
      statement: `Nobody entered ${now.entered === 0 ? 'here' : named}: there is nothing to compare.`,
    };
  const [one, two] = apart(now, other, both);
  const pooled = (one.converted + two.converted) / (one.entered + two.entered);
  const least = Math.min(one.entered, two.entered) * Math.min(pooled, 1 - pooled);
  const isSmall = least < LEAST_EXPECTED;
  const p = isSmall ? fisher(one, two) : zTest(one, two, pooled);
  const is_significant = p < LEVEL;
  const difference = (now.converted / now.entered - other.converted / other.entered) * 100;
  const points = `${Math.abs(difference).toFixed(1)} points`;
  const test = isSmall ? 'fisher_exact' : 'two_proportion_z';
  const often =
    p < 0.001 ? 'less than 0.1% of the time' : p > 0.9995 ? 'every time' : `${(p * 100).toFixed(1)}% of the time`;
  const why = `by chance alone they would be as far apart ${often}, by ${NAMES[test]}${both.entered > 0 ? ' without those on both sides' : ''}`;
  const direction = difference > 0 ? 'higher' : 'lower';
  const statement =
    difference === 0
      ? `The conversion is the same as ${named}.`
      : is_significant
        ? `The conversion is ${points} ${direction} than ${named}, and that is unlikely to be chance: ${why}.`
        : `The conversion is ${points} ${direction} than ${named}, which may well be chance: ${why}. More visits would tell.`;
  return { test, p_value: p, is_significant, statement };
}

/**
 * The tests are of groups that share nobody: without those in both, who say nothing of what lies between them. Where one side is within the other,
 * it stands beside the rest of that.
 */
function apart(now: Sample, other: Sample, both: Sample): [Sample, Sample] {
  const without = ({ entered, converted }: Sample): Sample => {
    const rest = Math.max(0, entered - both.entered);
    // A visitor may convert in a visit of one side alone, and have entered in one of both.
    return { entered: rest, converted: Math.min(rest, Math.max(0, converted - both.converted)) };
  };
  const [onlyNow, onlyOther] = [without(now), without(other)];
  return [onlyNow.entered > 0 ? onlyNow : now, onlyOther.entered > 0 ? onlyOther : other];
}

function zTest(now: Sample, other: Sample, pooled: number): number {
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / now.entered + 1 / other.entered));
  const z = Math.abs(now.converted / now.entered - other.converted / other.entered) / error;
  return Math.min(1, 2 * upperTail(z));
}

/** Share of the normal distribution above z ≥ 0, to 7 digits (Abramowitz and Stegun 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

/** The chance of this table, and of all that are no likelier, with the same sums. */
function fisher(now: Sample, other: Sample): number {
  const converted = now.converted + other.converted;
  const all = now.entered + other.entered;
  const chanceOf = (here: number) =>
    Math.exp(logChoose(now.entered, here) + logChoose(other.entered, converted - here) - logChoose(all, converted));
  const seen = chanceOf(now.converted);
  let sum = 0;
  for (let here = Math.max(0, converted - other.entered); here <= Math.min(now.entered, converted); here++) {
    const chance = chanceOf(here);
    // What is as likely but for rounding counts as well.
    if (chance <= seen * (1 + 1e-9)) sum += chance;
  }
  return Math.min(1, sum);
}

const logChoose = (of: number, taken: number) => logFactorial(of) - logFactorial(taken) - logFactorial(of - taken);

/** Stirling's series, exact to 10 digits from 10 on; below it is multiplied out. */
function logFactorial(n: number): number {
  if (n < 10) return Array.from({ length: n }, (_, index) => Math.log(index + 1)).reduce((sum, one) => sum + one, 0);
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
}
