import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from '../../errors/refused.ts';
import { restoreBehaviour } from '../behaviour/backup.ts';
import { copiesIn, DATABASE, openEngine, withConnection } from '../behaviour/embedded/engine.ts';
import { knowsBehaviour } from '../behaviour/migrate.ts';
import { refuseFullDisk } from '../disk-space.ts';
import { makeFolder } from '../folder-access.ts';
import { lockFolder, UNFINISHED_RESTORE } from '../folder-lock.ts';
import { fullDisk } from '../full-disk.ts';
import { putInPlace } from '../put-in-place.ts';
import { fillPostgres } from '../records/dump.ts';
import { migrations } from '../records/migrations/index.ts';
import { fingerprintRecords, recordsFile } from '../records/sqlite-file.ts';
import { secretsFile } from '../secrets.ts';
import { readArchive } from './archive.ts';
import { BEHAVIOUR, RECORDS, SMALL_FILES } from './layout.ts';
import { differences, type Fingerprints, type Manifest } from './manifest.ts';

/** What a new file system has in it. */
const NOTHING = new Set(['lost+found']);

export interface RestorePlaces {
  /** Address below which replays are kept, instead of in the folder. */
  replays?: string | undefined;
  /** Address of an empty PostgreSQL that is to have the records, instead of the folder. */
  url?: string | undefined;
}

/**
 * Fills an empty data folder from an archive, and compares what is there then with what was packed. Nothing is left behind
 * where it fails. @throws Refused folder_unusable, folder_not_empty, store_not_empty, archive_missing, archive_damaged, archive_newer,
 * disk_too_full
 */
export async function restoreBackup(
  file: string,
  folder: string,
  { replays, url }: RestorePlaces = {},
): Promise<{ head: Manifest; fingerprints: Fingerprints }> {
  if (!existsSync(file)) throw new Refused('archive_missing', `There is no file ${file}.`);
  makeFolder(folder);
  if (readdirSync(folder).some((name) => !NOTHING.has(name))) {
    throw new Refused('folder_not_empty', `${folder} is not empty. Restore into a new folder: set DATA_DIR.`);
  }
  // What was unpacked is there until the store has a copy of it.
  refuseFullDisk('A restoration', 2 * statSync(file).size, folder);
  const unlock = lockFolder(folder);
  writeFileSync(join(folder, UNFINISHED_RESTORE), '');
  try {
    const behaviour = join(folder, 'behaviour');
    const unpacked = join(copiesIn(behaviour), 'restored');
    mkdirSync(unpacked, { recursive: true });
    const head = await readArchive(file, unpacked, refuseNewer);
    const fingerprints = {
      ...(await moveRecords(unpacked, folder).catch((cause) => {
        throw isDamaged(cause) ? new Refused('archive_damaged', `${file} has damaged records.`, { cause }) : cause;
      })),
      ...(head.schema.behaviour === null ? {} : await fillBehaviour(behaviour, join(unpacked, BEHAVIOUR), replays)),
    };
    const wrong = differences(head.fingerprints, fingerprints);
    if (wrong.length > 0)
      throw new Refused('archive_damaged', `${file} does not hold what it says.\n${wrong.join('\n')}`);
    if (url !== undefined) {
      await fillPostgres(folder, url);
      for (const path of [recordsFile(folder), secretsFile(folder)]) rmSync(path, { force: true });
    }
    rmSync(copiesIn(behaviour), { recursive: true });
    rmSync(join(folder, UNFINISHED_RESTORE));
    return { head, fingerprints };
  } catch (error) {
    const refusal = fullDisk(error, folder); // before there is room again
    for (const name of readdirSync(folder)) {
      if (!NOTHING.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
    }
    throw refusal ?? error;
  } finally {
    unlock();
  }
}

function refuseNewer({ schema, version }: Manifest): void {
  const isKnown = schema.records in migrations && (schema.behaviour === null || knowsBehaviour(schema.behaviour));
  if (isKnown) return;
  throw new Refused(
    'archive_newer',
    `This backup was made by Desirepath ${version}, which is newer. Restore it with that version.`,
  );
}

const isDamaged = (error: unknown) => error instanceof Refused && error.code === 'records_damaged';

async function moveRecords(unpacked: string, folder: string): Promise<Fingerprints> {
  for (const name of [RECORDS, ...SMALL_FILES]) {
    if (existsSync(join(unpacked, name))) await putInPlace(join(unpacked, name), join(folder, name));
  }
  return existsSync(recordsFile(folder)) ? fingerprintRecords(recordsFile(folder)) : {};
}

async function fillBehaviour(behaviour: string, from: string, replays: string | undefined): Promise<Fingerprints> {
  const engine = openEngine(behaviour, replays);
  try {
    return await withConnection(behaviour, (store) => restoreBehaviour(store, DATABASE, from));
  } finally {
    engine.close();
  }
}
