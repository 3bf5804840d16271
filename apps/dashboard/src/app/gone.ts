import { type Clause, isReference, readConditions, writeConditions } from '@desirepath/contract/conditions';
import type { Problem } from './problem.ts';

/** What was asked for and was deleted since, as a condition such as `segment:<id>` names it; its code says of which kind it is. */
export interface Gone {
  code: string;
  id: string;
}

export function goneIn({ issues }: Problem): Gone | undefined {
  const { code, values } = issues.find((issue) => issue.code?.startsWith('gone_')) ?? {};
  return code && values?.id !== undefined ? { code, id: String(values.id) } : undefined;
}

/** Conditions without those that name what is gone, in groups as well. What names it by way of a saved segment stays. */
export function withoutGone(where: string | undefined, { id }: Gone): string | undefined {
  const rest = (clauses: readonly Clause[]): Clause[] =>
    clauses.flatMap((clause): Clause[] => {
      if (clause.kind !== 'group')
        return isReference(clause) && writeConditions([{ ...clause, not: false }]) === id ? [] : [clause];
      const any = clause.any.map(rest).filter((list) => list.length > 0);
      return any.length > 0 ? [{ ...clause, any }] : [];
    });
  return where?.includes(id) ? writeConditions(rest(readConditions(where))) : where;
}
