import { describe, expect, it } from 'vitest';
import { browserOf, NO_HINTS, readHints, systemOf, systemVersion } from './client-hints.ts';

describe('the list of brands', () => {
  const brandsOf = (ua: string) => readHints({ ...NO_HINTS, ua }).brands.map(({ brand, version }) => [brand, version]);

  it.each([
    ['', []],
    ['nonsense', []],
    ['"Chromium";v="146"', [['Chromium', '146']]],
    [
      '"A";v="1", "B c";  v="2.0.1"',
      [
        ['A', '1'],
        ['B c', '2.0.1'],
      ],
    ],
    ['"";v="1"', []],
    ['"A";v=""', []],
    ['"A";v="1a"', []],
    ['"A\\"";v="1"', []],
    [`"${'x'.repeat(64)}";v="${'1'.repeat(32)}"`, [['x'.repeat(64), '1'.repeat(32)]]],
    [`"${'x'.repeat(65)}";v="1"`, []],
    [`"A";v="${'1'.repeat(33)}"`, []],
  ])('%s', (ua, brands) => {
    expect(brandsOf(ua)).toEqual(brands);
  });

  it('is read as far as real ones go: ten brands, and 512 characters', () => {
    expect(brandsOf('"A";v="1",'.repeat(11))).toHaveLength(10);
    expect(brandsOf(`${' '.repeat(503)}"A";v="1"`)).toEqual([['A', '1']]);
    expect(brandsOf(`${' '.repeat(504)}"A";v="1"`)).toEqual([]);
  });
});

it.each([
  ['?1', true],
  ['?0', false],
  ['', undefined],
  ['1', undefined],
])('whether it is a phone: %s', (mobile, expected) => {
  expect(readHints({ ...NO_HINTS, mobile }).mobile).toBe(expected);
});

it.each([
  ['"Windows"', 'Windows', 'Windows'],
  ['"macOS"', 'macOS', 'macOS'],
  ['"Android"', 'Android', 'Android'],
  ['"iOS"', 'iOS', 'iOS'],
  ['"Linux"', 'Linux', 'Linux'],
  ['"Chrome OS"', 'Chrome OS', 'Chrome OS'],
  ['"Chromium OS"', 'Chromium OS', 'Chrome OS'],
  ['"toString"', 'toString', undefined],
  ['"Fuchsia 1.0_a-b"', 'Fuchsia 1.0_a-b', undefined],
  ['Windows', '', undefined],
  ['"Windows" x', '', undefined],
  ['x "Windows"', '', undefined],
  ['"<b>"', '', undefined],
  [`"${'x'.repeat(33)}"`, '', undefined],
  ['""', '', undefined],
])('the system of %s', (given, platform, system) => {
  const hints = readHints({ ...NO_HINTS, platform: given });
  expect(hints.platform).toBe(platform);
  expect(systemOf(hints)).toBe(system);
});

it.each([
  ['"15.0.0"', '15.0.0'],
  ['14', '14'],
  ['"12345.123456.1.2"', '12345.123456.1.2'],
  ['"123456"', ''],
  ['"1.1234567"', ''],
  ['"1.2.3.4.5"', ''],
  ['"1."', ''],
  ['x1', ''],
  ['1x', ''],
  ['', ''],
])('the version of the system in %s', (platformVersion, expected) => {
  expect(readHints({ ...NO_HINTS, platformVersion }).platformVersion).toBe(expected);
});

describe('the browser that is meant', () => {
  it.each([
    ['"Not?A_Brand";v="99", "Chromium";v="146", "Google Chrome";v="146.0.1"', 'Chrome', '146'],
    ['"Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24"', 'Chrome', '131'],
    [' "(Not(A:Brand";v="8", "Microsoft Edge";v="146"', 'Microsoft Edge', '146'],
    ['"Samsung Internet";v="27.0"', 'Samsung Internet for Android', '27'],
    ['"YaBrowser";v="24"', 'Yandex Browser', '24'],
    ['"Opera GX";v="110"', 'Opera', '110'],
    ['"Brave";v="1"', 'Brave', '1'],
    ['"toString";v="1"', 'toString', '1'],
    ['"Knot a brand";v="3"', 'Knot a brand', '3'],
  ])('of %s is %s %s', (ua, browser, browser_version) => {
    expect(browserOf(readHints({ ...NO_HINTS, ua }))).toEqual({ browser, browser_version });
  });

  it.each(['', '"Chromium";v="146"', '"Not A Brand";v="99", "Chromium";v="146"'])('is not told by %s', (ua) => {
    expect(browserOf(readHints({ ...NO_HINTS, ua }))).toBeUndefined();
  });
});

describe('the version people know', () => {
  it.each([
    ['Windows', '15.0.0', '11'],
    ['Windows', '13.0.0', '11'],
    ['Windows', '12.9', '10'],
    ['Windows', '1.0.0', '10'],
    ['Windows', '0.3.0', '8.1'],
    ['Windows', '0.2.0', '8'],
    ['Windows', '0.1.0', '7'],
    ['Windows', '0', '7'],
    ['macOS', '15.1.0', '15.1'],
    ['macOS', '14.0.0', '14'],
    ['Android', '10.0.1', '10.0.1'],
    ['Android', '"16"', '16'],
    ['Android', 'x', ''],
    ['Windows', '', ''],
  ])('of %s %s is %s', (os, version, expected) => {
    expect(systemVersion(os, version)).toBe(expected);
  });
});
