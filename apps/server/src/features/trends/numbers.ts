import type { VITALS } from '@desirepath/contract/conditions';
import type { Goal } from '@desirepath/contract/goals';
import type { Site } from '@desirepath/contract/sites';
import { appError } from '../../errors/app-error.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { MeasureNumber } from '../segments/numbers.ts';
import { type Bucket, figuresOf } from './queries.ts';
import { vitals } from './vitals/queries.ts';

interface NumbersDependencies {
  behaviour: Behaviour;
  findGoal: (site: Site, id: string) => Promise<Goal | undefined>;
}

/** The numbers of the overview, for whoever watches them. */
export function trendNumbers({ behaviour, findGoal }: NumbersDependencies) {
  const ofTotals =
    (read: (bucket: Bucket) => number | null): MeasureNumber =>
    async ({ site, range, segment, interval, of }, signal) => {
      const goal = of === null ? undefined : await findGoal(site, of);
      if (of !== null && !goal) throw appError('goal_not_found');
      const [{ series }] = await figuresOf(behaviour, [range], { segment, goal, interval }, signal);
      return series.map((bucket) => ({ at: bucket.at, value: read(bucket), count: bucket.sessions }));
    };
  const share = (read: (bucket: Bucket) => number) => ofTotals((bucket) => (bucket.sessions > 0 ? read(bucket) : null));

  const ofVitals =
    (wanted: (typeof VITALS)[number]): MeasureNumber =>
    async ({ range, segment, interval }, signal) => {
      const rows = await vitals(behaviour, range, segment, interval, signal);
      return rows
        .filter(({ metric, is_total }) => metric === wanted && !is_total)
        .map(({ at, p75, samples }) => ({ at, value: p75, count: samples }));
    };

  return {
    visitors: ofTotals(({ visitors }) => visitors),
    sessions: ofTotals(({ sessions }) => sessions),
    pageviews: ofTotals(({ pageviews }) => pageviews),
    errors: ofTotals(({ errors }) => errors),
    bounce_rate: share(({ bounce_rate }) => bounce_rate),
    frustration_rate: share(({ frustration_rate }) => frustration_rate),
    duration: share(({ duration }) => duration),
    conversion_rate: share(({ conversions, sessions }) => conversions / sessions),
    LCP: ofVitals('LCP'),
    INP: ofVitals('INP'),
    CLS: ofVitals('CLS'),
    FCP: ofVitals('FCP'),
    TTFB: ofVitals('TTFB'),
  };
}
