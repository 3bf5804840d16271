import { clausesOf, type Segment } from '@desirepath/contract/segment';
import { conditionWords, type NameOf } from '../../app/filter/condition-words.ts';

/** Whose sessions, in one line; empty for all. */
export const filterWords = (filter: Segment, nameOf?: NameOf): string =>
  clausesOf(filter)
    .map((clause) => conditionWords(clause, nameOf))
    .join(', ');
