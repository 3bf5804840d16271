import type { DomainEvent } from '@desirepath/contract/domain-events';
import type { Goal } from '@desirepath/contract/goals';
import { WEBHOOKS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { BaseLogger } from 'pino';
import { defineDomainEvents } from '../../jobs/domain-events.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { SafeFetch } from '../../net/safe-fetch/safe-fetch.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Seal } from '../../storage/sealed.ts';
import type { ReferenceKinds } from '../segments/references.ts';
import { defineDelivery } from './deliveries/delivery-job.ts';
import { deleteDeliveries } from './deliveries/queries.ts';
import { defineFinishedSessions, tellAllFinished } from './finished/finished-job.ts';
import { createWebhookHearing } from './hear.ts';
import { sealStored, selectWanted } from './queries.ts';
import { createWebhooksRoutes } from './routes.ts';

interface WebhooksSliceDependencies {
  jobs: Jobs;
  behaviour: Behaviour;
  records: Records;
  /** Seals secrets and addresses in the store. */
  seal: Seal;
  sites: Sites;
  kinds: ReferenceKinds;
  goalsOf: (site: Site) => Promise<Goal[]>;
  safeFetch: SafeFetch;
  baseUrl: string;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
  log: Pick<BaseLogger, 'warn'>;
}

const LOST =
  'webhooks were sealed with another secret (SECRET, or what was kept at the first start): they do nothing until it is back';

/** Webhooks: the routes, the way by which other slices tell what happened, and what the clock has to do. */
export async function openWebhooks(deps: WebhooksSliceDependencies) {
  const { jobs, records, sites, clock, log } = deps;
  const lost = await sealStored(deps);
  if (lost > 0) log.warn({ webhooks: lost }, LOST);
  const deliver = defineDelivery({ ...deps, random: Math.random });
  const hear = createWebhookHearing({ ...deps, findSite: sites.findById, deliver });
  const raise = defineDomainEvents(jobs, hear);
  const tellFinished = defineFinishedSessions({ ...deps, raise });
  let asking: ReturnType<typeof selectWanted> | undefined;
  /** Asked once for all who ask meanwhile. */
  const wanted = () => {
    asking ??= selectWanted(records).finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return {
    routes: createWebhooksRoutes({ ...deps, deliver }),
    raise,
    /** The same for what happens a thousand times a second: nothing is put in line where nobody waits for such. */
    async raiseWanted(event: DomainEvent): Promise<void> {
      if ((await wanted()).get(event.site)?.has(event.type)) await raise(event);
    },
    tellFinished: () => tellAllFinished(records, tellFinished),
    forgetOld: () => deleteDeliveries(records, clock() - WEBHOOKS.logFor),
  };
}
