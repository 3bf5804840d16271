import { writeConditions } from '@desirepath/contract/conditions';
import { conditionWords } from '../filter/condition-words.ts';
import { useFilter } from '../filter/use-filter.ts';
import { useNames } from '../filter/use-names.ts';
import { useQuestionSearch } from '../question.ts';
import { Chip } from './chip.tsx';

/** The conditions of the address in words, and the marks where there are any. */
export default function ConditionChips() {
  const { where } = useQuestionSearch();
  const { conditions, marks = [], remove } = useFilter();
  const nameOf = useNames(where);
  return [...conditions, ...marks].map((condition) => (
    <Chip
      key={writeConditions([condition])}
      value={conditionWords(condition, nameOf)}
      onRemove={() => remove(condition)}
    />
  ));
}
