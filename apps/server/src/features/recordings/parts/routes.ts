import { LIVE } from '@desirepath/contract/limits';
import { appError } from '../../../errors/app-error.ts';
import { api } from '../../../http/implement.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { findHoles } from './holes.ts';
import { toPart } from './part.ts';
import { eventNumbers, findParts, lastMoment } from './queries.ts';

export interface PartsDependencies {
  behaviour: Behaviour;
  sites: Sites;
  /** Is told that somebody watches this session live; resolves once something of it came since then (epoch ms), or soon. */
  newsOf(site: number, id: string, since: number): Promise<void>;
  /** epoch ms */
  clock: () => number;
}

/** A chunk can be found only so long after the moment that it is stamped with: it waits for others, and for the disk. */
const DURABLE_AFTER = 10_000;

/** By when it happened: what a browser kept for an hour arrives now, and nobody is there any more. */
const isLive = (last: number, now: number) => last > now - LIVE.window;

export function createPartsRoutes({ behaviour, sites, newsOf, clock }: PartsDependencies) {
  return {
    list: api.recordingParts.list.handler(async ({ input: { site, id, since }, context }) => {
      await sites.owned(context.caller.account.id, site);
      if (since !== undefined) {
        await newsOf(site, id, since);
        const asOf = clock();
        const [parts, last] = await Promise.all([
          findParts(behaviour, site, id, since - DURABLE_AFTER),
          lastMoment(behaviour, site, id),
        ]);
        return { items: parts.map(toPart), holes: [], is_live: isLive(last, asOf), as_of: asOf };
      }
      const asOf = clock();
      const [parts, numbers] = await Promise.all([findParts(behaviour, site, id), eventNumbers(behaviour, site, id)]);
      if (parts.length === 0) throw appError('recording_not_found');
      return {
        items: parts.map(toPart),
        holes: findHoles(parts, numbers),
        is_live: isLive(Math.max(...parts.map(({ to }) => to)), asOf),
        as_of: asOf,
      };
    }),
  };
}
