import { type FileHandle, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { syncFolder } from '../../put-in-place.ts';

/**
 * A record: its length and the CRC-32 of its bytes, and then those. What a crash left half-written has another sum, and is not read; nobody was told
 * that it is kept. Nor is what a disk has spoilt; what stands behind it is.
 */
const HEAD_BYTES = 8;

/** Records in files, one after the other, each of them on the disk before it counts. One thing at a time is asked of it. */
export class Segments {
  readonly #folder: string;
  readonly #header: Buffer;
  /** Number of the file that is begun next. */
  #next = 0;
  #current: { handle: FileHandle; path: string; size: number } | undefined;
  /** Ended, and given to nobody yet. */
  #ended: string[] = [];

  /** @param header the first record of each file */
  constructor(folder: string, header: Buffer) {
    this.#folder = folder;
    this.#header = header;
  }

  /** What is left of earlier times: the records of each file that has any besides its header, and how many bytes are none. */
  async read(): Promise<{ files: Buffer[][]; unread: number }> {
    await mkdir(this.#folder, { recursive: true });
    await syncFolder(dirname(this.#folder));
    const names = (await readdir(this.#folder)).filter((name) => /^\d+$/.test(name));
    const numbers = names.map(Number).sort((a, b) => a - b);
    this.#next = (numbers.at(-1) ?? -1) + 1;
    this.#ended = numbers.map((number) => join(this.#folder, String(number)));
    const read = await Promise.all(this.#ended.map(async (path) => recordsIn(await readFile(path), this.#header)));
    return {
      files: read.map(({ records }) => records).filter((records) => records.length > 1),
      unread: read.reduce((sum, { unread }) => sum + unread, 0),
    };
  }

  /** @param record in parts @throws what the disk says; then nothing of it counts */
  async append(record: Buffer[]): Promise<void> {
    this.#current ??= await this.#begin();
    const { handle } = this.#current;
    try {
      this.#current.size += await writeRecord(handle, record, this.#current.size);
    } catch (error) {
      // A disk that failed once is not asked to go on where it was.
      await handle.truncate(this.#current.size).catch(() => undefined);
      await this.#endCurrent();
      throw error;
    }
  }

  /** Ends the file that is written to. @returns all that have ended since the last call: to be removed once their records are elsewhere */
  async end(): Promise<string[]> {
    await this.#endCurrent();
    return this.#ended.splice(0);
  }

  /** For good: what the store has by now does not come back with a power cut. */
  async remove(paths: string[]): Promise<void> {
    if (paths.length === 0) return;
    await Promise.all(paths.map((path) => rm(path, { force: true })));
    await syncFolder(this.#folder);
  }

  async #endCurrent(): Promise<void> {
    const current = this.#current;
    this.#current = undefined;
    if (current) this.#ended.push(current.path);
    await current?.handle.close().catch(() => undefined); // what counts is on the disk
  }

  async #begin() {
    const path = join(this.#folder, String(this.#next++));
    const handle = await open(path, 'wx');
    try {
      const size = await writeRecord(handle, [this.#header], 0);
      await syncFolder(this.#folder);
      return { handle, path, size };
    } catch (error) {
      await handle.close();
      await rm(path, { force: true });
      throw error;
    }
  }
}

/** @returns bytes written */
async function writeRecord(handle: FileHandle, record: Buffer[], at: number): Promise<number> {
  const bytes = record.reduce((sum, part) => sum + part.length, 0);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(bytes, 0);
  head.writeUInt32LE(
    record.reduce((sum, part) => crc32(part, sum), 0),
    4,
  );
  const length = HEAD_BYTES + bytes;
  const { bytesWritten } = await handle.writev([head, ...record], at);
  if (bytesWritten < length) throw new Error(`Of ${length} bytes the disk took ${bytesWritten}`);
  await handle.datasync();
  return length;
}

/** @param header stands first where that of the file cannot be read: most likely it was the same */
function recordsIn(file: Buffer, header: Buffer): { records: Buffer[]; unread: number } {
  const records: Buffer[] = [];
  let unread = 0;
  for (let at = 0; at < file.length; ) {
    const record = recordAt(file, at);
    if (record) {
      if (records.length === 0 && at > 0) records.push(header);
      records.push(record);
      at += HEAD_BYTES + record.length;
    } else {
      at++;
      unread++;
    }
  }
  return { records, unread };
}

/** Of what is text no four bytes are a length that fits: that there is none here is most often seen without a sum. */
function recordAt(file: Buffer, at: number): Buffer | undefined {
  const begin = at + HEAD_BYTES;
  if (begin > file.length) return;
  const end = begin + file.readUInt32LE(at);
  // What a power cut left of a file may end in zeros.
  if (end === begin || end > file.length) return;
  const record = file.subarray(begin, end);
  return crc32(record) === file.readUInt32LE(at + 4) ? record : undefined;
}
