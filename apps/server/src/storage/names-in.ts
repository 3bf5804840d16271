import { readdirSync } from 'node:fs';

/** What is in a folder; nothing where there is none, or none any more. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
