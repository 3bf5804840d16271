import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../../../dashboard/dist/standalone');

/** The player that is written into pages which play by themselves. */
export interface PlayerFiles {
  script: string;
  styles: string;
  /** Of the script, as a content security policy names it. */
  hash: string;
}

let read: Promise<PlayerFiles> | undefined;

/** Read once: it changes with a build only, and that with a restart. @throws where the dashboard has not been built */
export function playerFiles(): Promise<PlayerFiles> {
  read ??= readFiles();
  return read;
}

async function readFiles(): Promise<PlayerFiles> {
  const [code, styles] = await Promise.all(
    ['player.js', 'player.css'].map((name) => readFile(join(FOLDER, name), 'utf8')),
  );
  const script = withinScript(code ?? '');
  return {
    script,
    styles: (styles ?? '').replaceAll('</style', '<\\/style'),
    hash: `sha256-${createHash('sha256').update(script).digest('base64')}`,
  };
}

/** Code that cannot end the element it stands in, nor begin a comment there. An escaped `<` is one in strings and patterns alike. */
const withinScript = (code: string): string => code.replaceAll(/<(?=!--|\/?script)/gi, '\\x3c');
