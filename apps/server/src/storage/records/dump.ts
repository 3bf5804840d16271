import { existsSync } from 'node:fs';
import { Refused } from '../../errors/refused.ts';
import { differences, type Fingerprints } from '../backup/manifest.ts';
import { keepShared, readSecrets, readShared, secretsFile, writeSecrets } from '../secrets.ts';
import { examinePostgres, migrationsDone, placeOf } from './about-postgres.ts';
import { connectRecords } from './connect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openRecords, type Records, type RecordsPlace } from './open.ts';
import { copyRecords, recordsFile } from './sqlite-file.ts';
import { copyTables, fingerprintTables } from './tables.ts';

/**
 * Copies the records as they are at one moment into SQLite's file in a folder, so that an archive of either store is the same. They stay of
 * the version that they are of. @throws Refused records_damaged, records_away, folder_newer
 */
export async function dumpRecords(place: RecordsPlace, into: string): Promise<void> {
  if ('folder' in place) return copyRecords(place.folder, recordsFile(into));
  await withBoth([connectRecords({ folder: into }), connectRecords(place)], async (file, postgres) => {
    await examinePostgres(postgres, place.url);
    const done = await migrationsDone(postgres);
    await migrate(file, Object.fromEntries(Object.entries(migrations).filter(([name]) => done.includes(name))));
    await copyTables(postgres, file);
    const secrets = done.includes('0046-many-servers') ? await readShared(postgres) : undefined;
    if (secrets) await writeSecrets(secretsFile(into), secrets);
  });
}

/**
 * Puts the records of a folder, and the secrets that it has, into PostgreSQL. Done again it only looks whether both hold the same.
 * @returns what each table holds, in both @throws Refused store_not_empty, where PostgreSQL has other accounts than the folder
 */
export async function fillPostgres(folder: string, url: string): Promise<Fingerprints> {
  const there = await openRecords({ url });
  const here = await openRecords({ folder }).catch(async (error) => {
    await there.destroy();
    throw error;
  });
  return withBoth([here, there], async (file, postgres) => {
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
  [file, postgres]: [Records, Records],
  work: (file: Records, postgres: Records) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(file, postgres);
  } finally {
    await Promise.all([file.destroy(), postgres.destroy()]);
  }
}
