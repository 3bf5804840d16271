import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sizeBelow } from '../../storage/size-below.ts';

interface FolderSize {
  name: string;
  bytes: number;
}

/** What the files of a data folder take, by the folder within it; `records` is one, with what it has not yet merged. Not what the store of behaviour has. */
export async function sizesIn(folder: string): Promise<{ records: number; folders: FolderSize[] }> {
  const entries = await readdir(folder, { withFileTypes: true });
  let records = 0;
  const folders: FolderSize[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('records.sqlite')) records += await sizeBelow(path);
    else if (entry.isDirectory() && entry.name !== 'behaviour')
      folders.push({ name: entry.name, bytes: await sizeBelow(path) });
  }
  return { records, folders };
}

/** Whose disk is meant: several servers that share the records have one each. */
export const serverOf = (folder: string): string => `${hostname()} ${folder}`;
