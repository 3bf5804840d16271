import { say } from '@desirepath/contract/issues';
import type { ImportedEvent, Rows } from './imported.ts';

/** What a system tells that gives away no single visit: how many there were on a day, and how often each page was seen. */
export interface DayFigures {
  /** Line where it was first told of. */
  row: number;
  visitors: number;
  visits: number;
  pageviews: number;
  /** Views by path. */
  pages: Map<string, number>;
}

/** Views. More than a site has in a day is a mistake of the file's, and would fill the store. */
export const MOST_A_DAY = 5_000_000;

const NOON_MS = 12 * 60 * 60 * 1000;

/**
 * Visits, each of one page alone, seen once or more often: so visitors, views and pages of a day are right, visits are too many by
 * fewer than the day has pages, and no path, funnel or source is made up. They stand at noon, for their hour is not known.
 */
export async function* visitsOf(days: Map<string, DayFigures>, host: string, named: string): Rows {
  for (const [day, figures] of [...days].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const views = viewsOf(figures);
    const total = views.reduce((sum, [, count]) => sum + count, 0);
    if (total === 0) continue;
    if (total > MOST_A_DAY) {
      yield { row: figures.row, reason: say('row_no_figure') };
      continue;
    }
    const visits = Math.max(1, Math.min(figures.visits || total, total));
    const visitors = Math.max(1, Math.min(figures.visitors || visits, visits));
    const at = Date.parse(`${day}T00:00:00Z`) + NOON_MS;
    let seen = 0;
    for (const [path, count] of views) {
      for (let view = 0; view < count; view++, seen++) {
        const visit = Math.floor((seen * visits) / total);
        yield figureEvent({
          named,
          day,
          host,
          path,
          visit,
          visitor: visit % visitors,
          at: at + seen,
          row: figures.row,
        });
      }
    }
  }
}

/** Where no pages are told of, all views are of the front page. */
const viewsOf = ({ pages, pageviews }: DayFigures): [string, number][] =>
  pages.size > 0 ? [...pages].sort(([one], [other]) => (one < other ? -1 : 1)) : [['/', pageviews]];

interface Figure {
  named: string;
  day: string;
  host: string;
  path: string;
  visit: number;
  visitor: number;
  at: number;
  row: number;
}

function figureEvent({ named, day, host, path, visit, visitor, at, row }: Figure): ImportedEvent {
  return {
    row,
    at,
    type: 'page_view',
    // A visit that falls on the border of two pages is two visits, of one page each: the path keeps them apart.
    session: `${named} ${day} ${visit} ${path}`,
    visitor: `${named} ${day} ${visitor}`,
    page: { host, path, query: '', title: '' },
    source: {},
    device: '',
    browser: '',
    os: '',
    country: '',
    region: '',
    city: '',
    language: '',
    user: '',
  };
}
