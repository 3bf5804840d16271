import { describe, expect, it } from 'vitest';
import { createAgentReader } from './agent.ts';
import { NO_HINTS } from './client-hints.ts';

const readAgent = createAgentReader();

describe('readAgent', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36',
      {
        ...{ robot: undefined, isLibrary: false, device: 'desktop' },
        ...{ browser: 'Chrome', browser_version: '146', os: 'Windows', os_version: '10' },
      },
    ],
    [
      'Mozilla/5.0 (PlayStation; PlayStation 5/6.00) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.4 Safari/605.1.15',
      { device: 'desktop', browser: 'Safari', os: '', os_version: '' },
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      { device: 'desktop', browser: 'Firefox', browser_version: '140', os: 'Linux', os_version: '' },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
      { robot: undefined, device: 'mobile', browser: 'Safari', browser_version: '19', os: 'iOS', os_version: '19.1' },
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      { robot: undefined, device: 'tablet' },
    ],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', { robot: 'user_agent' }],
    ['', { robot: 'user_agent', isLibrary: true }],
    ['python-requests/2.32.3', { robot: 'user_agent', isLibrary: true }],
    ['okhttp/4.12.0', { robot: 'user_agent', isLibrary: true }],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/146.0.0.0 Safari/537.36',
      { robot: 'headless', isLibrary: false },
    ],
  ])('%s', (userAgent, expected) => {
    expect(readAgent({ userAgent, hints: NO_HINTS })).toMatchObject(expected);
  });
});

describe('what names no browser', () => {
  const unknown = { device: 'desktop', browser: '', browser_version: '', os: '', os_version: '' };

  it.each([
    ['curl/8.5.0', { robot: 'user_agent', isLibrary: true }],
    ['my-curl/8.5.0', { robot: 'user_agent', isLibrary: false }],
    ['nodes/1.0', { robot: 'user_agent', isLibrary: false }],
  ])('%s', (userAgent, expected) => {
    expect(readAgent({ userAgent })).toMatchObject(expected);
  });

  it('has no browser and no system', () => {
    expect(readAgent({ userAgent: '' })).toEqual({ robot: 'user_agent', isLibrary: true, ...unknown });
    expect(readAgent({ userAgent: 'HeadlessChrome' })).toEqual({ robot: 'headless', isLibrary: false, ...unknown });
  });
});

describe('readAgent with client hints', () => {
  const CHROME = '"Chromium";v="146", "Google Chrome";v="146", "Not?A_Brand";v="24"';
  const WINDOWS =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  const ANDROID =
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

  it.each([
    ['the browser', WINDOWS, { ua: CHROME }, { browser: 'Chrome', browser_version: '146', os: 'Windows' }],
    [
      'one that its user agent hides',
      WINDOWS,
      { ua: '"Brave";v="146", "Chromium";v="146", "Not A(Brand";v="8"' },
      { browser: 'Brave', browser_version: '146' },
    ],
    ['one by the name of its user agent', WINDOWS, { ua: '"Microsoft Edge";v="146"' }, { browser: 'Microsoft Edge' }],
    ['a system', WINDOWS, { platform: '"macOS"', platformVersion: '"14.5.0"' }, { os: 'macOS', os_version: '14.5' }],
    ['Windows 11', WINDOWS, { platform: '"Windows"', platformVersion: '"15.0.0"' }, { os_version: '11' }],
    ['a phone in desktop mode', WINDOWS, { mobile: '?1' }, { device: 'mobile' }],
    ['an Android tablet', ANDROID, { mobile: '?0', platform: '"Android"' }, { device: 'tablet', os: 'Android' }],
    ['another system, of which no version is known', WINDOWS, { platform: '"Linux"' }, { os: 'Linux', os_version: '' }],
    [
      'a tablet that calls itself a phone',
      ANDROID.replace('Chrome/140.0.0.0', '$& Mobile'),
      { mobile: '?0', platform: '"Android"' },
      { device: 'tablet' },
    ],
    ['a computer', WINDOWS, { mobile: '?0' }, { device: 'desktop' }],
    ['no window', WINDOWS, { ua: '"HeadlessChrome";v="146", "Chromium";v="146"' }, { robot: 'headless' }],
  ])('believes %s', (_what, userAgent, hints, expected) => {
    expect(readAgent({ userAgent, hints: { ...NO_HINTS, ...hints } })).toMatchObject(expected);
  });

  it.each([
    { ua: '<script>', platform: 'Windows', mobile: 'yes', platformVersion: 'x' },
    { ua: '"";v=""', platform: '"../../etc"', mobile: '?2', platformVersion: '"1e9"' },
    { ua: '"Chromium";v="146"', platform: '"constructor"', mobile: '', platformVersion: '"-1"' },
    {
      ua: '"a";v="1",'.repeat(100_000),
      platform: `"${'x'.repeat(100_000)}"`,
      mobile: '',
      platformVersion: '1'.repeat(9),
    },
  ])('keeps to the user agent where hints make no sense', (hints) => {
    const { browser, os, device } = readAgent({ userAgent: WINDOWS, hints });
    expect({ os, device }).toEqual({ os: 'Windows', device: 'desktop' });
    expect(['Chrome', 'a']).toContain(browser);
  });

  it('remembers what it has read, and reads no further than a user agent goes', () => {
    const read = createAgentReader();
    const first = read({ userAgent: WINDOWS });
    expect(read({ userAgent: WINDOWS })).toBe(first);
    expect(createAgentReader()({ userAgent: WINDOWS })).not.toBe(first);
    expect(read({ userAgent: `${WINDOWS.padEnd(512)}HeadlessChrome` })).toEqual(first);
    expect(read({ userAgent: `${WINDOWS} HeadlessChrome` })).toMatchObject({ robot: 'headless' });
  });

  it.each([
    ['brands', { ua: CHROME }, { browser_version: '146' }],
    ['kind of device', { mobile: '?1' }, { device: 'mobile' }],
    ['system', { platform: '"macOS"' }, { os: 'macOS' }],
    ['version of the system', { platform: '"Windows"', platformVersion: '"15.0.0"' }, { os_version: '11' }],
  ])('tells agents apart by their %s alone', (_what, hints, expected) => {
    const read = createAgentReader();
    const before = read({ userAgent: WINDOWS, hints: { ...NO_HINTS, ...hints, platformVersion: '' } });
    expect(read({ userAgent: WINDOWS, hints: NO_HINTS })).toMatchObject({ device: 'desktop', os: 'Windows' });
    expect(read({ userAgent: WINDOWS, hints: { ...NO_HINTS, ...hints } })).toMatchObject(expected);
    expect(before.robot).toBeUndefined();
  });
});
