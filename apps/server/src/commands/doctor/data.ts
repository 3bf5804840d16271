import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../settings/config.ts';
import { troubleWith, troubleWithFolder } from '../../storage/folder-access.ts';
import { lockFile, UNFINISHED_RESTORE } from '../../storage/folder-lock.ts';
import { aboutPostgres, migrationsDone } from '../../storage/records/about-postgres.ts';
import { connectRecords } from '../../storage/records/connect.ts';
import { migrations } from '../../storage/records/migrations/index.ts';
import { checkRecords, migrationsOfRecords, newestMoment, recordsFile } from '../../storage/records/sqlite-file.ts';
import { readSecrets, secretsFile } from '../../storage/secrets.ts';
import { CLOCK_MS, compareClocks } from './clocks.ts';
import { bad, type Finding, good, note, ofRefusal } from './finding.ts';

/** What servers share, by the way that each of them takes. */
export async function examinePostgresAt(url: string): Promise<Finding[]> {
  const records = connectRecords({ url });
  try {
    const { at, version, now } = await aboutPostgres(records, url);
    const done = await migrationsDone(records);
    return [
      good(`PostgreSQL ${Math.floor(version / 10_000)} answers at ${at}`),
      ...versionOf(done, 'database'),
      compareClocks(now, 'PostgreSQL'),
    ];
  } catch (error) {
    return [ofRefusal(error)];
  } finally {
    await records.destroy();
  }
}

function versionOf(done: string[], place: 'folder' | 'database'): Finding[] {
  const known = Object.keys(migrations);
  const unknown = done.find((name) => !known.includes(name));
  if (unknown !== undefined)
    return [
      bad(`The ${place} was used by a newer version (${unknown}). Start that one, or restore a backup of before.`),
    ];
  const pending = known.filter((name) => !done.includes(name)).length;
  if (pending === 0) return [good('The records are of this version')];
  const kept = place === 'folder' ? ', after a backup' : '; make a backup of PostgreSQL before';
  return [note(`The next start upgrades the ${place} (${pending} changes)${kept}`)];
}

const NO_SECRETS =
  'secrets.json is missing: the next start makes new ones. Everybody has to sign in again, and second factors and webhooks, which were sealed by the old ones, are lost.';

type Elsewhere = Pick<Config, 'CLICKHOUSE_URL' | 'SECRET'>;

/** Of what the settings do not have elsewhere. */
export function examineData(folder: string, isRunning: boolean, { CLICKHOUSE_URL, SECRET }: Elsewhere): Finding[] {
  if (troubleWithFolder(folder)) return []; // as it was said of the machine
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
    const isOurs = existsSync(lockFile(folder));
    return [
      inUse,
      isOurs
        ? note(
            `${records} is missing. After a first start that was cut off, the next one goes on; otherwise put it back.`,
          )
        : bad(`${folder} is not empty, and no data folder of Desirepath either. Name another one in DATA_DIR.`),
    ];
  }
  return [
    inUse,
    ...recordsIn(records),
    SECRET === undefined ? secretsIn(secretsFile(folder)) : good('The secrets are there'),
    ...(CLICKHOUSE_URL === undefined ? [behaviour(folder)] : []),
  ];
}

function secretsIn(file: string): Finding {
  if (!existsSync(file)) return note(NO_SECRETS);
  try {
    readSecrets(file);
    return good('The secrets are there');
  } catch (error) {
    return ofRefusal(error);
  }
}

function recordsIn(file: string): Finding[] {
  const trouble = troubleWith(file) ?? checkRecords(file);
  if (trouble !== undefined) return [bad(trouble)];
  return [good('The records are sound'), ...versionOf(migrationsOfRecords(file), 'folder'), clock(file)];
}

function behaviour(folder: string): Finding {
  const store = join(folder, 'behaviour');
  if (!existsSync(store)) return bad('The store of behaviour is missing: what was measured is gone. Restore a backup.');
  const trouble = troubleWith(store);
  return trouble === undefined ? good('The store of behaviour is there') : bad(trouble);
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
