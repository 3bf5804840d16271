import { resolve } from 'node:path';
import type { Config } from '../settings/config.ts';
import { ConfigError } from '../settings/read-settings.ts';
import { moveBehaviour } from '../storage/behaviour/move.ts';
import { lockFolder } from '../storage/folder-lock.ts';
import { fillPostgres } from '../storage/records/dump.ts';
import { defineCommand, say } from './command.ts';
import { sayFingerprints } from './fingerprints.ts';
import { enterData } from './with-records.ts';

export const migrateStore = defineCommand({
  name: 'migrate-store',
  says: 'Move a data folder into the stores that many servers share.',
  explains:
    'With the server on the folder stopped. Records, and the secrets, go to DATABASE_URL; what is measured to CLICKHOUSE_URL. Either has\n' +
    'to be empty, or is left out. The folder stays as it is. One that was cut off is called again and goes on. At the end both hold the\n' +
    'same, table by table, or it says what differs.',
  options: {},
  async run(config) {
    const { DATA_DIR, DATABASE_URL, CLICKHOUSE_URL } = config;
    if (DATABASE_URL === undefined && CLICKHOUSE_URL === undefined)
      throw new ConfigError('DATABASE_URL: is missing, and so is CLICKHOUSE_URL. They say where all is to go.');
    const folder = resolve(DATA_DIR);
    enterData({ DATA_DIR });
    const unlock = lockFolder(folder);
    try {
      if (CLICKHOUSE_URL !== undefined) sayFingerprints(await moveMeasured(config, CLICKHOUSE_URL));
      if (DATABASE_URL !== undefined) sayFingerprints(await fillPostgres(folder, DATABASE_URL));
      say(`\nWhat is in ${folder} has moved. Start the servers with the same settings from now on.`);
    } finally {
      unlock();
    }
  },
});

const moveMeasured = ({ DATA_DIR, CLICKHOUSE_CLUSTER, REPLAY_S3_URL }: Config, url: string) =>
  moveBehaviour({
    folder: resolve(DATA_DIR, 'behaviour'),
    to: { url, cluster: CLICKHOUSE_CLUSTER },
    replays: REPLAY_S3_URL,
    say,
    signal: new AbortController().signal, // who ends the process ends it
  });
