import { randomUUID } from 'node:crypto';
import { EXPORTS } from '@desirepath/contract/limits';
import { bind } from './bind.ts';
import type { Driver } from './driver.ts';
import type { QueryParams } from './open.ts';
import { Pool } from './pool.ts';
import type { Statement } from './topology.ts';

/** How rows are written. `Native` is the engine's own: what it writes so it reads again, to the last bit. */
export type FileFormat = 'CSV' | 'JSONEachRow' | 'Parquet' | 'Native';

/** How a driver reads an answer of any size. */
export interface BytesReader {
  /** The rows as bytes, a file without a head. The engine waits while nobody takes the next. */
  read(question: Statement, format: FileFormat, id: string): AsyncIterable<Uint8Array>;
  close(): void;
}

/** Answers of any size. */
export interface Exports {
  /**
   * The rows of a question as the bytes of a file, without a head. It resolves with the first of them; while nobody takes
   * the next, the engine waits. Once its signal is aborted, it ends by the reason of that: what was read by then is not the whole.
   * @throws AppError storage_unavailable when too many are under way
   */
  open(sql: string, params: QueryParams, format: FileFormat, signal: AbortSignal): Promise<AsyncGenerator<Uint8Array>>;
  close(): Promise<void>;
}

/** @param kill ends the question of an id */
export function openExports({ bytesReader, topology }: Driver, kill: (id: string) => void): Exports {
  const readers = Array.from({ length: EXPORTS.atOnce }, bytesReader);
  const idle = new Pool(readers, EXPORTS.waiting);

  async function* run(
    question: Statement,
    format: FileFormat,
    { id, signal, onEnd }: { id: string; signal: AbortSignal; onEnd: () => void },
  ): AsyncGenerator<Uint8Array> {
    try {
      const { member, giveBack } = await lend(idle);
      try {
        signal.throwIfAborted(); // who gave up while waiting had nothing yet that could be killed
        yield* member.read(question, format, id);
      } finally {
        giveBack();
      }
    } finally {
      onEnd();
    }
  }

  return {
    async open(sql, params, format, signal) {
      const id = randomUUID();
      // A signal may be that of a job, which asks for much more after this.
      const onEnd = () => signal.removeEventListener('abort', stop);
      const chunks = run(topology.question(`${bind(sql, params)} /* ${id} */`), format, { id, signal, onEnd });
      const stop = () => {
        kill(id);
        // Nobody may be there any more who would take the next chunk, and by that come to the end.
        void chunks.return(undefined).catch(() => undefined);
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
      // One that was given up ends as if there were no more, or by what the engine says of a question that was killed.
      const first = await chunks.next().finally(() => signal.throwIfAborted());
      return withFirst(chunks, first, signal);
    },
    async close() {
      await idle.close();
      for (const reader of readers) reader.close();
    },
  };
}

async function* withFirst(
  chunks: AsyncGenerator<Uint8Array>,
  first: IteratorResult<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    if (!first.done) yield first.value;
    yield* chunks;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await chunks.return(undefined);
  }
  signal.throwIfAborted();
}

/** A member of a pool for longer than one call. */
function lend<Member>(pool: Pool<Member>): Promise<{ member: Member; giveBack: () => void }> {
  return new Promise((resolve, reject) => {
    pool.use((member) => new Promise<void>((giveBack) => resolve({ member, giveBack }))).catch(reject);
  });
}
