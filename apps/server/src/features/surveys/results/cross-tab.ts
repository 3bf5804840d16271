import type { SurveyQuestion } from '@desirepath/contract/survey-questions';
import { choicesOf } from './figures.ts';
import type { CellRow } from './queries.ts';

/** Properties have as many values as there are; more than a screen takes are no table. */
const MOST_COLUMNS = 12;

/** A table of what was said to one question, by what was said to another or by the values of a property, most frequent first. */
export function crossTab(question: SurveyQuestion, across: SurveyQuestion | undefined, cells: readonly CellRow[]) {
  const totals = new Map(cells.filter(({ row }) => row === '').map(({ column, count }) => [column, count]));
  const known = across
    ? choicesOf(across)
    : [...totals].sort(([, one], [, other]) => other - one).map(([id]) => ({ id, text: id === '' ? 'Unknown' : id }));
  const columns = known
    .slice(0, across ? known.length : MOST_COLUMNS)
    .map((column) => ({ ...column, responses: totals.get(column.id) ?? 0 }));
  const counts = new Map(cells.map(({ row, column, count }) => [JSON.stringify([row, column]), count]));
  const rows = choicesOf(question).map((row) => ({
    ...row,
    counts: columns.map((column) => counts.get(JSON.stringify([row.id, column.id])) ?? 0),
  }));
  return { columns, rows };
}
