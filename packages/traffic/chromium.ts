import { type Browser, chromium } from 'playwright-core';

/**
 * Features that are off. Of two such lists Chromium takes the last, so this one begins with what Playwright turns off.
 * The drop-down of the address bar would be a page of its own in every window, which costs more than the page that a test is about.
 */
const FEATURES_OFF = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

export interface ChromiumOptions {
  /** Whether pages that are left may come back as they were. Visitors' browsers have it, Playwright turns it off. */
  hasBackForwardCache?: boolean;
  /** Whether it is the whole program that visitors have: one that fills in cards, and whose client hints do not call it headless. */
  isWhole?: boolean;
}

const { CHROMIUM_PATH = '/usr/bin/chromium' } = process.env;
/** Chromium without what is around its pages: the same engine, and much less to do. It is no such program, and has no such cache. */
const { HEADLESS_SHELL_PATH = CHROMIUM_PATH } = process.env;

/** The Chromium that `npm test` and `npm run bench` have found, without a window; it looks nothing up outside. */
export const launchChromium = ({
  hasBackForwardCache = false,
  isWhole = false,
}: ChromiumOptions = {}): Promise<Browser> =>
  chromium.launch({
    executablePath: hasBackForwardCache || isWhole ? CHROMIUM_PATH : HEADLESS_SHELL_PATH,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${FEATURES_OFF}`,
    ],
    ignoreDefaultArgs: hasBackForwardCache ? ['--disable-back-forward-cache'] : [],
  });
