import type { PiecesKnown, PiecesOffer } from '@desirepath/contract/replay-pieces';
import type { Chunk } from '@desirepath/replay-format/chunk';
import { type CutChunk, cutChunk, textOf, withNames } from '@desirepath/replay-format/cut-chunk';
import { createScanner } from '@desirepath/replay-format/scan';
import { inSlices } from '../../in-slices.ts';
import { PIECES_PER_CHUNK } from '../../limits.ts';
import { bodyOf } from '../../pack.ts';
import type { RecorderHost } from '../../recording.ts';
import { OURS } from '../assets/read.ts';

/** UTF-16 units: to look through more takes a phone longer than it saves. */
const MOST = 2_000_000;

/** Less than this takes some 2 KB as it is, and to name its pieces costs a request. */
const LEAST = 8000;

/** Bytes of a SHA-256 that are a name: as many as nobody finds a second content for. */
const NAME_BYTES = 16;

/**
 * A snapshot with names in the place of what the server has already; as it came where there is none of that, or the server
 * does not say so. What is hidden has no name. Never rejects.
 * @param chunk JSON of a member `replay`
 */
export type NamePieces = (host: Pick<RecorderHost, 'site' | 'isMeasured'>, chunk: string) => Promise<string>;

/** Brings it. */
export type LoadPieces = (use: (namePieces: NamePieces) => void) => void;

export const namePieces: NamePieces = (host, chunk) =>
  chunk.length < LEAST || chunk.length > MOST ? Promise.resolve(chunk) : shorten(host, chunk).catch(() => chunk);

/** @throws whatever keeps it from being shorter */
const shorten: NamePieces = async ({ site: { tracking_id, api_url }, isMeasured }, json) => {
  const { page_id, ...chunk }: Chunk & { page_id: string } = JSON.parse(json);
  const { copier, cuts } = await cut(chunk);
  const pieces = await Promise.all(
    cuts.slice(0, PIECES_PER_CHUNK).map(async (one) => ({ ...one, name: await nameOf(textOf(copier, one)) })),
  );
  const offer: PiecesOffer = { tracking_id, names: [...new Set(pieces.map(({ name }) => name))] };
  if (!isMeasured()) return json; // not any more
  const init: RequestInit = { ...OURS, method: 'POST', body: bodyOf(JSON.stringify(offer)), credentials: 'omit' };
  const response = await fetch(new URL('pieces', api_url), init);
  const { known }: PiecesKnown = await response.json();
  const named = pieces.filter(({ name }) => known.includes(name));
  if (!named.length) return json;
  return `{"page_id":"${page_id}","format":${chunk.format},${withNames(copier, chunk.at, named)}}`;
};

const cut = async (chunk: Chunk): Promise<CutChunk> => {
  const work = cutChunk(createScanner(chunk));
  let whole: CutChunk | undefined;
  await inSlices(
    () => undefined,
    () => {
      const { done, value } = work.next();
      if (done) whole = value;
      return !done;
    },
  );
  if (!whole) throw new Error('not cut');
  return whole;
};

const nameOf = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...hash.subarray(0, NAME_BYTES)))
    .replace(/=+$/, '')
    .replace(/\+/g, '-')
    .replace(/\//g, '_');
};
