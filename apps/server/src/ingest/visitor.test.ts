import { describe, expect, it } from 'vitest';
import { createAgentReader, openCountries } from './visitor.ts';

const readAgent = createAgentReader();

describe('readAgent', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36',
      { isRobot: false, device: 'desktop', browser: 'Chrome', browser_version: '146', os: 'Windows' },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
      { isRobot: false, device: 'mobile', browser: 'Safari', os: 'iOS' },
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      { isRobot: false, device: 'tablet' },
    ],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', { isRobot: true }],
    ['', { isRobot: false, device: 'desktop', browser: '' }],
  ])('%s', (userAgent, expected) => {
    expect(readAgent(userAgent)).toMatchObject(expected);
  });
});

describe('findCountry', () => {
  const findCountry = openCountries();
  it.each([
    ['8.8.8.8', 'US'],
    ['2a00:1450:4001:830::2003', 'DE'],
    ['127.0.0.1', ''],
    ['not an address', ''],
  ])('of %s is %s', (ip, country) => {
    expect(findCountry(ip)).toBe(country);
  });
});
