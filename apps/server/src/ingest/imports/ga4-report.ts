import { say } from '@desirepath/contract/issues';
import { IMPORTS, TEXT } from '@desirepath/contract/limits';
import { type CsvRow, csvRows } from './csv.ts';
import { type DayFigures, visitsOf } from './figures.ts';
import { type BadRow, clean, type Rows } from './imported.ts';
import { countOf, dayOf } from './plausible.ts';

/** Columns of GA4's reports, by what they are called in English and German, and by the API. */
const COLUMNS = {
  date: ['date', 'datum'],
  views: ['views', 'screenpageviews', 'aufrufe'],
  sessions: ['sessions', 'sitzungen'],
  users: ['total users', 'active users', 'totalusers', 'activeusers', 'nutzer insgesamt', 'aktive nutzer'],
  path: [
    'page path',
    'page path and screen class',
    'page path + query string',
    'pagepath',
    'seitenpfad',
    'seitenpfad und bildschirmklasse',
    'seitenpfad + abfragestring',
  ],
} as const;

const of = (row: CsvRow['of'], column: keyof typeof COLUMNS) =>
  COLUMNS[column].map((name) => row[name]).find((value) => value !== undefined);

export const isGa4Report = (head: CsvRow['of']): boolean =>
  of(head, 'date') !== undefined && of(head, 'views') !== undefined;

/** A report by day, or by day and page. Figures alone, as the report has. */
export async function* readGa4Report(file: string, now: number): Rows {
  const days = new Map<string, DayFigures>();
  const bad: BadRow[] = [];
  let figures = 0;
  for await (const { row, of: cells } of csvRows(file)) {
    const day = dayOf(days, of(cells, 'date'), row, now);
    const views = countOf(of(cells, 'views'));
    if (!day || views === undefined) bad.push({ row, reason: say('row_no_views') });
    else if (++figures > IMPORTS.figures) bad.push({ row, reason: say('row_too_many') });
    else {
      const path = clean(of(cells, 'path'), TEXT.url);
      day.pageviews += views;
      day.visits += countOf(of(cells, 'sessions')) ?? 0;
      day.visitors += countOf(of(cells, 'users')) ?? 0;
      if (path) day.pages.set(path, (day.pages.get(path) ?? 0) + views);
    }
  }
  yield* bad;
  yield* visitsOf(days, '', 'ga4');
}
