import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { Session } from 'chdb';
import { createChdbConnection } from 'chdb/connection';
import { Refused } from '../../../errors/refused.ts';
import { makeFolder } from '../../folder-access.ts';
import type { Settings } from '../driver.ts';
import type { MigrationRunner } from '../migrate.ts';
import { COPY_SETTINGS, engineArguments } from '../settings.ts';

export const DATABASE = 'desirepath';

/** Where the engine writes copies of its tables, and reads them from. */
export const copiesIn = (folder: string) => join(folder, 'copies');

/**
 * Opens the engine on a folder. Its arguments count for whoever connects to the folder while it is open. @param memoryMb MEMORY_MB
 * @throws Refused folder_unusable, behaviour_damaged; recordings_away, where what keeps it from opening may not be in the folder
 */
export function openEngine(folder: string, replays: string | undefined, memoryMb?: number): Session {
  const copies = copiesIn(folder);
  makeFolder(folder);
  try {
    return new Session(folder, { connectionArgs: [...engineArguments(memoryMb), `--backups.allowed_path=${copies}`] });
  } catch (cause) {
    if (replays === undefined) {
      const message = `The store in ${folder} cannot be opened, for the reason above. Do all its files belong to this user? If they do, something else has changed them: restore a backup.`;
      throw new Refused('behaviour_damaged', message, { cause });
    }
    const message = `The store could not be opened. Does ${replays} (REPLAY_S3_URL) answer, with the keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY?`;
    throw new Refused('recordings_away', message, { cause });
  }
}

/** One more connection for inserts: those of one wait for each other. To be closed before the engine. */
export const openAside = (folder: string): Session => new Session(folder);

/** A connection with settings for all that it is asked: a client that is given them says each before every question, as a statement of its own, two milliseconds in all. */
export async function connectTo(folder: string, settings: Settings): Promise<ClickHouseClient> {
  const client = createClient({
    // chdb implements the client's own Connection interface; the two packages type its parameters apart.
    connection: createChdbConnection({ path: folder }) as never,
  });
  try {
    await client.command({ query: settingsStatement(settings) });
  } catch (error) {
    await client.close(); // without its limits nothing is asked of it
    throw error;
  }
  return client;
}

/** The statement that gives a connection these settings. */
export const settingsStatement = (settings: Settings): string =>
  `SET ${Object.entries(settings)
    .map(([name, value]) => `${name} = ${typeof value === 'number' ? value : `'${value}'`}`)
    .join(', ')}`;

/** A connection of its own for what may take minutes, for as long as it takes. */
export async function withConnection<Result>(
  folder: string,
  work: (store: MigrationRunner) => Promise<Result>,
): Promise<Result> {
  const client = await connectTo(folder, COPY_SETTINGS);
  try {
    return await work({
      async command(query) {
        await client.command({ query });
      },
      async rows<Row>(query: string) {
        return (await client.query({ query, format: 'JSONEachRow' })).json<Row>();
      },
    });
  } finally {
    await client.close();
  }
}

/** Removes copies that a process left which was killed. */
export const clearCopies = (folder: string) => rmSync(copiesIn(folder), { recursive: true, force: true });
