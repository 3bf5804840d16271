import type { SeenAsset } from '@desirepath/contract/assets';
import { isOnDomain } from '../../address.ts';
import type { Own } from '../../context.ts';
import type { Guard } from '../../guard.ts';
import { onceIdle } from '../../idle.ts';
import { ASSET_BYTES, ASSET_BYTES_PER_PAGE, ASSETS_PER_OFFER, CONTENTS_PER_UPLOAD, URL_LENGTH } from '../../limits.ts';
import type { Settings } from '../../settings.ts';
import { wholeInStyle } from '../tree/whole-addresses.ts';
import { addressesIn, addressesInStyle, type Kind } from './addresses.ts';
import { createReader, OURS } from './read.ts';

/** By then most of what a page shows has come, and the page's own start is over. */
const LOOK_AFTER = 1500;
const IDLE_WITHIN = 3000;

/** Base64 characters of one request: some seconds of a phone's connection. */
const UPLOAD_LENGTH = 1_500_000;

/** A pixel that counts somebody is no picture, and to ask for it again would count them twice. Px of a side. */
const SMALLEST = 8;

/** What scripts ask for is data, and pages that poll never end. */
const BY_SCRIPT = /^(fetch|xmlhttprequest|beacon)$/;

/** Addresses that are remembered: a page that shows ever new pictures never ends. */
const MOST = 5000;

interface Surroundings {
  own: Pick<Own, 'atStop'>;
  guard: Guard;
  site: Pick<Settings, 'tracking_id' | 'api_url' | 'domain' | 'linked_domains'>;
  /** Whether anything may be told at this moment. */
  isMeasured(): boolean;
  pageId(): string;
  tagOf?(id: number): string | undefined;
  /** Addresses that are read once more here: no requests of the page. */
  reads: Set<string>;
}

interface Wanted {
  kind: Kind;
  /** The whole address. */
  href: string;
}

/** What is known of an address in this document. */
interface Found extends SeenAsset {
  bytes?: Uint8Array<ArrayBuffer>;
}

/** Keeps what a recording refers to: tells the server which contents its addresses stand for, and sends those it lacks. */
export interface AssetKeeping {
  /** Something that is recorded, as it leaves: a style, an element with its attributes, or what holds such. It is looked at later. */
  see(part: unknown): void;
}

export const keepAssets = ({ own, guard, site, isMeasured, pageId, tagOf, reads }: Surroundings): AssetKeeping => {
  const { tracking_id } = site;
  const read = createReader(reads, (address) => isOnDomain([site.domain, ...site.linked_domains], address));
  /** What the page has loaded so far, by address, and whether its server is open about it: only that is read. */
  const loaded = new Map<string, boolean>();
  const found = new Map<string, Found>();
  let waiting = new Map<string, Wanted>();
  let told = new Set<string>();
  let toldPage = '';
  let sent = 0;
  const parts: unknown[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let callOff = () => {};
  let isStopped = false;

  const note = (address: string, kind: Kind) => {
    const href = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).href : '';
    if (/^https?:/.test(href) && href.length <= URL_LENGTH && !told.has(address)) waiting.set(address, { kind, href });
  };
  const find = async (
    address: string,
    { kind, href }: Wanted,
    images: Map<string, HTMLImageElement>,
  ): Promise<Found> => {
    const image = images.get(href);
    const size = image && { width: image.naturalWidth, height: image.naturalHeight };
    const isTiny = size && Math.min(size.width, size.height) < SMALLEST;
    const evidence = { image, isSheet: kind === 'sheet', isOpen: !!loaded.get(href) };
    const bytes = isTiny ? undefined : await read(href, evidence).catch(() => undefined);
    const isKept = bytes?.length && bytes.length <= ASSET_BYTES;
    // Its addresses relate to its own.
    if (kind === 'sheet' && isKept) addressesInStyle(wholeInStyle(new TextDecoder().decode(bytes), href), note);
    return { address, ...size, ...(isKept && { hash: await hashOf(bytes), bytes }) };
  };
  /** What is waited for and has come, a number at a time. */
  const look = async () => {
    const page = pageId();
    if (page !== toldPage) {
      toldPage = page;
      told = new Set();
    }
    for (const part of parts.splice(0)) addressesIn(part, tagOf ?? (() => undefined), note);
    for (const known of [loaded, found, waiting, told, reads]) forgetOldest(known);
    const images = new Map([...document.images].map((image) => [image.currentSrc, image]));
    const here = [...waiting].filter(([, { href }]) => loaded.has(href) || images.get(href)?.naturalWidth);
    const seen: Found[] = [];
    for (const [address, wanted] of here.slice(0, ASSETS_PER_OFFER)) {
      waiting.delete(address);
      told.add(address);
      const known = found.get(address) ?? (await find(address, wanted, images));
      found.set(address, known);
      if (known.hash || known.width) seen.push(known);
    }
    if (isStopped) return;
    try {
      if (seen.length) await tell(page, seen);
    } finally {
      // They are there now, or were refused; another page of this document names them alone.
      for (const one of seen) delete one.bytes;
    }
    if (here.length > ASSETS_PER_OFFER || parts.length) lookSoon();
  };
  const tell = async (page_id: string, seen: Found[]) => {
    const offered = seen.map(({ bytes, ...rest }) => rest);
    const { wanted } = await post('assets', { tracking_id, page_id, seen: offered });
    let contents: { hash: string; content: string }[] = [];
    let length = 0;
    for (const { hash, bytes } of seen) {
      if (!hash || !bytes || !wanted.includes(hash) || sent + bytes.length > ASSET_BYTES_PER_PAGE) continue;
      sent += bytes.length;
      const content = toBase64(bytes);
      if (length + content.length > UPLOAD_LENGTH || contents.length === CONTENTS_PER_UPLOAD) {
        await post('assets/contents', { tracking_id, contents });
        contents = [];
        length = 0;
      }
      contents.push({ hash, content });
      length += content.length;
    }
    if (contents.length) await post('assets/contents', { tracking_id, contents });
  };
  /** @throws where nothing may be told, or the server is away or refuses; the pages to come tell of the same things */
  const post = async (path: string, body: object): Promise<{ wanted: string[] }> => {
    if (!isMeasured()) throw new Error('not now');
    const init: RequestInit = { ...OURS, method: 'POST', body: JSON.stringify(body), credentials: 'omit' };
    const response = await fetch(new URL(path, site.api_url), init);
    if (!response.ok) throw response.status;
    return response.json();
  };

  const lookSoon = () => {
    timer ??= setTimeout(() => {
      callOff = onceIdle(
        guard(() => {
          // One after the other: what comes meanwhile is looked at then.
          look()
            .catch(() => undefined)
            .finally(() => {
              timer = undefined;
              if (parts.length && !isStopped) lookSoon();
            });
        }),
        IDLE_WITHIN,
      );
    }, LOOK_AFTER);
  };
  const observer = new PerformanceObserver(
    guard((list: PerformanceObserverEntryList) => {
      for (const { name, initiatorType, responseStart } of list.getEntries() as PerformanceResourceTiming[]) {
        if (BY_SCRIPT.test(initiatorType)) continue;
        // Some browsers say which part of a file was asked for.
        const isOpen = responseStart > 0;
        loaded.set(name, isOpen).set(String(name.split('#')[0]), isOpen);
        if (waiting.size) lookSoon();
      }
    }),
  );
  // Without this no hash can be made, on pages without https; so nothing is kept of them.
  const canHash = !!window.crypto?.subtle;
  if (canHash) observer.observe({ type: 'resource', buffered: true });
  own.atStop(() => {
    isStopped = true;
    observer.disconnect();
    clearTimeout(timer);
    callOff();
    waiting = new Map();
    found.clear();
  });
  return {
    see(part) {
      if (!canHash) return;
      parts.push(part);
      lookSoon();
    },
  };
};

const forgetOldest = (known: Map<string, unknown> | Set<string>): void => {
  for (const oldest of known.keys()) {
    if (known.size <= MOST) return;
    known.delete(oldest);
  }
};

const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
    .replace(/=+$/, '')
    .replace(/\+/g, '-')
    .replace(/\//g, '_');

/** In pieces, since an argument list has an end. */
const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};
