import type { Site } from '@desirepath/contract/sites';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { eachDay, rangeBefore, rangeOf } from '../segments/days/range.ts';
import { breakdown } from './breakdown/queries.ts';
import { figuresOf } from './queries.ts';

const LISTED = 5;

/** A week of a site in a few figures, for those who get it by mail. */
export const weekOfSite =
  (behaviour: Behaviour) => async (site: Site, days: { from: string; to: string }, signal: AbortSignal) => {
    const range = rangeOf({ site: site.id, ...days }, site.settings.time_zone);
    const listed = (dimension: 'page' | 'source') =>
      breakdown(behaviour, { range, segment: {}, by: { dimension }, limit: LISTED }, signal);
    const [[now, previous], pages, sources] = await Promise.all([
      figuresOf(behaviour, [range, rangeBefore(range)], { segment: {}, interval: 'day' }, signal),
      listed('page'),
      listed('source'),
    ]);
    return {
      site,
      totals: now.totals,
      previous: previous.totals,
      days: eachDay(range).map((day, index) => ({ day, visitors: now.series[index]?.visitors ?? 0 })),
      pages: pages.map(({ value, visitors }) => ({ path: value, visitors })),
      sources: sources.map(({ value, visitors }) => ({ source: value, visitors })),
    };
  };
