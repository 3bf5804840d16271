import { FUNNELS } from '@desirepath/contract/limits';
import type { BaseLogger } from 'pino';
import { z } from 'zod';
import { isTooHeavy } from '../../errors/app-error.ts';
import type { Add, Jobs } from '../../jobs/jobs.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { lastDays } from '../segments/days/last-days.ts';
import { rangeOf } from '../segments/days/range.ts';
import { figuresOf } from './analytics/figures.ts';
import { stepRows } from './analytics/queries.ts';
import { selectFunnels, updateMetrics } from './queries.ts';

interface MetricsDependencies {
  jobs: Jobs;
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  /** epoch ms */
  clock: () => number;
  log: Pick<BaseLogger, 'warn'>;
}

const DAYS = 30;

/** The job that measures all funnels of one site, so that their list has figures at once. */
export function defineFunnelMetrics({
  jobs,
  behaviour,
  records,
  sites,
  clock,
  log,
}: MetricsDependencies): Add<{ site: number }> {
  return jobs.define('funnel-metrics', z.object({ site: z.int() }), async ({ site: id }, { progress, signal }) => {
    const site = sites.findById(id);
    if (!site) return;
    const days = lastDays(DAYS, site.settings.time_zone, clock());
    const range = rangeOf({ site: id, ...days }, site.settings.time_zone);
    const funnels = await selectFunnels(records, id, { limit: FUNNELS.saved });
    for (const [index, funnel] of funnels.entries()) {
      try {
        const rows = await stepRows(behaviour, { definition: funnel, range, segment: {}, interval: 'month' }, signal);
        const { steps, conversion } = figuresOf(funnel, rows);
        await updateMetrics(records, funnel, {
          entered: steps[0]?.count ?? 0,
          converted: steps.at(-1)?.count ?? 0,
          conversion,
          ...days,
          measured_at: new Date(clock()).toISOString(),
        });
      } catch (err) {
        // The others have figures all the same.
        if (!isTooHeavy(err)) throw err;
        log.warn({ err, site: id, funnel: funnel.id }, 'a funnel is too heavy to be measured');
      }
      await progress(((index + 1) / funnels.length) * 100);
    }
  });
}

/** Puts the job in line for each site that has funnels. */
export async function measureAll(sites: Sites, records: Records, measure: Add<{ site: number }>): Promise<void> {
  for (const { id } of sites.everySite()) {
    if ((await selectFunnels(records, id, { limit: 1 })).length > 0) await measure({ site: id }, { key: String(id) });
  }
}
