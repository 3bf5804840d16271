import { join, resolve } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { Registry } from 'prom-client';
import { createUpgrade } from '../backups.ts';
import type { Config } from '../config.ts';
import { clearBackupWork } from '../storage/backup/make.ts';
import { openBehaviour } from '../storage/behaviour/open.ts';
import { lockFolder } from '../storage/folder-lock.ts';
import { openRecords } from '../storage/records/open.ts';
import { createSites } from '../storage/records/sites.ts';

/** The data folder, opened by this process alone and brought up to date. */
export async function openStores(config: Config, clock: () => number, log: FastifyBaseLogger) {
  const folder = resolve(config.DATA_DIR);
  const unlock = lockFolder(folder);
  clearBackupWork(folder);
  const say = (message: string) => log.warn(message);
  const upgrade = createUpgrade(config, clock, say);
  const behaviour = await openBehaviour(join(folder, 'behaviour'), {
    replays: config.REPLAY_S3_URL,
    say,
    beforeMigrating: upgrade.beforeBehaviour,
  });
  await upgrade.beforeRecords();
  const records = await openRecords({ folder });
  const sites = await createSites({ records, clock, log });
  const registry = new Registry();

  return { config, clock, log, folder, behaviour, records, sites, registry, unlock };
}
export type Stores = Awaited<ReturnType<typeof openStores>>;
