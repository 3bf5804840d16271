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
  if (isSvg(text)) return 'image/svg+xml';
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

const DECLARATION = /^\s*(?:<\?xml[^>]*>)?/i;
const BEFORE_ROOT = /\s*(?:<!--[\s\S]*?-->|<!doctype svg[^>[]*(?:\[[^\]]*\][^>]*)?>)/iy;
const ROOT = /\s*<svg[\s>]/iy;

/**
 * By its root element, after what may stand before one. That is passed over piece by piece: one pattern for all of it tries, where it fails, every
 * way of taking some comments for one.
 */
function isSvg(text: string): boolean {
  let at = DECLARATION.exec(text)?.[0].length ?? 0;
  for (BEFORE_ROOT.lastIndex = at; BEFORE_ROOT.test(text); ) at = BEFORE_ROOT.lastIndex;
  ROOT.lastIndex = at;
  return ROOT.test(text);
}

const STYLE = /^\s*[^<\s][\s\S]*[{;]/;
