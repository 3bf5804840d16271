import { setTimeout as sleep } from 'node:timers/promises';
import type { Records } from '../storage/records/open.ts';
import { noteRetried, type RetriedBatch } from '../storage/records/retried-batches.ts';
import type { Wire } from '../storage/records/wire.ts';

/** Nearly all that arrives is durable within this time, also at a server under load. */
const UNDER_WAY_MS = 1_000;

/** What keeps a batch that comes again at another server from being counted there as well. */
export interface OtherServers {
  /** Waits for what another server may be about to write. */
  settle(): Promise<void>;
  /** Has a retry that is about to be written looked at again, once whatever was under way has long ended. */
  note(batch: RetriedBatch): Promise<void>;
}

export function createOtherServers(records: Records, wire: Wire): OtherServers {
  return {
    async settle() {
      if (wire.servers() > 1) await sleep(UNDER_WAY_MS);
    },
    note: (batch) => noteRetried(records, batch),
  };
}
