import {
  definitionProblems,
  type Exclusion,
  type FunnelDefinition,
  type FunnelStep,
} from '@desirepath/contract/funnel-definition';
import { FUNNELS } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { inWords } from '../../../app/issues-in.ts';

/** A funnel as it is being edited. Steps carry a key, so that they keep their place on the screen while they move. */
export interface Draft extends Omit<FunnelDefinition, 'steps'> {
  name: string;
  steps: (FunnelStep & { key: string })[];
}

export const EMPTY: Draft = {
  name: '',
  steps: [],
  order: 'ordered',
  window_seconds: FUNNELS.usualWindow,
  count_by: 'session',
  exclusions: [],
};

let keys = 0;
/** A key for a step. `crypto.randomUUID` is for secure pages only, and an own server is often plain http. */
export const newKey = () => String(++keys);

export const draftOf = (given: FunnelDefinition & { name: string }): Draft => ({
  name: given.name,
  steps: given.steps.map((step) => ({ ...step, key: newKey() })),
  order: given.order,
  window_seconds: given.window_seconds,
  count_by: given.count_by,
  exclusions: given.exclusions,
});

export const definitionOf = ({ steps, order, window_seconds, count_by, exclusions }: Draft): FunnelDefinition => ({
  steps: steps.map(({ key, ...step }) => step),
  order,
  window_seconds,
  count_by,
  exclusions,
});

/** Steps that cannot be passed over any more, once they have come to the front or the end, are not optional any more. */
export function settled(draft: Draft): Draft {
  const last = draft.steps.length - 1;
  const mustBeDone = (index: number) => draft.order === 'any' || index === 0 || index === last;
  return {
    ...draft,
    steps: draft.steps.map((step, index) => (step.optional && mustBeDone(index) ? { ...step, optional: false } : step)),
    exclusions: draft.exclusions.map((one) => within(one, draft.steps.length)),
  };
}

/** After steps were taken away an exclusion may end with one that is gone. */
const within = ({ from, to, ...one }: Exclusion, steps: number): Exclusion => ({
  ...one,
  ...(from !== undefined && from < steps ? { from } : {}),
  ...(to !== undefined && to <= steps ? { to } : {}),
});

/** Why it cannot be looked at yet; nothing where it can. */
export function draftProblem(draft: Draft): string | undefined {
  if (draft.steps.length < FUNNELS.steps.min) return t`Two steps make a funnel.`;
  const [problem] = definitionProblems(definitionOf(draft));
  return problem && inWords(problem.message);
}
