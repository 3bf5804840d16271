import { readConditions } from '@desirepath/contract/conditions';
import { t } from '@lingui/core/macro';
import { conditionWords } from '../../app/filter/condition-words.ts';

/** Saved segments; undefined until they are known. */
export type Known = readonly { id: string; name: string }[] | undefined;

/** The saved segment that a filter is, where it is one and nothing else. */
const segmentIn = (where: string): string | undefined => /^segment:([^;:]+)$/.exec(where)?.[1];

/** Whether a filter is a saved segment that was deleted since. */
export function isGone(where: string, known: Known): boolean {
  const id = segmentIn(where);
  return id !== undefined && known !== undefined && !known.some((one) => one.id === id);
}

/** What a filter is called that is none of those to choose from: a segment that is not known yet or any more, or conditions that came by the API. */
export function otherWords(where: string, known: Known): string {
  if (isGone(where, known)) return t`A segment that is gone`;
  if (known === undefined) return '…';
  const nameOf = (id: string) => known.find((one) => one.id === id)?.name;
  return readConditions(where)
    .map((clause) => conditionWords(clause, nameOf))
    .join(', ');
}
