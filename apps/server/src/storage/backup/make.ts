import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Refused } from '../../errors/refused.ts';
import type { Behaviour, BehaviourCopy } from '../behaviour/open.ts';
import { refuseFullDisk } from '../disk-space.ts';
import { dumpRecords } from '../records/dump.ts';
import type { RecordsPlace } from '../records/open.ts';
import { fingerprintRecords, migrationsOfRecords } from '../records/sqlite-file.ts';
import { sizeBelow } from '../size-below.ts';
import { type Packed, writeArchive } from './archive.ts';
import { BEHAVIOUR, RECORDS, SMALL_FILES } from './layout.ts';
import type { Fingerprints, Manifest } from './manifest.ts';

/** Where copies stand while they are packed. */
const WORK = 'unfinished-backup-';

/** Removes what backups have left that were killed: copies of all accounts. Whoever calls it has the folder for itself. */
export function clearBackupWork(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(WORK)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

export interface BackupOrder {
  /** The data folder. */
  folder: string;
  /** Where the records are; left out, they are in the folder. */
  place?: RecordsPlace;
  /** The archive to be. */
  file: string;
  version: string;
  /** epoch ms */
  now: number;
  /** Copies behaviour; undefined where only the records are to be kept. */
  copyBehaviour?: Behaviour['copy'];
}

/**
 * Writes one archive of a data folder while it is in use. Behaviour is copied first: a site that is removed in between is
 * noted in the records as removed, and its events are cleared away after a restore. @throws Refused disk_too_full
 */
export async function makeBackup(order: BackupOrder): Promise<Fingerprints> {
  const { folder, place = { folder }, file, version, now, copyBehaviour } = order;
  if (existsSync(file)) throw new Refused('file_exists', `${file} is there already. Name another file.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (copyBehaviour) {
    // The copy and the archive are there together for a moment, though what is packed is given up file by file.
    const needed = await sizeBelow(join(folder, 'behaviour'));
    for (const place of [folder, dirname(file)]) refuseFullDisk('A backup', needed, place);
  }
  const work = mkdtempSync(join(folder, WORK));
  let behaviour: BehaviourCopy | undefined;
  try {
    behaviour = await copyBehaviour?.();
    const records = join(work, RECORDS);
    await dumpRecords(place, work);
    const fingerprints = { ...fingerprintRecords(records), ...behaviour?.fingerprints };
    const head: Manifest = {
      format: 1,
      version,
      made_at: new Date(now).toISOString(),
      schema: {
        records: migrationsOfRecords(records).at(-1) ?? '',
        behaviour: behaviour?.schema ?? null,
      },
      fingerprints,
    };
    await writeArchive(file, head, filesOf(folder, work, behaviour));
    return fingerprints;
  } finally {
    rmSync(work, { recursive: true, force: true });
    if (behaviour) rmSync(behaviour.folder, { recursive: true, force: true });
  }
}

async function* filesOf(folder: string, work: string, behaviour: BehaviourCopy | undefined): AsyncGenerator<Packed> {
  yield { path: join(work, RECORDS), name: RECORDS };
  for (const name of SMALL_FILES) {
    // What is not of the folder stands there already.
    if (existsSync(join(folder, name))) await copyFile(join(folder, name), join(work, name));
    if (existsSync(join(work, name))) yield { path: join(work, name), name };
  }
  if (!behaviour) return;
  for (const path of filesIn(behaviour.folder)) {
    yield { path, name: `${BEHAVIOUR}/${relative(behaviour.folder, path)}` };
  }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
