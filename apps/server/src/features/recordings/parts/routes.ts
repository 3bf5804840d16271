import { LIVE } from '@desirepath/contract/limits';
import { appError } from '../../../http/app-error.ts';
import { api } from '../../../http/implement.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { findHoles } from './holes.ts';
import { toPart } from './part.ts';
import { eventNumbers, findParts } from './queries.ts';

export interface PartsDependencies {
  behaviour: Behaviour;
  sites: Sites;
  /** Told that somebody watches this session live. */
  watch(site: number, id: string): void;
  /** epoch ms */
  clock: () => number;
}

/** A chunk can be found only so long after the moment that it is stamped with: it waits for others, and for the disk. */
const DURABLE_AFTER = 10_000;

export function createPartsRoutes({ behaviour, sites, watch, clock }: PartsDependencies) {
  return {
    list: api.recordingParts.list.handler(async ({ input: { site, id, since }, context }) => {
      await sites.owned(context.caller.account.id, site);
      const asOf = clock();
      if (since !== undefined) {
        watch(site, id);
        const parts = await findParts(behaviour, site, id, since - DURABLE_AFTER);
        return { items: parts.map(toPart), holes: [], is_live: true, as_of: asOf };
      }
      const [parts, numbers] = await Promise.all([findParts(behaviour, site, id), eventNumbers(behaviour, site, id)]);
      if (parts.length === 0) throw appError('recording_not_found');
      const newest = Math.max(...parts.map(({ received_at }) => received_at));
      return {
        items: parts.map(toPart),
        holes: findHoles(parts, numbers),
        is_live: newest > asOf - LIVE.window,
        as_of: asOf,
      };
    }),
  };
}
