import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn } from '../../storage/names-in.ts';

/** By what a mail is about somebody: their addresses, and ids (UUIDs) that stand in links, or of what it answers. */
export interface MailedAbout {
  addresses: readonly string[];
  ids: readonly string[];
}

/** {@link eraseMailFiles} of the data folder. */
export type EraseMails = (about: MailedAbout) => Promise<number>;

/** Deletes mails that were written as files, for want of a mail server, to or about somebody. @returns how many */
export async function eraseMailFiles(folder: string, about: MailedAbout): Promise<number> {
  const mails = join(folder, 'mails');
  const sought = { addresses: about.addresses.map((address) => address.toLowerCase()), ids: new Set(about.ids) };
  let erased = 0;
  for (const name of namesIn(mails)) {
    const file = join(mails, name);
    if (!isAbout(await readFile(file, 'utf8'), sought)) continue;
    await rm(file);
    erased += 1;
  }
  return erased;
}

/** Deletes those that are older than a moment (epoch ms): by then they have been read, and what they open is over. */
export async function eraseOldMailFiles(folder: string, before: number): Promise<void> {
  const mails = join(folder, 'mails');
  for (const name of namesIn(mails)) {
    const file = join(mails, name);
    if ((await stat(file)).mtimeMs < before) await rm(file);
  }
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Long lines of mails are broken: those of a header by a space that begins the next, others by a `=` that ends them. */
function isAbout(mail: string, { addresses, ids }: { addresses: string[]; ids: Set<string> }): boolean {
  const readers =
    /^To: (.*(?:\r?\n[ \t].*)*)/m
      .exec(mail)?.[1]
      ?.replaceAll(/[\s<>"]/g, '')
      .toLowerCase() ?? '';
  if (addresses.includes(readers)) return true;
  return (
    mail
      .replaceAll(/=\r?\n/g, '')
      .match(UUID)
      ?.some((id) => ids.has(id)) ?? false
  );
}
