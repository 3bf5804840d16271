import { statfsSync } from 'node:fs';

export interface DiskSpace {
  total_bytes: number;
  free_bytes: number;
}

/** The disk that a folder is on, as whoever may not use what is kept for root sees it. */
export function diskSpace(folder: string): DiskSpace {
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { total_bytes: blocks * bsize, free_bytes: bavail * bsize };
}
