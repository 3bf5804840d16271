import { generateMessageId } from '@lingui/message-utils/generateMessageId';
import { createItem, createPoFile, parsePo, stringifyPo } from 'pofile-ts';

/** A text and what it is called in one language; `''` as long as nobody has translated it. */
export interface Entry {
  message: string;
  context: string | undefined;
  translation: string;
  /** Files that say it. */
  origins: string[];
}

/** By the id under which the code asks for it. */
export type Catalogue = Record<string, Entry>;

/** What the contract says by a code: the context of its sentence, which is its id as well. */
export const codedContext = (what: 'refusal' | 'issue' | 'import', code: string): string => `${what} ${code}`;
const CODED = /^(refusal|issue|import) /;

const idOf = (message: string, context: string | undefined): string =>
  context !== undefined && CODED.test(context) ? context : generateMessageId(message, context);

export function readCatalogue(po: string): Catalogue {
  const entries = parsePo(po).items.map(({ msgid, msgctxt, msgstr, references }): [string, Entry] => {
    const context = msgctxt ?? undefined;
    return [idOf(msgid, context), { message: msgid, context, translation: msgstr[0] ?? '', origins: references }];
  });
  return Object.fromEntries(entries);
}

/** Ordered by text, so that a text that moves to another file moves nothing here. */
export function writeCatalogue(catalogue: Catalogue, language: string): string {
  const file = createPoFile();
  file.headers = {
    Language: language,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
  };
  file.headerOrder = Object.keys(file.headers);
  file.items = Object.values(catalogue)
    .sort((a, b) => compare(a.message, b.message) || compare(a.context ?? '', b.context ?? ''))
    .map(({ message, context, translation, origins }) => {
      const item = createItem();
      item.msgid = message;
      item.msgctxt = context ?? null;
      item.msgstr = [translation];
      item.references = [...new Set(origins)].sort();
      return item;
    });
  return `${stringifyPo(file, { foldLength: 0 }).trimEnd()}\n`;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
