import type { AssetUse } from '@desirepath/contract/assets';
import { spriteUrl } from './sprite.ts';

/** What a recording shows besides its DOM. */
export interface KeptAssets {
  uses: readonly AssetUse[];
  /** Where a kept content is, or itself as `data:`. */
  urlOf(hash: string): string;
  /** Texts of kept style sheets, and of drawings that may hold icons, by hash. */
  texts: ReadonlyMap<string, string>;
  /** Hosts that what is not kept may come from; each stands for those below it. */
  hosts: readonly string[];
}

/** What shows in the place of the addresses in a recording, at moments of it (epoch ms). */
export interface Kept {
  /** An address that shows: of the kept content, the same where its host may be asked, else of a box of its size. */
  picture(address: string, at: number): string;
  /** The same of what styles and `srcset` name; undefined where nothing shows. */
  known(address: string, at: number): string | undefined;
  /** A part of a kept drawing, as `<use>` names it; undefined where it is not kept. */
  part(address: string, at: number): string | undefined;
  /** A kept style sheet as text. */
  sheet(address: string, at: number): string | undefined;
  /** Addresses of what is neither kept nor asked for. */
  missed: ReadonlySet<string>;
}

/** Nothing is kept, and nobody is asked. */
export const NOTHING_KEPT: KeptAssets = { uses: [], urlOf: () => '', texts: new Map(), hosts: [] };

export function createKept({ uses, urlOf, texts, hosts }: KeptAssets): Kept {
  const byAddress = Map.groupBy(uses, ({ address }) => address);
  const missed = new Set<string>();
  /** What a page told last before a moment; of what it told later, the first. */
  const toldAt = (address: string, at: number): AssetUse | undefined => {
    // Of a part of a file, what is told of the file.
    const told = byAddress.get(address) ?? byAddress.get(address.replace(/#.*/, ''));
    return told?.findLast(({ from }) => from <= at) ?? told?.[0];
  };
  const known = (address: string, at: number): string | undefined => {
    if (IN_PAGE.test(address)) return address;
    const use = toldAt(address, at);
    if (use?.hash && use.type && use.type !== 'text/css') return urlOf(use.hash);
    if (isOn(hosts, address)) return address;
    missed.add(address);
    return undefined;
  };
  return {
    missed,
    known,
    picture: (address, at) => known(address, at) ?? boxOf(toldAt(address, at)),
    part(address, at) {
      const [file = '', ...part] = address.split('#');
      const { hash, type } = toldAt(file, at) ?? {};
      const text = hash && type === 'image/svg+xml' ? texts.get(hash) : undefined;
      const url = hash && text && spriteUrl(hash, text);
      return url ? [url, ...part].join('#') : undefined;
    },
    sheet(address, at) {
      const { hash } = toldAt(address, at) ?? {};
      return hash ? texts.get(hash) : undefined;
    },
  };
}

/** Whether a kept content is read as text: a style sheet, or what shows as no picture by itself, so perhaps as parts. */
export const isText = ({ type, width }: Pick<AssetUse, 'type' | 'width'>): boolean =>
  type === 'text/css' || (type === 'image/svg+xml' && width === 0);

const IN_PAGE = /^(data:|blob:|#)/i;

export function isOn(hosts: readonly string[], address: string): boolean {
  const { protocol, host, hostname } = URL.parse(address) ?? {};
  if (!protocol || !/^https?:$/.test(protocol)) return false;
  return hosts.some((own) => `.${own.includes(':') ? host : hostname}`.endsWith(`.${own}`));
}

/** Px of a picture whose size nobody told. */
const UNKNOWN = 24;

/** A box in the place of a picture, so that all around it lies where it lay. */
function boxOf({ width, height }: { width: number; height: number } = { width: 0, height: 0 }): string {
  const [w, h] = [width || UNKNOWN, height || UNKNOWN];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="#8884"/><rect x=".5" y=".5" width="${w - 1}" height="${h - 1}" fill="none" stroke="#8888"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
