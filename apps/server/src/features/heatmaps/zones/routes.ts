import { HEATMAPS } from '@desirepath/contract/limits';
import { appError } from '../../../errors/app-error.ts';
import { api } from '../../../http/implement.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import type { Ask } from '../../segments/ask.ts';
import { eachDay } from '../../segments/days/range.ts';
import { eventsOnPage } from '../on-page/queries.ts';
import {
  deleteZone,
  insertZone,
  renameZone,
  selectZone,
  selectZones,
  type ZoneDayRow,
  zoneDays,
  zoneTotals,
} from './queries.ts';

export interface ZonesDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  ask: Ask;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

const NOTHING: Omit<ZoneDayRow, 'date'> = { clicks: 0, rage: 0, dead: 0, error: 0, pageviews: 0 };

export function createZonesRoutes({ behaviour, records, sites, ask, createUuid, clock }: ZonesDependencies) {
  return {
    list: api.zones.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      return { items: await selectZones(records, input.site, input.path) };
    }),
    create: api.zones.create.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      if ((await selectZones(records, input.site)).length >= HEATMAPS.zones) throw appError('too_many_zones');
      const { site: site_id, name, path, screen = null, shape } = input;
      return insertZone(records, { id: createUuid(), site_id, name, path, screen, shape, created_at: clock() });
    }),
    rename: api.zones.rename.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      const zone = await renameZone(records, input.site, input.id, input.name);
      if (!zone) throw appError('zone_not_found');
      return zone;
    }),
    remove: api.zones.remove.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      if (!(await deleteZone(records, query.site, params.id))) throw appError('zone_not_found');
    }),
    figures: api.zones.figures.handler(async ({ input, context, signal }) => {
      const { site, segment } = await ask(context.caller.account.id, input);
      const zone = await selectZone(records, input.site, input.id);
      if (!zone) throw appError('zone_not_found');
      const on = await eventsOnPage(
        behaviour,
        { ...input, ...segment, path: zone.path, screen: zone.screen ?? undefined },
        site.settings,
        ['click', 'rage_click', 'dead_click', 'error_click'],
        signal,
      );
      const [rows, { all, clicked_pageviews, sessions }] = await Promise.all([
        zoneDays(behaviour, zone.shape, on, signal),
        zoneTotals(behaviour, zone.shape, on, signal),
      ]);
      const known = new Map(rows.map(({ date, ...counts }) => [date, counts]));
      const days = eachDay(input).map((day) => ({ day, ...(known.get(day) ?? NOTHING) }));
      const sum = (name: keyof typeof NOTHING) => days.reduce((total, day) => total + day[name], 0);
      const [clicks, rage, dead] = [sum('clicks'), sum('rage'), sum('dead')];
      return {
        ...{ clicks, rage, dead, error: sum('error'), pageviews: sum('pageviews') },
        ...{ share: clicks / Math.max(all, 1), clicked_pageviews, sessions, days },
      };
    }),
  };
}
