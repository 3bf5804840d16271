import type { Device } from '@desirepath/contract/common';

/** Browsers as others call them, in small letters, by the names that their user agents have here. */
const BROWSERS: Record<string, string> = {
  chrome: 'Chrome',
  'chrome-webview': 'Chrome',
  'chromium-webview': 'Chrome',
  'android webview': 'Chrome',
  crios: 'Chrome',
  safari: 'Safari',
  'safari (in-app)': 'Safari',
  // What Umami calls the browser of an iPhone; the system has a name of its own.
  ios: 'Safari',
  'ios-webview': 'Safari',
  firefox: 'Firefox',
  fxios: 'Firefox',
  edge: 'Microsoft Edge',
  'edge-chromium': 'Microsoft Edge',
  'edge-ios': 'Microsoft Edge',
  ie: 'Internet Explorer',
  opera: 'Opera',
  samsung: 'Samsung Internet for Android',
  'samsung internet': 'Samsung Internet for Android',
  yandexbrowser: 'Yandex Browser',
};

const SYSTEMS: Record<string, string> = {
  ios: 'iOS',
  'android os': 'Android',
  'mac os': 'macOS',
  'mac os x': 'macOS',
  macos: 'macOS',
  macintosh: 'macOS',
  'os x': 'macOS',
};

const known = (names: Record<string, string>, given: string): string =>
  (Object.hasOwn(names, given.toLowerCase()) && names[given.toLowerCase()]) || given;

/** A browser by the name it has here, so that it falls together with what is measured; one that is not known keeps its own. */
export const browserName = (given: string): string => known(BROWSERS, given);

/** The same of a system. Versions of Windows are one. */
export const systemName = (given: string): string => (/^windows\b/i.test(given) ? 'Windows' : known(SYSTEMS, given));

/** Undefined for what is none of the kinds of devices here. */
export function deviceNamed(given: string): Device | undefined {
  const name = given.toLowerCase();
  if (name === 'laptop') return 'desktop';
  return name === 'desktop' || name === 'mobile' || name === 'tablet' ? name : undefined;
}
