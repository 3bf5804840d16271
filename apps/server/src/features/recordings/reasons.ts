import type { Reason } from '@desirepath/contract/recordings';
import { pointsOf, REASON_KINDS } from '@desirepath/contract/relevance';

/** Why a recording is worth a look, the weightiest first, from how often each kind of reason was met. */
export const reasonsOf = (counts: readonly number[]): Reason[] =>
  REASON_KINDS.map((kind, index) => ({ kind, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => pointsOf(b.kind, b.count) - pointsOf(a.kind, a.count));
