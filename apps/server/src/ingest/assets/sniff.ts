import type { AssetType } from '@desirepath/contract/assets';

/**
 * What some bytes are, by themselves: what a page or an address says of them is a stranger's word. Undefined for all that is
 * not kept. Style sheets have no sign of their own, so they are text with a rule in it that no parser takes for a document.
 * @see https://mimesniff.spec.whatwg.org
 */
export function sniffAsset(bytes: Buffer): AssetType | undefined {
  const begins = (text: string, at = 0) => bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));
  if (begins('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (begins('\xff\xd8\xff')) return 'image/jpeg';
  if (begins('GIF87a') || begins('GIF89a')) return 'image/gif';
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp';
  if (begins('ftypavif', 4) || begins('ftypavis', 4)) return 'image/avif';
  if (begins('wOF2')) return 'font/woff2';
  if (begins('wOFF')) return 'font/woff';
  if (begins('\0\x01\0\0') || begins('true')) return 'font/ttf';
  if (begins('OTTO')) return 'font/otf';
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  if (SVG.test(text)) return 'image/svg+xml';
  return STYLE.test(text) ? 'text/css' : undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Buffer): string | undefined {
  try {
    const text = utf8.decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined; // bytes of something else
  }
}

/** Its root element, after what may stand before one. */
const SVG = /^\s*(<\?xml[^>]*>\s*)?((<!--[\s\S]*?-->|<!doctype svg[^>[]*(\[[^\]]*\])?[^>]*>)\s*)*<svg[\s>]/i;
const STYLE = /^\s*[^<\s][\s\S]*[{;]/;
