import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { Registry } from 'prom-client';
import type { Config } from '../settings/config.ts';
import { clearBackupWork } from '../storage/backup/make.ts';
import { type Behaviour, type BehaviourPlace, openBehaviour } from '../storage/behaviour/open.ts';
import { hearErasures } from '../storage/erasures.ts';
import { makeFolder, refuseUnwritable } from '../storage/folder-access.ts';
import { lockFolder } from '../storage/folder-lock.ts';
import { awaitPostgres } from '../storage/records/about-postgres.ts';
import { openRecords, recordsPlace } from '../storage/records/open.ts';
import { createSites } from '../storage/records/sites.ts';
import { recordsFile } from '../storage/records/sqlite-file.ts';
import { openWire, silentWire } from '../storage/records/wire.ts';
import { createUpgrade } from './backups.ts';

interface Surroundings {
  config: Config;
  /** epoch ms */
  clock: () => number;
  log: FastifyBaseLogger;
}

/** Stores that are open already, and are left open: several servers of one test share the engine, of which a process has one. */
export interface GivenStores {
  behaviour?: Behaviour;
}

/** The stores, brought up to date. What of them is in the data folder is opened by this process alone. */
export async function openStores({ config, clock, log }: Surroundings, given: GivenStores) {
  const folder = resolve(config.DATA_DIR);
  const place = recordsPlace(config);
  const isInFolder = 'folder' in place || (config.CLICKHOUSE_URL === undefined && !given.behaviour);
  if (!isInFolder) makeFolder(folder);
  const unlock = isInFolder ? lockFolder(folder) : () => {};
  if (isInFolder) clearBackupWork(folder);
  if ('folder' in place) refuseUnwritable(recordsFile(folder));
  const say = (message: string) => log.warn(message);
  if ('url' in place) await awaitPostgres(place.url, say);
  const upgrade = await createUpgrade(config, clock, say);
  const behaviour =
    given.behaviour ??
    (await openBehaviour(behaviourPlace(config), {
      replays: config.REPLAY_S3_URL,
      memoryMb: config.MEMORY_MB,
      say,
      onError: (err, message) => log.error({ err }, message),
      clock,
      beforeMigrating: upgrade.beforeBehaviour,
    }));
  await upgrade.beforeRecords(given.behaviour ? undefined : behaviour);
  const records = await openRecords(place);
  const wire = 'url' in place ? openWire({ url: place.url, createUuid: randomUUID, clock, log }) : silentWire;
  const onErased = hearErasures(behaviour, wire);
  const sites = await createSites({ records, clock, log });
  const registry = new Registry();
  const close = async () => {
    await wire.close();
    if (!given.behaviour) await behaviour.close();
    await records.destroy();
    unlock();
  };

  return { config, clock, log, folder, behaviour, records, sites, wire, onErased, registry, close };
}

const behaviourPlace = ({ DATA_DIR, CLICKHOUSE_URL, CLICKHOUSE_CLUSTER }: Config): BehaviourPlace =>
  CLICKHOUSE_URL === undefined
    ? join(resolve(DATA_DIR), 'behaviour')
    : { url: CLICKHOUSE_URL, cluster: CLICKHOUSE_CLUSTER };

export type Stores = Awaited<ReturnType<typeof openStores>>;
