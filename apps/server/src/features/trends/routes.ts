import type { INTERVALS } from '@desirepath/contract/trends';
import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Ask } from '../segments/ask.ts';
import { daysIn, rangeBefore, rangeOf } from '../segments/queries.ts';
import { countLive } from './live-figures.ts';
import { breakdown, robots, totals, totalsOverTime } from './queries.ts';

export interface TrendsDependencies {
  behaviour: Behaviour;
  sites: Sites;
  ask: Ask;
  /** epoch ms */
  clock: () => number;
}

export function createTrendsRoutes({ behaviour, sites, ask, clock }: TrendsDependencies) {
  return {
    overview: api.trends.overview.handler(async ({ input, context, signal }) => {
      const { range, segment } = await ask(context.caller.account.id, input);
      const interval = input.interval ?? fittingInterval(daysIn(range));
      const [now, previous] = await Promise.all([
        totalsOverTime(behaviour, range, segment, interval, signal),
        totals(behaviour, rangeBefore(range), segment, signal),
      ]);
      const series = now.series.map(({ at, ...figures }) => ({ at: new Date(at).toISOString(), ...figures }));
      return { totals: now.totals, previous, interval, series };
    }),

    breakdown: api.trends.breakdown.handler(async ({ input, context, signal }) => {
      const { range, segment } = await ask(context.caller.account.id, input);
      return { items: await breakdown(behaviour, range, segment, input.by, input.limit, signal) };
    }),

    robots: api.trends.robots.handler(async ({ input, context, signal }) => {
      const { settings } = await sites.owned(context.caller.account.id, input.site);
      const items = await robots(behaviour, rangeOf(input, settings.time_zone), signal);
      return { items, total: items.reduce((sum, { batches }) => sum + batches, 0) };
    }),

    live: api.trends.live.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      return countLive(behaviour, input.site, clock());
    }),
  };
}

/** Few enough points to see each, enough to see a shape. */
function fittingInterval(days: number): (typeof INTERVALS)[number] {
  if (days <= 2) return 'hour';
  if (days <= 92) return 'day';
  return days <= 400 ? 'week' : 'month';
}
