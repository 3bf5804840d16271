import type { KeptContents } from '@desirepath/contract/assets';
import { createKept, type Kept } from './kept.ts';

/** What a recording or a page behind a heatmap shows besides its DOM, out of what came along with it; nobody else is asked. */
export function keptIn({ uses, contents }: KeptContents): Kept {
  const urls = new Map(contents.map(({ hash, type, content }) => [hash, `data:${type};base64,${content}`]));
  const texts = contents.filter(({ type }) => type === 'text/css' || type === 'image/svg+xml');
  return createKept({
    uses,
    urlOf: (hash) => urls.get(hash) ?? '',
    texts: new Map(texts.map(({ hash, content }) => [hash, textOf(content)])),
    hosts: [],
  });
}

const textOf = (base64: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
