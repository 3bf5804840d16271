import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** By what a mail is about somebody: their addresses, and ids (UUIDs) that stand in links. */
export interface MailedAbout {
  addresses: readonly string[];
  ids: readonly string[];
}

/** Deletes mails that were written as files, for want of a mail server, to or about somebody. @returns how many */
export async function eraseMailFiles(folder: string, about: MailedAbout): Promise<number> {
  const mails = join(folder, 'mails');
  let erased = 0;
  for (const name of await namesIn(mails)) {
    const file = join(mails, name);
    if (!isAbout(await readFile(file, 'utf8'), about)) continue;
    await rm(file);
    erased += 1;
  }
  return erased;
}

/** Long lines of mails are broken: those of a header by a space that begins the next, others by a `=` that ends them. */
function isAbout(mail: string, { addresses, ids }: MailedAbout): boolean {
  const readers =
    /^To: (.*(?:\r?\n[ \t].*)*)/m
      .exec(mail)?.[1]
      ?.replaceAll(/[\s<>"]/g, '')
      .toLowerCase() ?? '';
  const text = mail.replaceAll(/=\r?\n/g, '');
  return addresses.some((address) => readers === address.toLowerCase()) || ids.some((id) => text.includes(id));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
