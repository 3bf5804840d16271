import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Wire } from '../../storage/records/wire.ts';
import type { RateLimits } from '../rate-limits.ts';
import type { createReceiver } from '../receive.ts';
import type { DeliveryDependencies } from './deliver.ts';
import { findLastBodies, findStoredSessions } from './queries.ts';
import { SeenBodies } from './seen-bodies.ts';
import { ClientSessions } from './sessions.ts';

export interface ClientsDependencies {
  receive: ReturnType<typeof createReceiver>;
  limits: RateLimits;
  behaviour: Behaviour;
  sites: Pick<Sites, 'findByTrackingId' | 'findById' | 'findByHost' | 'everySite'>;
  /** epoch ms */
  clock: () => number;
  createUuid: () => string;
  siteOfKey: DeliveryDependencies['siteOfKey'];
  wire: Wire;
}

/** What foreign clients need, as a process that begins has it. */
export async function createClients({
  receive,
  limits,
  behaviour,
  sites,
  clock,
  createUuid,
  siteOfKey,
  wire,
}: ClientsDependencies): Promise<DeliveryDependencies> {
  const find = findStoredSessions(behaviour);
  return {
    receive,
    limits,
    sites,
    sessions: new ClientSessions({ find, everySite: sites.everySite, clock, createUuid }),
    clock,
    createUuid,
    seen: new SeenBodies(await findLastBodies(behaviour), wire),
    secret: createUuid(),
    siteOfKey,
  };
}
