import { resolve } from 'node:path';
import { ConfigError } from '../read-settings.ts';
import { lockFolder } from '../storage/folder-lock.ts';
import { fillPostgres } from '../storage/records/dump.ts';
import { defineCommand, say } from './command.ts';
import { sayFingerprints } from './fingerprints.ts';
import { refuseNothing } from './with-records.ts';

export const migrateStore = defineCommand({
  name: 'migrate-store',
  says: 'Move a data folder into the stores that many servers share.',
  explains:
    'With the server on the folder stopped. Records, and the secrets, go to DATABASE_URL, which has to be empty. The folder stays as it\n' +
    'is. One that was cut off is called again and goes on. At the end both hold the same, table by table, or it says what differs.',
  options: {},
  async run(config) {
    const { DATA_DIR, DATABASE_URL } = config;
    if (DATABASE_URL === undefined)
      throw new ConfigError('DATABASE_URL: is missing. It says where the records are to go.');
    const folder = resolve(DATA_DIR);
    refuseNothing({ DATA_DIR });
    const unlock = lockFolder(folder);
    try {
      sayFingerprints(await fillPostgres(folder, DATABASE_URL));
      say(`\nThe records of ${folder} are in PostgreSQL. Start the servers with DATABASE_URL from now on.`);
    } finally {
      unlock();
    }
  },
});
