import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Secrets {
  /** Signs session cookies. */
  auth: string;
}

/** Reads the installation's secrets from its data folder; makes them at the first start. */
export function openSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) create(file, { auth: randomBytes(32).toString('base64url') });
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets; // written by create() alone
}

// Written aside, synced and renamed, so that a crash leaves either no file or a whole one.
function create(file: string, secrets: Secrets): void {
  const aside = `${file}.new`;
  writeFileSync(aside, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  const handle = openSync(aside, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(aside, file);
}
