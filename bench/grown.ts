import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openRecords } from '../apps/server/src/storage/records/open.ts';
import { registerOwner } from './owner.ts';
import { withFolder } from './scratch.ts';
import { startServer } from './server.ts';
import { onStore } from './store.ts';

const MILLION = 1_000_000;
/** So that a hundred million events are a million sessions. */
export const EVENTS_PER_SESSION = 100;

/** What is known of a data folder that was filled: questions are about the days of the fill, however long ago it was. */
interface Grown {
  siteId: number;
  trackingId: string;
  /** epoch ms */
  until: number;
  /** Of a processor, which does not depend on what else the machine had to do. */
  fillSeconds: number;
}

/** Lends a data folder with so many million events: one that is made and removed, or a copy of one that is kept in a folder for it. */
export async function withGrown<Result>(
  millions: number,
  kept: string | undefined,
  work: (folder: string, grown: Grown) => Promise<Result>,
): Promise<Result> {
  if (kept === undefined) return withFolder(async (folder) => work(folder, await growIn(folder, millions)));
  const grown = await keepGrown(millions, kept);
  return withFolder(async (folder) => {
    await copyLinked(keptIn(kept, millions), folder);
    return work(folder, grown);
  }, resolve(kept));
}

/** Fills a data folder that is kept, where it is not there yet, and brings it up to date. */
export async function keepGrown(millions: number, kept: string): Promise<Grown> {
  const folder = keptIn(kept, millions);
  const note = `${folder}.json`; // written last: without it the fill was cut off
  if (!existsSync(note)) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(note, JSON.stringify(await growIn(folder, millions)));
  }
  // A server would write an archive first, as large as the store.
  await onStore('rest', folder, { seconds: 0 });
  await (await openRecords({ folder })).destroy();
  return JSON.parse(await readFile(note, 'utf8'));
}

const keptIn = (kept: string, millions: number) => resolve(kept, `${millions}-million`);

async function growIn(folder: string, millions: number): Promise<Grown> {
  const server = await startServer(folder);
  const { siteId, trackingId } = await registerOwner(server.url);
  await server.stop();
  const until = Date.now();
  const job = { siteId, events: millions * MILLION, eventsPerSession: EVENTS_PER_SESSION, until };
  const { cpuSeconds } = await onStore('fill', folder, job);
  return { siteId, trackingId, until, fillSeconds: cpuSeconds };
}

/** What the engine writes once, and never again: nearly all there is. */
const WRITTEN_ONCE = /\.bin$/;

/** A copy that takes hardly any room, and leaves what it is of as it was. */
async function copyLinked(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyLinked(source, target);
    else if (entry.isSymbolicLink())
      await symlink(await readlink(source), target); // within the folder, and relative
    else if (WRITTEN_ONCE.test(entry.name)) await link(source, target);
    else if (entry.isFile()) await copyFile(source, target);
  }
}
