import { OTHER, type PathNode } from '@desirepath/contract/paths';

export interface Difference {
  step: number;
  name: string;
  /** Share of those who convert that made this stop at this step, and of those who do not. */
  converting: number;
  others: number;
}

interface Counts {
  sessions: number;
  converted: number;
}

/** Where the ways of those who convert part from those of the others, the largest difference first. */
export function differencesOf(nodes: readonly PathNode[], all: Counts): Difference[] {
  const rest = all.sessions - all.converted;
  if (all.converted === 0 || rest === 0) return [];
  return nodes
    .filter(({ name }) => name !== OTHER)
    .map(({ step, name, sessions, converted }) => ({
      step,
      name,
      converting: converted / all.converted,
      others: (sessions - converted) / rest,
    }))
    .sort((one, other) => Math.abs(other.converting - other.others) - Math.abs(one.converting - one.others));
}
