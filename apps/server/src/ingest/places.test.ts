import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../settings/read-settings.ts';
import { makeMmdb } from './mmdb.testing.ts';
import { openPlaces } from './places.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: Buffer | string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('the bundled database', () => {
  const findPlace = openPlaces();
  it.each([
    ['8.8.8.8', 'US'],
    ['2a00:1450:4001:830::2003', 'DE'],
    ['127.0.0.1', ''],
    ['not an address', ''],
  ])('knows the country of %s: %s', (ip, country) => {
    expect(findPlace(ip)).toEqual({ country, region: '', city: '' });
  });
});

describe("an operator's database", () => {
  const findPlace = openPlaces(
    file(
      'cities.mmdb',
      makeMmdb({
        '81.0.0.0/8': {
          country: { iso_code: 'DE' },
          subdivisions: [{ iso_code: 'BE', names: { en: 'Land Berlin' } }],
          city: { names: { en: 'Berlin', de: 'Berlin' } },
        },
        '82.1.0.0/16': { country_code: 'FR', state1: 'Brittany', city: 'Rennes' },
        '8.8.8.0/24': { city: { names: { en: 'Mountain View' } } },
        '83.0.0.0/8': { country: 'nonsense', subdivisions: [], city: 7 },
      }),
    ),
  );

  it.each([
    ['as MaxMind writes them', '81.2.69.142', { country: 'DE', region: 'Land Berlin', city: 'Berlin' }],
    ['in flat records', '82.1.2.3', { country: 'FR', region: 'Brittany', city: 'Rennes' }],
    ['without a country', '8.8.8.8', { country: 'US', region: '', city: 'Mountain View' }],
    ['of unknown form', '83.1.1.1', { country: expect.any(String), region: '', city: '' }],
    ['it does not have', '9.9.9.9', { country: 'US', region: '', city: '' }],
  ])('gives places %s', (_what, ip, expected) => {
    expect(findPlace(ip)).toEqual(expected);
  });

  it.each([
    ['is missing', () => join(folder, 'nowhere.mmdb')],
    ['is a folder', () => folder],
    ['is something else', () => file('text.mmdb', 'no database')],
    ['is cut off', () => file('torn.mmdb', makeMmdb({ '81.0.0.0/8': { city: 'x' } }).subarray(0, 40))],
  ])('is refused by name when it %s', (_what, path) => {
    expect(() => openPlaces(path())).toThrow(ConfigError);
    expect(() => openPlaces(path())).toThrow(/^GEO_DATABASE/);
  });
});
