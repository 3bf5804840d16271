import { VITALS } from '@desirepath/contract/conditions';
import { daysIn } from '@desirepath/contract/days';
import type { Goal } from '@desirepath/contract/goals';
import { issue } from '@desirepath/contract/issues';
import { QUERY } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { Dimension } from '@desirepath/contract/trends';
import { appError } from '../../errors/app-error.ts';
import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Ask } from '../segments/ask.ts';
import { fittingInterval } from '../segments/days/fitting-interval.ts';
import type { Interval } from '../segments/days/queries.ts';
import { type Ago, asFarAs, type DayRange, rangeBefore, rangeOf, rangeYearBefore } from '../segments/days/range.ts';
import { bucketsOf } from '../segments/intervals/queries.ts';
import { type By, breakdown } from './breakdown/queries.ts';
import { countLive } from './live-figures.ts';
import { type Bucket, figuresOf, robots } from './queries.ts';
import { vitals } from './vitals/queries.ts';

export interface TrendsDependencies {
  behaviour: Behaviour;
  sites: Sites;
  ask: Ask;
  /** Undefined where the site has no such goal. */
  findGoal: (site: Site, id: string) => Promise<Goal | undefined>;
  /** epoch ms */
  clock: () => number;
}

export function createTrendsRoutes({ behaviour, sites, ask, findGoal, clock }: TrendsDependencies) {
  const goalOf = async (site: Site, id: string | undefined): Promise<Goal | undefined> => {
    if (id === undefined) return undefined;
    const goal = await findGoal(site, id);
    if (!goal) throw appError('goal_not_found');
    return goal;
  };

  return {
    overview: api.trends.overview.handler(async ({ input, context, signal }) => {
      const { site, range, segment } = await ask(context.caller.account.id, input);
      const goal = await goalOf(site, input.goal);
      const interval = intervalOf(range, input.interval);
      const before = input.compare === 'year' ? rangeYearBefore(range) : rangeBefore(range);
      const compared = asFarAs(range, before, clock());
      const ago = input.compare && agoOf(input.compare, range);
      const [now, previous] = await figuresOf(behaviour, [range, compared], { segment, goal, interval, ago }, signal);
      return {
        totals: now.totals,
        currency: goal?.currency ?? null,
        previous: previous.totals,
        compared: { from: compared.from, to: compared.to, until: compared.until ?? null },
        interval,
        series: now.series.map(withMoment),
        previous_series: input.compare === undefined ? [] : previous.series.map(withMoment),
      };
    }),

    breakdown: api.trends.breakdown.handler(async ({ input, context, signal }) => {
      const { site, range, segment } = await ask(context.caller.account.id, input);
      const goal = await goalOf(site, input.goal);
      const by = byOf(input);
      const items = await breakdown(behaviour, { range, segment, by, goal, limit: input.limit }, signal);
      return { currency: goal?.currency ?? null, items };
    }),

    vitals: api.trends.vitals.handler(async ({ input, context, signal }) => {
      const { range, segment } = await ask(context.caller.account.id, input);
      const interval = intervalOf(range, input.interval);
      const [rows, buckets] = await Promise.all([
        vitals(behaviour, range, segment, interval, signal),
        bucketsOf(behaviour, range, interval, signal),
      ]);
      const items = VITALS.flatMap((metric) => {
        const own = rows.filter((row) => row.metric === metric);
        const all = own.find((row) => row.is_total);
        if (!all) return [];
        const { p75, samples, good, poor } = all;
        const byStart = new Map(own.filter((row) => !row.is_total).map((row) => [row.at, row.p75]));
        const series = buckets.map((at) => ({ at: iso(at), p75: byStart.get(at) ?? null }));
        return [{ metric, p75, samples, good, poor, series }];
      });
      return { interval, items };
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

const agoOf = (compare: 'previous' | 'year', range: DayRange): Ago =>
  compare === 'year' ? { unit: 'year', count: 1 } : { unit: 'day', count: daysIn(range) };

const iso = (at: number) => new Date(at).toISOString();
const withMoment = ({ at, ...figures }: Bucket) => ({ at: iso(at), ...figures });

/** @throws AppError invalid_input where it is to be by a property and none is named */
function byOf({ by, property, event }: { by: Dimension | 'property'; property?: string; event?: string }): By {
  if (by !== 'property') return { dimension: by };
  if (property === undefined) throw appError('invalid_input', { issues: [issue('property', 'needs_property')] });
  return { property, event };
}

const DAY_MINUTES = 24 * 60;
/** Of an interval, at least. */
const MINUTES: Record<Interval, number> = {
  minute: 1,
  hour: 60,
  day: DAY_MINUTES,
  week: 7 * DAY_MINUTES,
  month: 28 * DAY_MINUTES,
};

/** The interval that was asked for, or one that fits. @throws AppError too_many_points */
function intervalOf(range: DayRange, asked: Interval | undefined): Interval {
  const days = daysIn(range);
  const interval = asked ?? fittingInterval(days);
  if ((days * DAY_MINUTES) / MINUTES[interval] > QUERY.points) throw appError('too_many_points');
  return interval;
}
