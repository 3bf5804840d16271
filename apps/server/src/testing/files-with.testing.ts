import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files below a folder that hold any of some bytes. The store may be at work in it: what goes away meanwhile holds nothing. */
export function filesWith(folder: string, ...wanted: Buffer[]): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesWith(path, ...wanted);
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
