import { join, resolve } from 'node:path';
import { DAY_MS, HOUR_MS } from '@desirepath/contract/durations';
import { z } from 'zod';
import { isOfSystem } from '../errors/is-of-system.ts';
import { Refused } from '../errors/refused.ts';
import { cannotBeWritten, JobFailed } from '../jobs/job-failed.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Config } from '../settings/config.ts';
import { makeBackup } from '../storage/backup/make.ts';
import { backupName, newestBackup, nextBackup, removeOldBackups } from '../storage/backup/rotation.ts';
import type { BackupWays, Behaviour } from '../storage/behaviour/open.ts';
import { hasNoRows } from '../storage/behaviour/up-to-date.ts';
import { troubleWithFolder } from '../storage/folder-access.ts';
import { migrationsDone } from '../storage/records/about-postgres.ts';
import { connectRecords } from '../storage/records/connect.ts';
import { migrations } from '../storage/records/migrations/index.ts';
import { type RecordsPlace, recordsPlace } from '../storage/records/open.ts';
import { migrationsOfRecords, recordsFile } from '../storage/records/sqlite-file.ts';
import { refuseNewer } from '../storage/refuse-newer.ts';
import { VERSION } from './version.ts';

type Places = Pick<Config, 'DATA_DIR' | 'DATABASE_URL' | 'BACKUP_DIR' | 'BACKUP_KEEP'>;
type UpgradePlaces = Places & Pick<Config, 'CLICKHOUSE_BACKUP'>;

/** Where backups are kept that nobody names a file for. */
export const backupFolder = ({ DATA_DIR, BACKUP_DIR }: Pick<Config, 'DATA_DIR' | 'BACKUP_DIR'>): string =>
  resolve(BACKUP_DIR ?? join(DATA_DIR, 'backups'));

/** Why none can be written where the settings want them, which is else found out in the night; undefined where they can, or are not wanted. */
export const troubleWithBackups = ({ BACKUP_DIR }: Pick<Config, 'BACKUP_DIR'>): string | undefined =>
  BACKUP_DIR === undefined ? undefined : troubleWithFolder(resolve(BACKUP_DIR), 'BACKUP_DIR');

/**
 * The job that writes an archive of all there is; a new one in {@link backupFolder} where no file is named. That one alone takes the
 * place of older ones: who names a file has not asked for any to go.
 */
export function defineBackup(jobs: Jobs, behaviour: Behaviour, config: Places, clock: () => number) {
  return jobs.define(
    'backup',
    z.object({ file: z.string().optional() }),
    async ({ file }) => {
      const now = clock();
      try {
        await makeBackup({
          folder: resolve(config.DATA_DIR),
          place: recordsPlace(config),
          file: file ?? nextBackup(backupFolder(config), now),
          version: VERSION,
          now,
          copyBehaviour: behaviour.copy,
        });
      } catch (error) {
        if (error instanceof Refused) throw new JobFailed(error.message, { isFinal: true, cause: error });
        if (isOfSystem(error)) throw cannotBeWritten(error);
        throw error;
      }
      if (file === undefined) removeOldBackups(backupFolder(config), config.BACKUP_KEEP);
    },
    // One that was cut off is not made later, when nobody expects it: the next night makes another.
    { waitAfter: () => undefined },
  );
}

const NIGHT_HOUR = 3;

/** Asked every hour: in the night of the machine, and at once where the last night was missed. Only with a BACKUP_DIR. */
export async function backUpNightly(
  backup: (payload: { file?: string }, when: { key: string }) => Promise<unknown>,
  config: Places,
  now: number,
) {
  if (config.BACKUP_DIR === undefined) return;
  const age = now - (newestBackup(backupFolder(config)) ?? Number.NEGATIVE_INFINITY);
  const isNight = new Date(now).getHours() === NIGHT_HOUR;
  if (age > DAY_MS + 2 * HOUR_MS || (isNight && age > DAY_MS / 2)) await backup({}, { key: 'nightly' });
}

/**
 * What a start does before it changes stores of an older version: an archive of what is there. Records alone where only they change, for
 * behaviour may be large; and where behaviour is on a server, which writes a backup of its own beside it.
 * @throws Refused records_missing, folder_newer, disk_too_full, backup_wanted, backup_failed
 */
export async function createUpgrade(config: UpgradePlaces, clock: () => number, say: (message: string) => void) {
  const folder = resolve(config.DATA_DIR);
  const place = recordsPlace(config);
  const known = Object.keys(migrations);
  const done = await doneAt(place);
  refuseNewer(done, known);
  let isKept = done.length === 0 || known.every((name) => done.includes(name));

  const keep = async (copyBehaviour?: Behaviour['copy']) => {
    const now = clock();
    const file = nextBackup(backupFolder(config), now, 'upgrade');
    say(`This version changes how data is stored; writing a backup to ${file} first`);
    await makeBackup({ folder, place, file, version: VERSION, now, copyBehaviour }).catch((cause) => {
      throw isOfSystem(cause)
        ? new Refused('backup_failed', `No backup can be written before the upgrade: ${cause.message}`, { cause })
        : cause;
    });
    removeOldBackups(backupFolder(config), config.BACKUP_KEEP);
    isKept = true;
  };
  // Sites that are added to new records would be given the numbers of those whose events are there.
  const refuseOrphans = async () => {
    if ((await doneAt(place)).length > 0) return; // another server has made them meanwhile
    const missing = 'folder' in place ? recordsFile(place.folder) : 'what was in PostgreSQL (DATABASE_URL)';
    throw new Refused(
      'records_missing',
      `Events are there, and whose they are is not: ${missing} is missing. Put it back, or begin with other stores.`,
    );
  };
  return {
    /** Before the schema of behaviour is changed. */
    async beforeBehaviour({ copy, backUpTo, isEmpty }: BackupWays) {
      if (done.length === 0) {
        if (isEmpty) return; // a first start that was cut off: nobody has stored anything yet
        await refuseOrphans();
      }
      if (backUpTo) await keepOnServer(config.CLICKHOUSE_BACKUP, backUpTo, clock(), say);
      else await keep(copy);
    },
    /** Before that of the records is, which is after behaviour. @param behaviour undefined where that is not theirs alone */
    async beforeRecords(behaviour?: Pick<Behaviour, 'rows'>) {
      if (behaviour && done.length === 0 && !(await hasNoRows(behaviour))) await refuseOrphans();
      if (!isKept) await keep();
    },
  };
}

async function doneAt(place: RecordsPlace): Promise<string[]> {
  if ('folder' in place) return migrationsOfRecords(recordsFile(place.folder));
  const records = connectRecords(place);
  try {
    return await migrationsDone(records);
  } finally {
    await records.destroy();
  }
}

/** Only whoever runs the server knows where it may write, and whether they have a backup already: who says neither is asked. */
async function keepOnServer(
  place: string | undefined,
  backUpTo: NonNullable<BackupWays['backUpTo']>,
  now: number,
  say: (message: string) => void,
): Promise<void> {
  if (place === undefined) {
    throw new Refused(
      'backup_wanted',
      'This version changes the tables in ClickHouse, and CLICKHOUSE_BACKUP does not say where a backup of them goes first: the ' +
        'address of a bucket, `disk:` and the name of one of its disks, or `elsewhere` once you have made one yourself. Nothing was changed.',
    );
  }
  if (place === 'elsewhere') return;
  const name = backupName(now, 'upgrade');
  say(`This version changes the tables in ClickHouse, which is writing a backup to ${place}, ${name}, first`);
  await backUpTo({ place, name });
}
