import type { RecordingHole } from '@desirepath/contract/recording-parts';
import type { PartRow } from './queries.ts';

/**
 * Where something that a tab sent is missing, and what follows cannot be drawn without it: between two chunks of one page a
 * number is missing, and the second does not begin anew. A hole ends at the next whole page.
 * @param parts in the order they are played
 * @param numbers those of events, by tab
 */
export function findHoles(parts: readonly PartRow[], numbers: ReadonlyMap<string, readonly number[]>): RecordingHole[] {
  const byTab = Map.groupBy(parts, ({ tab_id }) => tab_id);
  return [...byTab].flatMap(([tab_id, ofTab]) => holesOfTab(tab_id, ofTab, new Set(numbers.get(tab_id))));
}

function holesOfTab(tab_id: string, parts: readonly PartRow[], events: ReadonlySet<number>): RecordingHole[] {
  const inOrder = parts.toSorted((one, other) => one.seq - other.seq);
  const holes: RecordingHole[] = [];
  for (const [index, part] of inOrder.entries()) {
    const before = inOrder[index - 1];
    const isWithin = holes.at(-1)?.to === null;
    if (isWithin && part.has_picture)
      holes.splice(-1, 1, { tab_id, from: holes.at(-1)?.from ?? part.from, to: part.from });
    if (!before || isWithin || part.has_picture || part.page_id !== before.page_id) continue;
    if (isMissingBetween(before.seq, part.seq, events)) holes.push({ tab_id, from: before.to, to: null });
  }
  return holes;
}

/** Most numbers lie one apart, and nearly all gaps are events. */
function isMissingBetween(from: number, to: number, events: ReadonlySet<number>): boolean {
  for (let seq = from + 1; seq < to; seq++) if (!events.has(seq)) return true;
  return false;
}
