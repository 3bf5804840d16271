import { existsSync } from 'node:fs';
import { differences, type Fingerprints } from '../backup/manifest.ts';
import { Refused } from '../refused.ts';
import { keepShared, readSecrets, readShared, secretsFile, writeSecrets } from '../secrets.ts';
import { placeOf } from './about-postgres.ts';
import { copyRecords, recordsFile } from './copy.ts';
import { openRecords, type Records, type RecordsPlace } from './open.ts';
import { copyTables, fingerprintTables } from './tables.ts';

/** Copies the records as they are at one moment into SQLite's file in a folder, so that an archive of either store is the same. */
export async function dumpRecords(place: RecordsPlace, into: string): Promise<void> {
  if ('folder' in place) return copyRecords(place.folder, recordsFile(into));
  await withBoth({ folder: into }, place, async (file, postgres) => {
    await copyTables(postgres, file);
    const secrets = await readShared(postgres);
    if (secrets) writeSecrets(secretsFile(into), secrets);
  });
}

/**
 * Puts the records of a folder, and the secrets that it has, into PostgreSQL. Done again it only looks whether both hold the same.
 * @returns what each table holds, in both @throws Refused store_not_empty, where PostgreSQL has other accounts than the folder
 */
export function fillPostgres(folder: string, url: string): Promise<Fingerprints> {
  return withBoth({ folder }, { url }, async (file, postgres) => {
    const wanted = await fingerprintTables(file);
    const isNew = (await postgres.selectFrom('accounts').select('id').limit(1).execute()).length === 0;
    if (isNew) await copyTables(file, postgres);
    const wrong = differences(wanted, await fingerprintTables(postgres), ['in the folder', 'in PostgreSQL']);
    if (wrong.length > 0) {
      throw new Refused(
        'store_not_empty',
        `${placeOf(url)} holds something else than ${folder}. Name an empty database, or empty this one.\n${wrong.join('\n')}`,
      );
    }
    // Where the operator has set a SECRET, none is kept.
    const secrets = secretsFile(folder);
    if (existsSync(secrets)) await keepShared(postgres, readSecrets(secrets));
    return wanted;
  });
}

async function withBoth<Result>(
  at: { folder: string },
  postgresAt: { url: string },
  work: (file: Records, postgres: Records) => Promise<Result>,
): Promise<Result> {
  const postgres = await openRecords(postgresAt);
  try {
    const file = await openRecords(at);
    try {
      return await work(file, postgres);
    } finally {
      await file.destroy();
    }
  } finally {
    await postgres.destroy();
  }
}
