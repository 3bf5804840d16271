import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EXPORTS } from '@desirepath/contract/limits';
import { Session } from 'chdb';
import { bind } from './bind.ts';
import type { QueryParams } from './open.ts';
import { Pool } from './pool.ts';
import { EXPORT_SETTINGS, QUERY_BYTES } from './settings.ts';

/** How rows are written. All but Parquet are written as they are found; a Parquet file ends with its contents, so it is made on the disk first. */
export type FileFormat = 'CSV' | 'JSONEachRow' | 'Parquet';

/** Answers of any size. */
export interface Exports {
  /**
   * The rows of a question as the bytes of a file, without a head. It resolves with the first of them; while nobody takes
   * the next, the engine waits. @throws AppError storage_unavailable when too many are under way
   */
  open(sql: string, params: QueryParams, format: FileFormat, signal: AbortSignal): Promise<AsyncGenerator<Uint8Array>>;
  close(): Promise<void>;
}

/** @param kill ends the question with a marker in its text */
export function openExports(folder: string, database: string, kill: (marker: string) => void): Exports {
  const files = join(folder, 'exports');
  rmSync(files, { recursive: true, force: true }); // of a process that was killed
  const sessions: Session[] = [];
  const idle = new Pool<{ session?: Session }>(
    Array.from({ length: EXPORTS.atOnce }, () => ({})),
    EXPORTS.waiting,
  );

  /** Opened when it is first needed: most installations never export anything. */
  const connect = async () => {
    const session = new Session(folder);
    sessions.push(session);
    await session.queryAsync(`USE ${database}`);
    for (const [name, value] of Object.entries({ ...EXPORT_SETTINGS, max_query_size: QUERY_BYTES }))
      await session.queryAsync(`SET ${name} = ${typeof value === 'number' ? value : `'${value}'`}`);
    return session;
  };

  async function* run(
    sql: string,
    format: FileFormat,
    { marker, signal }: { marker: string; signal: AbortSignal },
  ): AsyncGenerator<Uint8Array> {
    const { member, giveBack } = await lend(idle);
    try {
      // Who gave up while waiting had nothing yet that could be killed.
      if (signal.aborted) return;
      member.session ??= await connect();
      if (signal.aborted) return;
      if (format === 'Parquet') yield* throughFile(member.session, sql, join(files, `${marker}.parquet`));
      else for await (const chunk of member.session.queryStream(sql, { format })) yield chunk.raw();
    } finally {
      giveBack();
    }
  }

  async function* throughFile(session: Session, sql: string, file: string): AsyncGenerator<Uint8Array> {
    mkdirSync(files, { recursive: true });
    try {
      await session.queryAsync(`${sql} INTO OUTFILE '${file}' TRUNCATE FORMAT Parquet`);
      yield* createReadStream(file);
    } finally {
      rmSync(file, { force: true });
    }
  }

  return {
    async open(sql, params, format, signal) {
      const marker = randomUUID();
      const chunks = run(`${bind(sql, params)} /* ${marker} */`, format, { marker, signal });
      const stop = () => {
        kill(marker);
        // Nobody may be there any more who would take the next chunk, and by that come to the end.
        void chunks.return(undefined).catch(() => undefined);
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
      return withFirst(chunks, await chunks.next());
    },
    async close() {
      await idle.close();
      for (const session of sessions) session.close();
    },
  };
}

async function* withFirst(
  chunks: AsyncGenerator<Uint8Array>,
  first: IteratorResult<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first.done) return;
  try {
    yield first.value;
    yield* chunks;
  } finally {
    await chunks.return(undefined);
  }
}

/** A member of a pool for longer than one call. */
function lend<Member>(pool: Pool<Member>): Promise<{ member: Member; giveBack: () => void }> {
  return new Promise((resolve, reject) => {
    pool.use((member) => new Promise<void>((giveBack) => resolve({ member, giveBack }))).catch(reject);
  });
}
