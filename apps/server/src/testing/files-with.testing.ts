import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/**
 * Files below a folder that hold any of some bytes; and files of the server that keeps behaviour, where there is one. The stores may be at
 * work: what goes away meanwhile holds nothing.
 */
export function filesWith(folder: string, ...wanted: Buffer[]): string[] {
  const server = inject('clickhouseFolder');
  return [folder, ...(server === '' ? [] : [server])].flatMap((one) => filesBelow(one, wanted));
}

function filesBelow(folder: string, wanted: Buffer[]): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, wanted);
    const content = entry.isFile() ? unlessGone(() => readFileSync(path), undefined) : undefined;
    return wanted.some((bytes) => content?.includes(bytes)) ? [path] : [];
  });
}

const entriesOf = (folder: string) => unlessGone(() => readdirSync(folder, { withFileTypes: true }), []);

function unlessGone<Read, Gone>(read: () => Read, gone: Gone): Read | Gone {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return gone;
    throw error;
  }
}
