import { type Clause, type Mark, readConditions, readMarks, writeConditions } from '@desirepath/contract/conditions';
import { useMatch, useNavigate } from '@tanstack/react-router';
import { useQuestionSearch } from '../question.ts';

/** Conditions of the address, and how it is changed. */
export interface Filter {
  conditions: Clause[];
  /** Undefined in views that have none. */
  marks: Mark[] | undefined;
  /** Adds the text of a condition; one that stands there already is not repeated. */
  add: (text: string, to: 'where' | 'marks') => void;
  remove: (which: Clause | Mark) => void;
}

export function useFilter(): Filter {
  const { where } = useQuestionSearch();
  const list = useMatch({ from: '/signed-in/sites/$siteId/recordings', shouldThrow: false });
  const navigate = useNavigate();
  const conditions = readConditions(where);
  const marks = list && readMarks(list.search.marks);
  return {
    conditions,
    marks,
    add: (text, to) =>
      void navigate({ to: '.', search: (before) => ({ ...before, [to]: withCondition(before[to], text) }) }),
    remove: (which) =>
      void navigate({
        to: '.',
        // Of the address as it is by then: of two that are taken away closely after each other none comes back.
        search: (before) => ({
          ...before,
          where: without(readConditions(before.where), which),
          ...(marks ? { marks: without(readMarks(before.marks), which) } : {}),
        }),
      }),
  };
}

/** Conditions with one more, which is not repeated. */
export function withCondition(before: string | undefined, text: string): string {
  const isThere = [...readConditions(before), ...readMarks(before)].some((one) => writeConditions([one]) === text);
  if (isThere || !before) return before || text;
  return `${before};${text}`;
}

const without = (conditions: readonly (Clause | Mark)[], gone: Clause | Mark): string | undefined =>
  writeConditions(conditions.filter((one) => writeConditions([one]) !== writeConditions([gone])));
