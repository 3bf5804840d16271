import { readFile } from 'node:fs/promises';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { readCatalogue } from './catalogue.ts';
import { compileMessages, HAS_MESSAGES } from './messages.ts';
import { mirrored } from './pseudo.ts';

/** Texts in the source become calls, and catalogues (`de.po`) modules of parsed messages; `en.po?mirrored` is the pseudo-locale. */
export function language(): Plugin {
  return {
    name: 'language',
    enforce: 'pre',
    load: {
      filter: { id: /\.po(\?mirrored)?$/ },
      async handler(id) {
        const [file = id, mode] = id.split('?');
        this.addWatchFile(file);
        const shown = mode === 'mirrored' ? mirrored : undefined;
        const messages = Object.entries(readCatalogue(await readFile(file, 'utf8'))).map(
          ([key, { translation }]) => [key, compileMessageOrThrow(translation, shown)] as const,
        );
        return { code: `export default ${JSON.stringify(Object.fromEntries(messages))};`, moduleType: 'js' };
      },
    },
    transform: {
      filter: { id: /\.tsx?$/, code: HAS_MESSAGES },
      async handler(code, id) {
        const result = await compileMessages(code, id);
        return result?.code ? { code: result.code, map: result.map } : undefined;
      },
    },
  };
}
