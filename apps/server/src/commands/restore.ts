import { accessSync, constants, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Refused } from '../errors/refused.ts';
import { restoreBackup } from '../storage/backup/restore.ts';
import { becomeOwner } from './become-owner.ts';
import { defineCommand, say } from './command.ts';
import { sayFingerprints } from './fingerprints.ts';

export const restore = defineCommand({
  name: 'restore',
  says: 'Fill an empty data folder from an archive, and check that it holds the same.',
  explains: 'Afterwards start the server on the folder. A folder that is not empty is refused.',
  options: { FILE: z.string().min(1).describe('The archive that `desirepath backup` wrote.') },
  positional: 'FILE',
  async run({ FILE, DATA_DIR, REPLAY_S3_URL: replays, DATABASE_URL: url }) {
    const folder = resolve(DATA_DIR);
    const archive = resolve(FILE);
    if (existsSync(archive)) {
      becomeOwner(folder);
      refuseUnreadable(archive, folder);
    }
    const { head, fingerprints } = await restoreBackup(archive, folder, { replays, url });
    sayFingerprints(fingerprints);
    say(`\n${folder} holds what was there at ${head.made_at}, table by table.`);
  },
});

function refuseUnreadable(archive: string, folder: string): void {
  try {
    accessSync(archive, constants.R_OK);
  } catch (cause) {
    const who = process.getuid?.() ?? 'unknown';
    throw new Refused('file_unreadable', `${archive} may not be read by the user who works on ${folder} (${who}).`, {
      cause,
    });
  }
}
