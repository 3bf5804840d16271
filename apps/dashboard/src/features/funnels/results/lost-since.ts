import type { StepFigures } from '@desirepath/contract/funnels';

/** Which step, from 1, those were at who were lost before the one at `index`; undefined where it is the one just before. */
export function lostSince(steps: readonly Pick<StepFigures, 'optional'>[], index: number): number | undefined {
  const before = steps.findLastIndex(({ optional }, at) => at < index && !optional);
  return before < index - 1 ? before + 1 : undefined;
}
