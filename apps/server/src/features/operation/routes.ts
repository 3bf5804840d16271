import { hostname } from 'node:os';
import { OPERATION } from '@desirepath/contract/limits';
import type { ServerStatus } from '@desirepath/contract/operation';
import { api } from '../../http/implement.ts';
import { countJobs, dueSince } from '../../jobs/queries.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { diskSpace } from '../../storage/disk-space.ts';
import { refuseOthers } from '../../storage/records/installation.ts';
import type { Records } from '../../storage/records/open.ts';
import { serverOf, sizesIn } from './folder.ts';
import { forecastDisk } from './forecast.ts';
import { selectSamples, selectTables } from './queries.ts';

export interface OperationDependencies {
  behaviour: Behaviour;
  records: Records;
  /** Of all data. */
  folder: string;
  version: string;
  /** How many there are on the same stores. */
  servers: () => number;
  /** epoch ms */
  startedAt: number;
  ingest: {
    minutes(): readonly { at: number; accepted: number; rejected: number }[];
    waitingBytes(): number;
  };
  /** When the newest was made (epoch ms). */
  lastBackupAt: () => number | undefined;
  /** epoch ms */
  clock: () => number;
}

export function createOperationRoutes(deps: OperationDependencies) {
  const { behaviour, records, folder, version, servers, startedAt, ingest, lastBackupAt, clock } = deps;

  const queue = async (now: number): Promise<ServerStatus['queue']> => {
    const [{ queued, running, failed }, since] = await Promise.all([countJobs(records), dueSince(records, now)]);
    return { queued, running, failed, due_since: momentOf(since) };
  };

  const stores = async (): Promise<ServerStatus['stores']> => {
    const [tables, sizes] = await Promise.all([selectTables(behaviour), sizesIn(folder)]);
    return [
      ...tables.map((table) => ({ store: 'behaviour' as const, ...table })),
      // PostgreSQL is a program of its own, with a disk of its own.
      ...(sizes.records > 0
        ? [{ store: 'records' as const, name: 'records.sqlite', rows: null, bytes: sizes.records }]
        : []),
      ...sizes.folders.map((one) => ({ store: 'files' as const, ...one, rows: null })),
    ].sort((one, other) => other.bytes - one.bytes);
  };

  const disk = async (now: number): Promise<ServerStatus['disk']> => {
    const sizes = diskSpace(folder);
    const samples = await selectSamples(records, serverOf(folder), now - OPERATION.diskSeen);
    const { filling_a_day, full_at } = forecastDisk([...samples, { at: now, free_bytes: sizes.free_bytes }]);
    return { ...sizes, filling_a_day, full_at: momentOf(full_at) };
  };

  return {
    status: api.operation.status.handler(async ({ context }) => {
      await refuseOthers(records, context.caller.account.id);
      const now = clock();
      const parts = await Promise.all([queue(now), stores(), disk(now)]);
      return {
        version,
        host: hostname(),
        servers: servers(),
        started_at: new Date(startedAt).toISOString(),
        memory_bytes: process.memoryUsage.rss(),
        ingest: {
          minutes: ingest.minutes().map((minute) => ({ ...minute, at: new Date(minute.at).toISOString() })),
          waiting_bytes: ingest.waitingBytes(),
        },
        queue: parts[0],
        stores: parts[1],
        disk: parts[2],
        slow_queries: behaviour.slow().map((query) => ({ ...query, last_at: new Date(query.last_at).toISOString() })),
        last_backup_at: momentOf(lastBackupAt()),
      };
    }),
  };
}

const momentOf = (at: number | null | undefined) => (at == null ? null : new Date(at).toISOString());
