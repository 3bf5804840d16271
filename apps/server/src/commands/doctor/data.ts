import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UNFINISHED_RESTORE } from '../../storage/folder-lock.ts';
import { checkRecords, migrationsOfRecords, newestMoment, recordsFile } from '../../storage/records/copy.ts';
import { migrations } from '../../storage/records/migrations/index.ts';
import { bad, type Finding, good, note } from './finding.ts';

/** Clocks of machines that keep time differ by less. */
const CLOCK_MS = 60_000;

export function examineData(folder: string, isRunning: boolean): Finding[] {
  if (!existsSync(folder) || readdirSync(folder).length === 0) {
    return [good(`${folder} is empty: the first start makes what it needs`)];
  }
  if (existsSync(join(folder, UNFINISHED_RESTORE))) {
    return [
      bad(`A backup was being restored into ${folder} and that did not end. Remove the folder and restore again.`),
    ];
  }
  const records = recordsFile(folder);
  const inUse = good(isRunning ? `A server runs on ${folder}` : `No server runs on ${folder}`);
  if (!existsSync(records)) {
    return [
      inUse,
      bad(`${folder} is not empty, and no data folder of Desirepath either. Name another one in DATA_DIR.`),
    ];
  }
  return [inUse, ...stores(folder, records), clock(records)];
}

function stores(folder: string, records: string): Finding[] {
  const done = migrationsOfRecords(records);
  const known = Object.keys(migrations);
  const unknown = done.find((name) => !known.includes(name));
  const pending = known.filter((name) => !done.includes(name)).length;
  const damage = checkRecords(records);
  return [
    damage === undefined ? good('The records are sound') : bad(`The records are damaged: ${damage}. Restore a backup.`),
    unknown !== undefined
      ? bad(`The folder was used by a newer version (${unknown}). Start that one, or restore a backup of before.`)
      : pending > 0
        ? note(`The next start upgrades the folder (${pending} changes), after a backup`)
        : good('The records are of this version'),
    existsSync(join(folder, 'secrets.json'))
      ? good('The secrets are there')
      : note('secrets.json is missing: the next start makes new ones, and everybody has to sign in again.'),
    existsSync(join(folder, 'behaviour'))
      ? good('The store of behaviour is there')
      : bad('The store of behaviour is missing: what was measured is gone. Restore a backup.'),
  ];
}

function clock(records: string): Finding {
  const newest = newestMoment(records);
  const now = Date.now();
  if (newest - now > CLOCK_MS) {
    return bad(
      `The clock says ${new Date(now).toISOString()}, and something was stored at ${new Date(newest).toISOString()}. Set it right.`,
    );
  }
  return good(`The clock says ${new Date(now).toISOString()} (${Intl.DateTimeFormat().resolvedOptions().timeZone})`);
}
