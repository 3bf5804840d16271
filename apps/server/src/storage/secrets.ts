import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Refused } from '../errors/refused.ts';
import { writePrivate } from './put-in-place.ts';
import type { Records } from './records/open.ts';
import { isShared } from './records/shared.ts';

const secretsInFile = z.object({
  /** Signs session cookies. */
  auth: z.string().min(1),
});

export type Secrets = z.infer<typeof secretsInFile>;

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

async function openFile(folder: string): Promise<Secrets> {
  const file = secretsFile(folder);
  if (!existsSync(file)) await writeSecrets(file, { auth: newSecret() });
  return readSecrets(file);
}

/** @throws Refused secrets_damaged */
export function readSecrets(file: string): Secrets {
  const text = readFileSync(file, 'utf8');
  try {
    return secretsInFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new Refused(
      'secrets_damaged',
      `${file} is damaged. Put it back from a backup; or remove it, which signs everybody out and loses what was sealed: second factors and webhooks' secrets.`,
      { cause },
    );
  }
}

export const writeSecrets = (file: string, secrets: Secrets): Promise<void> =>
  writePrivate(file, `${JSON.stringify(secrets, null, 2)}\n`);
