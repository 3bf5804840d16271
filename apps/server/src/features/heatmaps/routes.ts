import { contract } from '@desirepath/contract';
import { DEVICES } from '@desirepath/contract/common';
import type { FastifyInstance } from 'fastify';
import { abortOnClose } from '../../http/abort-on-close.ts';
import { csvOf } from '../../http/csv.ts';
import type { Guard } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import { rawRoute } from '../../http/raw-route.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Ask } from '../segments/ask.ts';
import { rangeOf } from '../segments/days/range.ts';
import { engagementOf } from './engagement.ts';
import { makeHeatmap } from './maps.ts';
import { viewsByDevice } from './on-page/queries.ts';
import { listPages } from './queries.ts';
import { listSnapshots } from './snapshots/queries.ts';
import { findSnapshot, snapshotText, toSnapshot } from './snapshots/snapshot.ts';

export interface HeatmapsDependencies {
  behaviour: Behaviour;
  sites: Sites;
  ask: Ask;
}

export function createHeatmapsRoutes({ behaviour, sites, ask }: HeatmapsDependencies) {
  return {
    pages: api.heatmaps.pages.handler(async ({ input, context, signal }) => {
      const { settings } = await sites.owned(context.caller.account.id, input.site);
      const range = rangeOf(input, settings.time_zone);
      const keepsQueries = settings.query_keys.length > 0;
      const rows = await listPages(behaviour, range, { ...input, search: input.search, keepsQueries }, signal);
      return {
        items: rows.map((row) => ({
          ...row,
          devices: row.devices.map(([device, pageviews]) => ({ device, pageviews })),
        })),
      };
    }),

    devices: api.heatmaps.devices.handler(async ({ input, context, signal }) => {
      const { site, segment } = await ask(context.caller.account.id, input);
      const views = await viewsByDevice(behaviour, { ...input, ...segment }, site.settings, signal);
      return { items: DEVICES.map((device) => ({ device, pageviews: views[device] })) };
    }),

    query: api.heatmaps.query.handler(async ({ input, context, signal }) => {
      const { site, segment } = await ask(context.caller.account.id, input);
      return makeHeatmap(behaviour, { ...input, ...segment }, site.settings, signal);
    }),

    engagement: api.heatmaps.engagement.handler(async ({ input, context, signal }) => {
      const { site, segment } = await ask(context.caller.account.id, input);
      return engagementOf(behaviour, { ...input, ...segment }, site.settings, signal);
    }),

    snapshots: api.heatmaps.snapshots.handler(async ({ input, context, signal }) => {
      const { settings } = await sites.owned(context.caller.account.id, input.site);
      const rows = await listSnapshots(behaviour, input.site, input, settings, signal);
      return { items: rows.map(toSnapshot) };
    }),
  };
}

/** The route that gives the page behind a heatmap, passed through as it is stored. */
export function heatmapSnapshotRoute(
  { behaviour, sites }: Pick<HeatmapsDependencies, 'behaviour' | 'sites'>,
  guard: Guard,
) {
  return async (app: FastifyInstance) => {
    rawRoute(app, guard, contract.heatmaps.snapshot, async ({ input, caller, reply }) => {
      const { settings } = await sites.owned(caller.account.id, input.site);
      const found = await findSnapshot(behaviour, input.site, input, settings);
      return reply.type('application/json').send(snapshotText(found));
    });
  };
}

const COLUMNS = [
  'selector',
  'text',
  'clicks',
  'pageviews',
  'share',
  'sessions',
  'order',
  'first_click_ms',
  'conversions',
  'conversion',
  'revenue',
] as const;

/** The route that gives the elements of a page as a file. */
export function heatmapElementsRoute(
  { behaviour, ask }: Pick<HeatmapsDependencies, 'behaviour' | 'ask'>,
  guard: Guard,
) {
  return async (app: FastifyInstance) => {
    rawRoute(app, guard, contract.heatmaps.elementsCsv, async ({ input, caller, reply }) => {
      const { site, segment } = await ask(caller.account.id, input);
      const { elements } = await engagementOf(behaviour, { ...input, ...segment }, site.settings, abortOnClose(reply));
      const rows = elements.map((element) => COLUMNS.map((column) => element[column]));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="elements.csv"')
        .send(csvOf(COLUMNS, rows));
    });
  };
}
