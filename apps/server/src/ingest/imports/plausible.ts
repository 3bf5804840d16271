import { say } from '@desirepath/contract/issues';
import { IMPORTS, TEXT } from '@desirepath/contract/limits';
import { csvRows } from './csv.ts';
import { type DayFigures, MOST_A_DAY, visitsOf } from './figures.ts';
import { type BadRow, clean, momentOf, type Rows } from './imported.ts';

/** Files of Plausible's export, by the table they hold: `imported_pages_20240101_20240630.csv`. */
export const plausibleTable = (name: string): string | undefined =>
  /(?:^|\/)imported_([a-z_]+?)(?:_\d{8}_\d{8})?\.csv$/.exec(name)?.[1];

export const PLAUSIBLE_TABLES = ['visitors', 'pages'] as const;

/** Figures by day: the export has no single visits. */
export async function* readPlausible(visitors: string | undefined, pages: string | undefined, now: number): Rows {
  const days = new Map<string, DayFigures>();
  const bad: BadRow[] = [];
  let host = '';
  if (visitors) {
    for await (const { row, of } of csvRows(visitors)) {
      const day = dayOf(days, of.date, row, now);
      const counts = [of.visitors, of.visits, of.pageviews].map(countOf);
      if (!day || counts.some((count) => count === undefined)) bad.push({ row, reason: say('row_no_figure') });
      else [day.visitors = 0, day.visits = 0, day.pageviews = 0] = counts;
    }
  }
  if (pages) {
    let figures = 0;
    for await (const { row, of } of csvRows(pages)) {
      const day = dayOf(days, of.date, row, now);
      const views = countOf(of.pageviews ?? of.visits);
      if (!day || views === undefined || !of.page) bad.push({ row, reason: say('row_no_page') });
      else if (++figures > IMPORTS.figures) bad.push({ row, reason: say('row_too_many') });
      else {
        const path = clean(of.page, TEXT.url);
        day.pages.set(path, (day.pages.get(path) ?? 0) + views);
        host ||= clean(of.hostname, 253);
      }
    }
  }
  yield* bad;
  yield* visitsOf(days, host, 'plausible');
}

export function dayOf(
  days: Map<string, DayFigures>,
  given: string | undefined,
  row: number,
  now: number,
): DayFigures | undefined {
  const day =
    given
      ?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
      .replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1')
      .slice(0, 10) ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || momentOf(day, now) === undefined) return undefined;
  const known = days.get(day) ?? { row, visitors: 0, visits: 0, pageviews: 0, pages: new Map() };
  days.set(day, known);
  return known;
}

/** Thousands apart, as any language has them: a day's views have no fraction. */
const IN_THOUSANDS = /^\d{1,3}([,.'\s]\d{3})+$/;
/** Programs that know fractions alone write one all the same. */
const EVEN = /^(\d+)([.,]0+)?$/;

export function countOf(given: string | undefined): number | undefined {
  const text = given?.trim() ?? '';
  const digits = IN_THOUSANDS.test(text) ? text.replaceAll(/\D/g, '') : EVEN.exec(text)?.[1];
  return digits !== undefined && Number(digits) <= MOST_A_DAY ? Number(digits) : undefined;
}
