import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Session } from 'chdb';
import type { BytesReader } from '../exports.ts';
import { EXPORT_SETTINGS, QUERY_BYTES } from '../settings.ts';
import { DATABASE, settingsStatement } from './engine.ts';

/** Where files stand that are made on the disk before anybody reads them. */
const filesIn = (folder: string) => join(folder, 'exports');

/** Removes those of a process that was killed. */
export const clearExports = (folder: string) => rmSync(filesIn(folder), { recursive: true, force: true });

/** Connects when it is first needed: most installations never export anything. */
export function createBytesReader(folder: string): BytesReader {
  let session: Session | undefined;

  async function connect(): Promise<Session> {
    const made = new Session(folder);
    try {
      await made.queryAsync(`USE ${DATABASE}`);
      await made.queryAsync(settingsStatement({ ...EXPORT_SETTINGS, max_query_size: QUERY_BYTES }));
    } catch (error) {
      made.close(); // without its limits nothing is asked of it
      throw error;
    }
    session = made;
    return made;
  }

  return {
    async *read({ sql }, format, id) {
      const connected = session ?? (await connect());
      // A Parquet file ends with its contents, and the engine holds it until then: it is made on the disk first.
      if (format === 'Parquet') yield* throughFile(connected, sql, join(filesIn(folder), `${id}.parquet`));
      else for await (const chunk of connected.queryStream(sql, { format })) yield chunk.raw();
    },
    close: () => session?.close(),
  };
}

async function* throughFile(session: Session, sql: string, file: string): AsyncGenerator<Uint8Array> {
  mkdirSync(join(file, '..'), { recursive: true });
  try {
    await session.queryAsync(`${sql} INTO OUTFILE '${file}' TRUNCATE FORMAT Parquet`);
    yield* createReadStream(file);
  } finally {
    rmSync(file, { force: true });
  }
}
