import type { RetentionRow } from './queries.ts';

export interface Cohort {
  size: number;
  /** One period later, two later, … to the end of the days. */
  returned: number[];
}

/** Cohorts of all periods of some days, empty ones too. */
export function cohortsOf(rows: readonly RetentionRow[], periods: number): Cohort[] {
  const found = new Map(rows.map(({ cohort, later, people }) => [`${cohort} ${later}`, people]));
  return Array.from({ length: periods }, (_, cohort) => ({
    size: found.get(`${cohort} 0`) ?? 0,
    returned: Array.from({ length: periods - 1 - cohort }, (__, index) => found.get(`${cohort} ${index + 1}`) ?? 0),
  }));
}

/** Share of people who came back some periods later, of the cohorts that are as old; null where nobody is. */
export function curveOf(cohorts: readonly Cohort[]): (number | null)[] {
  return Array.from({ length: Math.max(cohorts.length - 1, 0) }, (_, later) => {
    const old = cohorts.filter(({ returned }) => returned.length > later);
    const people = old.reduce((sum, { size }) => sum + size, 0);
    const back = old.reduce((sum, { returned }) => sum + (returned[later] ?? 0), 0);
    return people === 0 ? null : back / people;
  });
}
