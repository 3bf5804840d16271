import { launchChromium } from '@desirepath/traffic/chromium';
import type { Browser } from 'playwright-core';

/** What a person would long have given up on: three browsers and their servers share two cores, and a page may be built for half a minute. */
const PATIENCE = 120_000;

/**
 * A browser whose pages are waited for as long as a busy machine needs. Without its windows it says that it is headless, whatever it is to
 * call itself: what such a visitor uses is not known, and they are asked for no picture of their page.
 */
export async function launchBrowser({ isWhole = true } = {}): Promise<Browser> {
  const browser = await launchChromium({ isWhole });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE));
  return browser;
}

/** Headless Chromium names itself in its user agent, and is dropped as the robot that it is. */
export const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36';
