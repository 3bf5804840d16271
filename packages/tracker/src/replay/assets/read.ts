import { ASSET_BYTES } from '../../limits.ts';

/** What is asked for once more without harm: a file. Whatever else answers may do something each time it is asked. */
const FILE = /\.(png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|css)$/i;

/** Of other origins browsers load none that pages may not read. */
const FONT = /\.(woff2?|ttf|otf)$/i;

/** More pixels take long to draw, and are no small picture. */
const PIXELS = 1_500_000;

/** Near enough to lossless for a replay, at a tenth of the size. */
const QUALITY = 0.9;

/** Told apart from the page's own requests by this member, which browsers do not know. */
export const OURS = { desirepath: true };

/** What speaks for it that a page may read an address of another origin: the browser complains in the console if it may not. */
export interface Evidence {
  /** The picture that is shown from there. */
  image: HTMLImageElement | undefined;
  /** It is a style sheet, without which there is hardly a page. */
  isSheet: boolean;
  /** Its server lets pages see how long it took (Timing-Allow-Origin): who sends that sends the other header too. */
  isOpen: boolean;
}

/** Reads what the page has loaded: its bytes, if they may be had without asking its server for anything new. */
export type Read = (address: string, evidence: Evidence) => Promise<Uint8Array<ArrayBuffer> | undefined>;

/** @param isOurs whether a host is one of the site's */
export const createReader = (reads: Set<string>, isOurs: (address: URL) => boolean): Read => {
  /** Origins that do not let pages read: each says so in the page's console once. */
  const unreadable = new Set<string>();

  const fromCache = async (
    address: string,
    { image, isSheet, isOpen }: Evidence,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const url = new URL(address);
    const { origin, pathname } = url;
    const isReadable =
      origin === location.origin || isSheet || isOpen || image?.crossOrigin || FONT.test(pathname) || isOurs(url);
    if (!FILE.test(pathname) || unreadable.has(origin) || !isReadable) return undefined;
    reads.add(address);
    const init: RequestInit = { ...OURS, cache: 'force-cache', priority: 'low' };
    const response = await fetch(address, init).catch(() => undefined);
    if (!response) unreadable.add(origin);
    const isKept = response?.ok && !/no-store/i.test(response.headers.get('cache-control') ?? '');
    if (!isKept || Number(response.headers.get('content-length')) > ASSET_BYTES) {
      void response?.body?.cancel();
      return undefined;
    }
    return new Uint8Array(await response.arrayBuffer());
  };

  return async (address, evidence) =>
    (await fromCache(address, evidence)) ?? (evidence.image && (await fromPixels(evidence.image)));
};

/** The picture as the browser has it. Undefined where it came from elsewhere without leave to be read. */
const fromPixels = async (image: HTMLImageElement): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const { naturalWidth: width, naturalHeight: height } = image;
  if (!width || width * height > PIXELS) return undefined;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  try {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', QUALITY));
    return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
  } catch {
    return undefined; // a security error, thrown at once
  }
};
