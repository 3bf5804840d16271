/** What a browser says of itself in `sec-ch-ua*` headers; user agents are frozen, and say less from year to year. */
export interface ClientHints {
  brands: { brand: string; version: string }[];
  mobile: boolean | undefined;
  platform: string;
  /** Only where the browser was asked for it, or as the page found out. */
  platformVersion: string;
}

/** The headers as they came; empty where there was none. */
export interface HintHeaders {
  ua: string;
  mobile: string;
  platform: string;
  platformVersion: string;
}

export const NO_HINTS: HintHeaders = { ua: '', mobile: '', platform: '', platformVersion: '' };

/** Real lists have three brands and some 100 characters. */
const LONGEST = 512;
const MOST_BRANDS = 10;

/** One of a structured list (RFC 8941): `"Google Chrome";v="146"`. */
const BRAND = /"([^"\\]{1,64})";\s*v="([\d.]{1,32})"/g;
const QUOTED = /^"([\p{L}\p{N} ._-]{1,32})"$/u;
const VERSION = /^"?(\d{1,5}(?:\.\d{1,6}){0,3})"?$/;

/** Reads what is well-formed and leaves out what is not. */
export function readHints(headers: HintHeaders): ClientHints {
  return {
    brands: [...headers.ua.slice(0, LONGEST).matchAll(BRAND)]
      .slice(0, MOST_BRANDS)
      .map(([, brand = '', version = '']) => ({ brand, version })),
    mobile: headers.mobile === '?1' ? true : headers.mobile === '?0' ? false : undefined,
    platform: QUOTED.exec(headers.platform)?.[1] ?? '',
    platformVersion: VERSION.exec(headers.platformVersion)?.[1] ?? '',
  };
}

/** Browsers under the names that their user agents give, too. */
const NAMES: Record<string, string> = {
  'Google Chrome': 'Chrome',
  'Samsung Internet': 'Samsung Internet for Android',
  YaBrowser: 'Yandex Browser',
  'Opera GX': 'Opera',
};

/** The engine's own name stands beside each browser's; and one made up (`Not?A_Brand`) keeps readers from being strict. */
const isBrowser = ({ brand }: { brand: string }) =>
  brand !== 'Chromium' && !/^[^a-z]*not[^a-z]*a[^a-z]*brand/i.test(brand);

/** The browser that is meant, and its major version; undefined where hints do not tell. */
export function browserOf({ brands }: ClientHints): { browser: string; browser_version: string } | undefined {
  const found = brands.find(isBrowser);
  if (!found) return undefined;
  return {
    browser: (Object.hasOwn(NAMES, found.brand) && NAMES[found.brand]) || found.brand,
    browser_version: found.version.split('.')[0] ?? '',
  };
}

const SYSTEMS: Record<string, string> = {
  Windows: 'Windows',
  macOS: 'macOS',
  Android: 'Android',
  iOS: 'iOS',
  Linux: 'Linux',
  'Chrome OS': 'Chrome OS',
  'Chromium OS': 'Chrome OS',
};

export const systemOf = ({ platform }: ClientHints): string | undefined =>
  Object.hasOwn(SYSTEMS, platform) ? SYSTEMS[platform] : undefined;

/**
 * The version people know, of the one that hints tell: `15.0.0` is Windows 11, all of 1 to 10 are Windows 10, as
 * https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11 has it. Empty for none.
 */
export function systemVersion(os: string, platformVersion: string): string {
  const version = VERSION.exec(platformVersion)?.[1];
  if (!version) return '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (os === 'Windows') {
    if (major >= 13) return '11';
    if (major > 0) return '10';
    return minor === 3 ? '8.1' : minor === 2 ? '8' : '7';
  }
  return version.replace(/(\.0)+$/, '');
}
