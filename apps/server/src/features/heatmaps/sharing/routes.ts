import { contract } from '@desirepath/contract';
import type { SharedThing } from '@desirepath/contract/shares';
import type { ReplayEvent } from '@desirepath/contract/tracking';
import type { FastifyInstance } from 'fastify';
import { AppError, appError } from '../../../errors/app-error.ts';
import type { Guard, Share } from '../../../http/guard.ts';
import { shareApi } from '../../../http/implement.ts';
import { rawShareRoute } from '../../../http/raw-route.ts';
import { usesNamedIn, withContents } from '../../../storage/behaviour/assets/contents.ts';
import { assetUses } from '../../../storage/behaviour/assets/uses.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { rangeOf } from '../../segments/days/range.ts';
import { type ReferenceKinds, resolveSegment } from '../../segments/references.ts';
import { makeHeatmap } from '../maps.ts';
import { findSnapshot, snapshotText } from '../snapshots/snapshot.ts';

type SharedHeatmap = Extract<SharedThing, { kind: 'heatmap' }>;

interface SharingDependencies {
  behaviour: Behaviour;
  sites: Pick<Sites, 'findById'>;
  kinds: ReferenceKinds;
}

/** How the slice of shares finds what of ours can be shared: any map of the site whose days can be asked for. */
export function shareableHeatmaps({ sites, kinds }: Pick<SharingDependencies, 'sites' | 'kinds'>) {
  return {
    heatmap: async (siteId: number, { map, path, from, to, filter }: SharedHeatmap) => {
      const site = sites.findById(siteId);
      if (!site) return undefined;
      // Each throws where that cannot be asked for.
      rangeOf({ site: siteId, from, to }, site.settings.time_zone);
      await resolveSegment(site, filter, kinds);
      return { name: `${map} map of ${path}` };
    },
  };
}

const isRefusal = (error: unknown) => error instanceof AppError && error.code === 'invalid_input';

/** @throws AppError share_not_found where it is not a heatmap's link, or its site is gone */
function findShown({ sites }: Pick<SharingDependencies, 'sites'>, { site, thing }: Share) {
  const found = sites.findById(site);
  if (!found || thing.kind !== 'heatmap') throw appError('share_not_found');
  return { site: found, thing };
}

export function createSharedHeatmapRoutes({ behaviour, sites, kinds }: SharingDependencies) {
  return {
    get: shareApi.sharedHeatmap.get.handler(async ({ context: { share, setHeader }, signal }) => {
      setHeader('cache-control', 'no-store');
      const { site, thing } = findShown({ sites }, share);
      const { map: kind, path, screen, from, to, filter } = thing;
      // What is wrong with it names segments and goals, which are not for who has the link.
      const segment = await resolveSegment(site, filter, kinds).catch((cause: unknown) => {
        throw isRefusal(cause) ? appError('share_not_found', { cause }) : cause;
      });
      const question = { ...segment, site: site.id, from, to, path, screen, kind };
      return { map: await makeHeatmap(behaviour, question, site.settings, signal), path, screen, from, to };
    }),
    /** What the page shows, and nothing that came on it later. */
    assets: shareApi.sharedHeatmap.assets.handler(async ({ context: { share, setHeader } }) => {
      setHeader('cache-control', 'no-store');
      const { snapshot, payload } = await snapshotBehind({ behaviour, sites }, share);
      const uses = await assetUses(behaviour, share.site, { page: snapshot.page_id });
      // Each event was checked when it came in, and what is stored is its JSON.
      const events: ReplayEvent[] = JSON.parse(payload);
      return withContents(behaviour, share.site, await usesNamedIn(behaviour, share.site, uses, events));
    }),
  };
}

function snapshotBehind({ behaviour, sites }: Omit<SharingDependencies, 'kinds'>, share: Share) {
  const { site, thing } = findShown({ sites }, share);
  const { path, screen, state, snapshot: id } = thing;
  return findSnapshot(behaviour, site.id, { path, screen, state, id }, site.settings);
}

/** The route that gives the page behind a shared heatmap. */
export function sharedSnapshotRoute({ behaviour, sites }: Omit<SharingDependencies, 'kinds'>, guard: Guard) {
  return async (app: FastifyInstance) => {
    rawShareRoute(app, guard, contract.sharedHeatmap.snapshot, async ({ share, reply }) => {
      const found = await snapshotBehind({ behaviour, sites }, share);
      return reply.header('cache-control', 'no-store').type('application/json').send(snapshotText(found));
    });
  };
}
