import type { FunnelDefinition } from '@desirepath/contract/funnel-definition';
import type { FunnelAnalytics, StepFigures } from '@desirepath/contract/funnels';
import { EXCLUDED, type StepRow, toldValues } from './queries.ts';

type Figures = Pick<FunnelAnalytics, 'steps' | 'conversion' | 'median_seconds' | 'excluded' | 'trend' | 'breakdown'>;

const seconds = (ms: number) => Math.round(ms) / 1000;
const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

/** What the rows of the store come to, as people read it. */
export function figuresOf(definition: FunnelDefinition, rows: readonly StepRow[]): Figures {
  const ofAll = new Map(rows.filter(({ of }) => of === 'all').map((row) => [row.step, row]));
  const countOf = (step: number) => ofAll.get(step)?.count ?? 0;
  const last = definition.steps.length;
  const entered = countOf(1);
  const steps = definition.steps.map(({ optional }, index): StepFigures => {
    const step = index + 1;
    const row = ofAll.get(step);
    const before = step === 1 ? entered : countOf(stepBefore(definition, step));
    const count = countOf(step);
    return {
      name: stepName(definition, index),
      optional,
      count,
      conversion: share(count, entered),
      step_conversion: share(count, before),
      drop_off: share(before - count, before),
      dropped: before - count,
      median_seconds: row && step > 1 ? seconds(row.median) : null,
      p90_seconds: row && step > 1 ? seconds(row.p90) : null,
      times: row && step > 1 ? row.times : [],
    };
  });
  const whole = ofAll.get(last);
  return {
    steps,
    conversion: share(countOf(last), entered),
    median_seconds: whole ? seconds(whole.whole_median) : null,
    excluded: countOf(EXCLUDED),
    trend: trendOf(rows, last),
    breakdown: breakdownOf(rows, last),
  };
}

/** The last step before one that must be done; both counted from 1. */
export function stepBefore({ steps }: FunnelDefinition, step: number): number {
  let before = step - 1;
  while (steps[before - 1]?.optional) before--;
  return before;
}

/** What a step is called where nobody named it. In any order a row is no step, but how many of them were done. */
function stepName({ steps, order }: FunnelDefinition, index: number): string {
  if (order === 'any') return `${index + 1} of ${steps.length} steps`;
  const step = steps[index];
  return step?.name || step?.value || '';
}

function trendOf(rows: readonly StepRow[], last: number): Figures['trend'] {
  const byStart = Map.groupBy(
    rows.filter(({ of }) => of === 'interval'),
    ({ at }) => at,
  );
  return [...byStart]
    .sort(([one], [other]) => one - other)
    .map(([at, ofInterval]) => ({
      at: new Date(at).toISOString(),
      entered: ofInterval.find(({ step }) => step === 1)?.count ?? 0,
      converted: ofInterval.find(({ step }) => step === last)?.count ?? 0,
    }))
    .filter(({ entered }) => entered > 0);
}

function breakdownOf(rows: readonly StepRow[], last: number): Figures['breakdown'] {
  const byValue = Map.groupBy(
    rows.filter(({ of }) => of === 'value'),
    ({ value }) => value,
  );
  return toldValues(rows).map((value) => {
    const counts = Array.from({ length: last }, () => 0);
    for (const { step, count } of byValue.get(value) ?? []) if (step >= 1) counts[step - 1] = count;
    return { value, counts };
  });
}
