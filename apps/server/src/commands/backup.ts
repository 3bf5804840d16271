import { resolve } from 'node:path';
import { z } from 'zod';
import { backupFolder } from '../app/backups.ts';
import { readManifest } from '../storage/backup/archive.ts';
import { nextBackup } from '../storage/backup/rotation.ts';
import { defineCommand, say } from './command.ts';
import { sayFingerprints } from './fingerprints.ts';
import { haveDone } from './have-done.ts';

export const backup = defineCommand({
  name: 'backup',
  says: 'Write all data into one archive, while the server runs or not.',
  explains:
    'Holds both stores, kept pictures and fonts, and the secrets: guard it as you guard the data folder. Prints what each\ntable holds, as it stands in the archive.',
  options: { FILE: z.string().min(1).optional().describe('The archive to be; without it, a new one in BACKUP_DIR.') },
  positional: 'FILE',
  async run(config) {
    const file = config.FILE ? resolve(config.FILE) : nextBackup(backupFolder(config), Date.now());
    await haveDone(config, { kind: 'backup', payload: { file } });
    const { fingerprints } = await readManifest(file);
    sayFingerprints(fingerprints);
    say(`\n${file} is whole.`);
    if (config.CLICKHOUSE_URL !== undefined)
      say('What is measured is in ClickHouse, and is backed up there: docs/guide/scale.md.');
  },
});
