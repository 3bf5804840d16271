import { type Browser, chromium } from 'playwright-core';

/** What a person would long have given up on: three browsers and their servers share two cores, and a page may be built for half a minute. */
const PATIENCE = 120_000;

/** The Chromium that `npm test` has found; quiet, since the network it would chat with may not be there. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE));
  return browser;
}

/** Headless Chromium names itself in its user agent, and is dropped as the robot that it is. */
export const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36';
