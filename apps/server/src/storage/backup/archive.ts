import { createReadStream, createWriteStream, mkdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { extract, pack } from 'tar-stream';
import { Refused } from '../../errors/refused.ts';
import { saysDiskFull } from '../../errors/says-disk-full.ts';
import { parsedJson } from '../../http/parsed-json.ts';
import { putInPlace } from '../put-in-place.ts';
import { type Manifest, manifest } from './manifest.ts';

/*
 * One tar file: what is in it is compressed already, and tar is read anywhere. The manifest comes first, so that who opens
 * an archive knows what to expect before anything is written.
 */

const MANIFEST = 'manifest.json';

/** What an archive's name ends with until it is whole. */
export const UNFINISHED = '.unfinished';

/** A file of an archive: where it is now, and its name there. */
export interface Packed {
  path: string;
  name: string;
}

/** Writes an archive. There is none, or a whole one. Each file is given up once it is in. */
export async function writeArchive(file: string, head: Manifest, files: AsyncIterable<Packed>): Promise<void> {
  const aside = `${file}${UNFINISHED}`;
  const tar = pack();
  const written = pipeline(tar, createWriteStream(aside, { mode: 0o600 }));
  try {
    const filled = (async () => {
      tar.entry({ name: MANIFEST }, JSON.stringify(head, null, 2));
      for await (const { path, name } of files) {
        const { size } = statSync(path);
        await pipeline(createReadStream(path), tar.entry({ name, size, mode: 0o600 }));
        await rm(path);
      }
      tar.finalize();
    })().catch((error) => {
      tar.destroy(error);
      throw error;
    });
    await Promise.all([filled, written]);
    await putInPlace(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/**
 * Unpacks an archive below a folder. `accept` is called with the manifest before the first file is written, and throws where
 * it is not to be restored. @throws Refused archive_damaged; what the system says of a disk that is full
 */
export async function readArchive(file: string, folder: string, accept: (head: Manifest) => void): Promise<Manifest> {
  const tar = extract();
  let head: Manifest | undefined;
  const fed = pipeline(createReadStream(file), tar);
  const unpacked = (async () => {
    for await (const entry of tar) {
      const { name, type } = entry.header;
      if (!head) {
        head = await manifestIn(entry, file);
        accept(head);
        continue;
      }
      if (type !== 'file' || !isBelow(name)) throw damagedArchive(file, `it holds ${JSON.stringify(name)}`);
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      await pipeline(entry, createWriteStream(path, { mode: 0o600 }));
    }
  })().catch((error) => {
    tar.destroy();
    throw error;
  });
  const [unpacking, feeding] = await Promise.allSettled([unpacked, fed]);
  const failed = unpacking.status === 'rejected' ? unpacking : feeding;
  if (failed.status === 'rejected') {
    throw failed.reason instanceof Refused || saysDiskFull(failed.reason)
      ? failed.reason
      : damagedArchive(file, 'it cannot be read to its end', failed.reason);
  }
  if (!head) throw damagedArchive(file, 'it is empty');
  return head;
}

/** Only the manifest, without unpacking anything. @throws Refused archive_damaged */
export async function readManifest(file: string): Promise<Manifest> {
  const tar = extract();
  const source = createReadStream(file).once('error', (error) => tar.destroy(error));
  source.pipe(tar);
  try {
    for await (const entry of tar) return await manifestIn(entry, file);
  } catch (error) {
    throw error instanceof Refused ? error : damagedArchive(file, 'it cannot be read', error);
  } finally {
    source.destroy();
  }
  throw damagedArchive(file, 'it is empty');
}

/** The first entry of an archive. @throws Refused archive_damaged */
async function manifestIn(
  entry: Parameters<typeof text>[0] & { header: { name: string } },
  file: string,
): Promise<Manifest> {
  const begin = 'it does not begin with a manifest';
  if (entry.header.name !== MANIFEST) throw damagedArchive(file, begin);
  const read = manifest.safeParse(parsedJson(await text(entry)));
  if (!read.success) throw damagedArchive(file, begin, read.error);
  return read.data;
}

/** An archive may come from anywhere: no name leads out of the folder. */
const isBelow = (name: string) => normalize(name) === name && !name.startsWith('/') && !name.startsWith('..');

const damagedArchive = (file: string, what: string, cause?: unknown) =>
  new Refused('archive_damaged', `${file} is no whole backup: ${what}. Take another one.`, { cause });
