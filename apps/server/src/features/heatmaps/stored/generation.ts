import { DEVICES, dateRange, device } from '@desirepath/contract/common';
import { HEATMAP_KINDS, type HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import { HEATMAPS } from '@desirepath/contract/limits';
import type { BaseLogger } from 'pino';
import { z } from 'zod';
import { appError, isTooHeavy } from '../../../errors/app-error.ts';
import type { Add, Jobs } from '../../../jobs/jobs.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { lastDays } from '../../segments/days/last-days.ts';
import { rangeOf } from '../../segments/days/range.ts';
import { mostViewed } from '../../segments/most-viewed/queries.ts';
import { makeHeatmap } from '../maps.ts';
import { keepMap, type MapKey, selectKeys } from './queries.ts';
import { isStale } from './stale.ts';

interface GenerationDependencies {
  jobs: Jobs;
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
  log: Pick<BaseLogger, 'warn'>;
}

/** What is to be made: what is not named is chosen when it is made. */
const wanted = z.object({
  site: z.int(),
  page_url: z.string().optional(),
  heatmap_type: z.enum(HEATMAP_KINDS).optional(),
  device_type: device.optional(),
  dates: dateRange.optional(),
});
type Wanted = z.infer<typeof wanted>;
export type Generate = Add<Wanted>;
export type RefreshMaps = Add<{ site: number }>;

/** Without a type: what most people look at. */
const USUAL_KINDS: readonly HeatmapKind[] = ['click', 'move', 'scroll'];

const DAYS = 30;

/** The jobs that make maps ahead: those that somebody asked for, and those of a site that are stale. */
export function defineGeneration(deps: GenerationDependencies): { generate: Generate; refresh: RefreshMaps } {
  const { jobs, behaviour, records, sites, createUuid, clock, log } = deps;

  /** @returns how many were too heavy to be made */
  const make = async (
    keys: MapKey[],
    running: { progress: (percent: number) => Promise<void>; signal: AbortSignal },
  ) => {
    let tooHeavy = 0;
    for (const [index, key] of keys.entries()) {
      const site = sites.findById(key.site);
      if (!site) break; // removed meanwhile
      const question = { site: key.site, ...key.dates, path: key.page_url, screen: key.device_type };
      const generated_at = clock(); // before it is read: what comes in meanwhile may not be in it
      try {
        const asked = { ...question, kind: key.heatmap_type };
        const map = await makeHeatmap(behaviour, asked, site.settings, running.signal);
        await keepMap(records, { ...key, id: createUuid(), data: map.data, session_count: map.sessions, generated_at });
      } catch (err) {
        // The others are made all the same.
        if (!isTooHeavy(err)) throw err;
        tooHeavy++;
        log.warn({ err, ...key }, 'a map is too heavy to be made');
      }
      await running.progress((100 * (index + 1)) / keys.length);
    }
    return tooHeavy;
  };

  const generate = jobs.define('heatmaps', wanted, async (given, running) => {
    const site = sites.findById(given.site);
    if (!site) return;
    const { time_zone } = site.settings;
    const dates = given.dates ?? lastDays(DAYS, time_zone, clock());
    const range = rangeOf({ site: given.site, ...dates }, time_zone);
    const most = given.page_url ? [] : await mostViewed(behaviour, range, HEATMAPS.generatedPages, running.signal);
    const pages = given.page_url ? [given.page_url] : most.map(({ path }) => path);
    const keys = pages.flatMap((page_url) =>
      (given.heatmap_type ? [given.heatmap_type] : USUAL_KINDS).flatMap((heatmap_type) =>
        (given.device_type ? [given.device_type] : DEVICES).map(
          (device_type): MapKey => ({ site: given.site, page_url, heatmap_type, device_type, dates }),
        ),
      ),
    );
    const tooHeavy = await make(keys, running);
    if (tooHeavy > 0 && tooHeavy === keys.length) throw appError('query_too_heavy'); // for who asked
  });

  const refresh = jobs.define('stale-heatmaps', z.object({ site: z.int() }), async ({ site }, running) => {
    const keys = await selectKeys(records, site);
    await make(
      keys.filter((key) => isStale(key, clock())),
      running,
    );
  });
  return { generate, refresh };
}

/** Puts the refreshing of each site's maps in line. */
export async function refreshAll(sites: Sites, refresh: RefreshMaps): Promise<void> {
  for (const { id } of sites.everySite()) await refresh({ site: id }, { key: String(id) });
}
