import type { Device } from '@desirepath/contract/common';
import type { Random } from '../random.ts';

/** What somebody looks at the shop with. */
export interface Gadget {
  device: Device;
  userAgent: string;
  /** CSS px of the part of the page that is seen. */
  viewport: { width: number; height: number };
}

const WINDOWS = 'Windows NT 10.0; Win64; x64';
const MAC = 'Macintosh; Intel Mac OS X 10_15_7'; // frozen there by every browser
const LINUX = 'X11; Linux x86_64';
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0';

const chrome = (system: string) => `Mozilla/5.0 (${system}) ${BLINK} Safari/537.36`;
const edge = (system: string) => `${chrome(system)} Edg/156.0.0.0`;
const firefox = (system: string) => `Mozilla/5.0 (${system}; rv:157.0) Gecko/20100101 Firefox/157.0`;
const safari = `Mozilla/5.0 (${MAC}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15`;
const ios = (system: string, browser: string) =>
  `Mozilla/5.0 (${system} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${browser} Mobile/15E148 Safari/604.1`;
const android = (model: string, browser = BLINK) =>
  `Mozilla/5.0 (Linux; Android 10; ${model}) ${browser} Mobile Safari/537.36`;
const androidTablet = (browser = BLINK) => `Mozilla/5.0 (Linux; Android 10; SM-X710) ${browser} Safari/537.36`;
const SAMSUNG_INTERNET = 'AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/30.0 Chrome/146.0.0.0';

/** Desktop windows: the shop's column has a fixed width, so any of these is the measured layout moved sideways. */
const WINDOWS_SIZES = [
  { weight: 30, width: 1920, height: 953 },
  { weight: 22, width: 1536, height: 730 },
  { weight: 14, width: 1366, height: 641 },
  { weight: 8, width: 1280, height: 672 },
];
const MAC_SIZES = [
  { weight: 10, width: 1440, height: 764 },
  { weight: 8, width: 1512, height: 831 },
  { weight: 6, width: 1728, height: 964 },
];

// Phones and tablets have the very widths that the pages were measured at.
const IPHONE = { weight: 1, width: 390, height: 664 };
const PIXEL = { weight: 1, width: 412, height: 785 };
const GALAXY = { weight: 1, width: 360, height: 650 };
const IPAD = { weight: 1, width: 820, height: 1106 };
const GALAXY_TAB = { weight: 1, width: 768, height: 1024 };

interface Model {
  weight: number;
  device: Device;
  userAgent: string;
  sizes: readonly { weight: number; width: number; height: number }[];
}

/** Shares as StatCounter saw them for shops in 2026, rounded. */
const MODELS: readonly Model[] = [
  { weight: 24, device: 'desktop', userAgent: chrome(WINDOWS), sizes: WINDOWS_SIZES },
  { weight: 8, device: 'desktop', userAgent: chrome(MAC), sizes: MAC_SIZES },
  { weight: 8, device: 'desktop', userAgent: safari, sizes: MAC_SIZES },
  { weight: 6, device: 'desktop', userAgent: edge(WINDOWS), sizes: WINDOWS_SIZES },
  { weight: 4, device: 'desktop', userAgent: firefox(WINDOWS), sizes: WINDOWS_SIZES },
  { weight: 1, device: 'desktop', userAgent: firefox(LINUX), sizes: WINDOWS_SIZES },
  { weight: 20, device: 'mobile', userAgent: ios('iPhone; CPU iPhone OS 18_7', 'Version/26.1'), sizes: [IPHONE] },
  { weight: 3, device: 'mobile', userAgent: ios('iPhone; CPU iPhone OS 18_7', 'CriOS/156.0.0.0'), sizes: [IPHONE] },
  { weight: 12, device: 'mobile', userAgent: android('K'), sizes: [PIXEL, GALAXY] },
  { weight: 6, device: 'mobile', userAgent: android('SM-S921B', SAMSUNG_INTERNET), sizes: [GALAXY] },
  {
    weight: 1,
    device: 'mobile',
    userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:157.0) Gecko/157.0 Firefox/157.0',
    sizes: [PIXEL],
  },
  { weight: 5, device: 'tablet', userAgent: ios('iPad; CPU OS 18_7', 'Version/26.1'), sizes: [IPAD] },
  { weight: 2, device: 'tablet', userAgent: androidTablet(SAMSUNG_INTERNET), sizes: [GALAXY_TAB] },
];

export function pickGadget(random: Random): Gadget {
  const { device, userAgent, sizes } = random.weighted(MODELS);
  const { width, height } = random.weighted(sizes);
  return { device, userAgent, viewport: { width, height } };
}
