import { contract } from '@desirepath/contract';
import type { FastifyInstance } from 'fastify';
import { appError } from '../../http/app-error.ts';
import type { Guard } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import { rawRoute } from '../../http/raw-route.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { rangeOf } from '../segments/queries.ts';
import { clickPoints, clickTotals, listPages, newestSnapshot } from './queries.ts';

export interface HeatmapsDependencies {
  behaviour: Behaviour;
  sites: Sites;
}

export function createHeatmapsRoutes({ behaviour, sites }: HeatmapsDependencies) {
  return {
    pages: api.heatmaps.pages.handler(async ({ input, context, signal }) => {
      const { settings } = await sites.owned(context.caller.account.id, input.site);
      const range = rangeOf(input, settings.time_zone);
      const rows = await listPages(behaviour, range, { search: input.search, limit: input.limit }, signal);
      return {
        items: rows.map((row) => ({
          ...row,
          devices: row.devices.map(([device, pageviews]) => ({ device, pageviews })),
        })),
      };
    }),

    clicks: api.heatmaps.clicks.handler(async ({ input, context, signal }) => {
      const { settings } = await sites.owned(context.caller.account.id, input.site);
      const range = rangeOf(input, settings.time_zone);
      const [totals, elements] = await Promise.all([
        clickTotals(behaviour, range, input, signal),
        clickPoints(behaviour, range, input, signal),
      ]);
      return {
        ...totals,
        elements: elements.map((element) => ({ ...element, share: element.count / Math.max(totals.total, 1) })),
      };
    }),
  };
}

/** The route that gives the page behind a heatmap, passed through as it is stored. */
export function heatmapSnapshotRoute({ behaviour, sites }: HeatmapsDependencies, guard: Guard) {
  return async (app: FastifyInstance) => {
    rawRoute(app, guard, contract.heatmaps.snapshot, async ({ input, caller, reply }) => {
      await sites.owned(caller.account.id, input.site);
      const snapshot = await newestSnapshot(behaviour, input.site, input);
      if (!snapshot) throw appError('snapshot_not_found');
      const { payload, taken_at, ...size } = snapshot;
      const head = JSON.stringify({ taken_at: new Date(taken_at).toISOString(), ...size });
      return reply.type('application/json').send(`${head.slice(0, -1)},"events":${payload}}`);
    });
  };
}
