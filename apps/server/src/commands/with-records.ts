import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../errors/app-error.ts';
import { Refused } from '../errors/refused.ts';
import type { Config } from '../settings/config.ts';
import { openRecords, type Records, recordsPlace } from '../storage/records/open.ts';
import { recordsFile } from '../storage/records/sqlite-file.ts';
import { becomeOwner } from './become-owner.ts';

interface Places {
  DATA_DIR: Config['DATA_DIR'];
  DATABASE_URL?: Config['DATABASE_URL'];
}

/** Opens the records, also of a folder that a server is running on: SQLite takes several at once. @throws Refused no_data */
export async function withRecords<Result>(
  config: Places,
  work: (records: Records, folder: string) => Promise<Result>,
): Promise<Result> {
  enterData(config);
  const folder = resolve(config.DATA_DIR);
  const records = await openRecords(recordsPlace(config));
  try {
    return await work(records, folder);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'email_taken' || error.code === 'weak_password'))
      throw new Refused(error.code, error.message, { cause: error });
    throw error;
  } finally {
    await records.destroy();
  }
}

/**
 * Before a command works on what a server has: from then on it is that server's user. @throws Refused no_data, where a folder is named that
 * no server has been started on
 */
export function enterData({ DATA_DIR, DATABASE_URL }: Places): void {
  const folder = resolve(DATA_DIR);
  if (DATABASE_URL === undefined && !existsSync(recordsFile(folder))) {
    throw new Refused('no_data', `There is no data in ${folder}. Is DATA_DIR the one that the server has?`);
  }
  becomeOwner(folder);
}

/** A password for somebody who did not name one: to be shown once, and changed by them. */
export const newPassword = (): string => randomBytes(12).toString('base64url');
