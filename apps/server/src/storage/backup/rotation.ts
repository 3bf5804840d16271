import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../names-in.ts';
import { UNFINISHED } from './archive.ts';

/** The backups in a folder. Their names sort as they were made. */
const NAME = /^desirepath-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2})Z(-[a-z-]+)?\.tar$/;

/** What one is called. @param why what it is made before, such as `upgrade`; nothing where it is one of every night's */
export function backupName(now: number, why?: string): string {
  const at = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  return `desirepath-${at}Z${why ? `-before-${why}` : ''}`;
}

/** Where the next one goes. */
export const nextBackup = (folder: string, now: number, why?: string): string =>
  join(folder, `${backupName(now, why)}.tar`);

/** Oldest first. */
const backupsIn = (folder: string): string[] =>
  namesIn(folder)
    .filter((name) => NAME.test(name))
    .sort();

/** When the newest was made (epoch ms); undefined where there is none. */
export function newestBackup(folder: string): number | undefined {
  const [, at] = NAME.exec(backupsIn(folder).at(-1) ?? '') ?? [];
  return at === undefined ? undefined : Date.parse(`${at.slice(0, 10)}T${at.slice(11).replaceAll('-', ':')}Z`);
}

/** Removes all but the newest, and what was begun and is not written any more: one is made at a time. */
export function removeOldBackups(folder: string, keep: number): void {
  for (const name of backupsIn(folder).slice(0, -keep)) rmSync(join(folder, name));
  const unfinished = namesIn(folder).filter(
    (name) => name.endsWith(UNFINISHED) && NAME.test(name.slice(0, -UNFINISHED.length)),
  );
  for (const name of unfinished) rmSync(join(folder, name));
}
