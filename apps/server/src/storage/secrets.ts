import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Records } from './records/open.ts';
import { isShared } from './records/shared.ts';

export interface Secrets {
  /** Signs session cookies. */
  auth: string;
}

interface Places {
  /** The data folder. */
  folder: string;
  records: Records;
  /** What the operator has set. */
  given: string | undefined;
}

/**
 * The installation's secrets, made at the first start: in the data folder, so that the records alone open nothing; where servers share
 * the records, with them. Who wants both sets a secret, and nothing is kept.
 */
export async function openSecrets({ folder, records, given }: Places): Promise<Secrets> {
  if (given !== undefined) return { auth: given };
  return isShared(records) ? openShared(records) : openFile(folder);
}

export const secretsFile = (folder: string): string => join(folder, 'secrets.json');

const newSecret = () => randomBytes(32).toString('base64url');

/** Of several servers that start at once the first one's counts. */
async function openShared(records: Records): Promise<Secrets> {
  await records
    .insertInto('shared_secrets')
    .values({ name: 'auth', value: newSecret() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return readShared(records).then((kept) => kept ?? Promise.reject(new Error('The secret was not kept')));
}

export async function readShared(records: Records): Promise<Secrets | undefined> {
  const row = await records.selectFrom('shared_secrets').select('value').where('name', '=', 'auth').executeTakeFirst();
  return row && { auth: row.value };
}

/** Keeps those of another store, which came along with all that is signed and sealed by them. */
export async function keepShared(records: Records, { auth }: Secrets): Promise<void> {
  await records
    .insertInto('shared_secrets')
    .values({ name: 'auth', value: auth })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: auth }))
    .execute();
}

function openFile(folder: string): Secrets {
  const file = secretsFile(folder);
  if (!existsSync(file)) writeSecrets(file, { auth: newSecret() });
  return readSecrets(file);
}

export const readSecrets = (file: string): Secrets => JSON.parse(readFileSync(file, 'utf8')) as Secrets; // written below alone

/** Written aside, synced and renamed, so that a crash leaves either no file or a whole one. */
export function writeSecrets(file: string, secrets: Secrets): void {
  const aside = `${file}.new`;
  writeFileSync(aside, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  const handle = openSync(aside, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(aside, file);
}
