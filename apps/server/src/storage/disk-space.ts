import { statfsSync } from 'node:fs';
import { Refused } from '../errors/refused.ts';

export interface DiskSpace {
  total_bytes: number;
  free_bytes: number;
}

/** The disk that a folder is on, as whoever may not use what is kept for root sees it. */
export function diskSpace(folder: string): DiskSpace {
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { total_bytes: blocks * bsize, free_bytes: bavail * bsize };
}

/** @param work what takes so many bytes @throws Refused disk_too_full */
export function refuseFullDisk(work: string, bytes: number, folder: string): void {
  const { free_bytes } = diskSpace(folder);
  if (free_bytes > bytes) return;
  const [needed, left] = [Math.ceil(bytes / 1e6), Math.floor(free_bytes / 1e6)];
  throw new Refused('disk_too_full', `${work} needs about ${needed} MB, and ${folder} has ${left} MB left.`);
}
