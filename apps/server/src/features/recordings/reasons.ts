import type { ListedRecording } from '@desirepath/contract/recordings';
import { pointsOf, REASON_KINDS } from '@desirepath/contract/relevance';

/** Why a recording is worth a look, the weightiest first, from how often each kind of reason was met. */
export function reasonsOf(counts: readonly number[]): Pick<ListedRecording, 'relevance' | 'reasons'> {
  const met = REASON_KINDS.map((kind, index) => ({ kind, count: counts[index] ?? 0 })).filter(({ count }) => count > 0);
  const points = ({ kind, count }: (typeof met)[number]) => pointsOf(kind, count);
  return {
    relevance: met.reduce((sum, reason) => sum + points(reason), 0),
    reasons: met.sort((a, b) => points(b) - points(a)),
  };
}
