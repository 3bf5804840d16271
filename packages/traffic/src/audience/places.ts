import type { Random } from '../random.ts';

/** Where somebody lives, as a server can tell it: by their address. */
export interface Place {
  country: string;
  /** Hours ahead of UTC, of the country's largest cities and without summer time: good enough for a rhythm. */
  utcOffset: number;
  language: string;
  ip: string;
}

interface Country {
  weight: number;
  country: string;
  utcOffset: number;
  languages: readonly string[];
  /** The first two bytes of address ranges that are the country's as a whole. */
  networks: readonly string[];
}

export const COUNTRIES: readonly Country[] = [
  {
    weight: 20,
    country: 'US',
    utcOffset: -5,
    languages: ['en-US', 'en-US', 'es-US'],
    networks: ['24.250', '76.62', '166.167'],
  },
  { weight: 10, country: 'US', utcOffset: -8, languages: ['en-US'], networks: ['54.16', '136.194'] },
  { weight: 14, country: 'GB', utcOffset: 0, languages: ['en-GB'], networks: ['2.28', '32.164', '83.67'] },
  {
    weight: 13,
    country: 'DE',
    utcOffset: 1,
    languages: ['de-DE', 'de-DE', 'en-US'],
    networks: ['2.160', '63.185', '87.152'],
  },
  { weight: 6, country: 'FR', utcOffset: 1, languages: ['fr-FR'], networks: ['77.197', '83.202', '92.159'] },
  { weight: 6, country: 'CA', utcOffset: -5, languages: ['en-CA', 'fr-CA'], networks: ['57.134', '142.92'] },
  { weight: 5, country: 'NL', utcOffset: 1, languages: ['nl-NL', 'en-GB'], networks: ['80.113', '145.117'] },
  { weight: 5, country: 'AU', utcOffset: 10, languages: ['en-AU'], networks: ['110.22', '124.148'] },
  { weight: 3, country: 'SE', utcOffset: 1, languages: ['sv-SE'], networks: ['2.64', '82.183'] },
  { weight: 3, country: 'ES', utcOffset: 1, languages: ['es-ES', 'ca-ES'], networks: ['2.136', '85.60'] },
  { weight: 3, country: 'IT', utcOffset: 1, languages: ['it-IT'], networks: ['2.32', '95.243'] },
  { weight: 3, country: 'JP', utcOffset: 9, languages: ['ja-JP'], networks: ['126.29', '218.183'] },
  { weight: 2, country: 'IN', utcOffset: 5.5, languages: ['en-IN', 'hi-IN'], networks: ['101.213', '122.163'] },
  { weight: 2, country: 'BR', utcOffset: -3, languages: ['pt-BR'], networks: ['179.150', '187.28'] },
  { weight: 2, country: 'PL', utcOffset: 1, languages: ['pl-PL'], networks: ['83.31', '89.230'] },
  { weight: 2, country: 'AT', utcOffset: 1, languages: ['de-AT'], networks: ['85.124', '188.22'] },
  { weight: 2, country: 'CH', utcOffset: 1, languages: ['de-CH', 'fr-CH'], networks: ['57.26', '144.85'] },
  { weight: 2, country: 'DK', utcOffset: 1, languages: ['da-DK'], networks: ['2.104', '87.60'] },
  { weight: 1, country: 'NO', utcOffset: 1, languages: ['nb-NO'], networks: ['2.148', '88.93'] },
  { weight: 1, country: 'IE', utcOffset: 0, languages: ['en-IE'], networks: ['86.43'] },
  { weight: 1, country: 'KR', utcOffset: 9, languages: ['ko-KR'], networks: ['122.39', '175.229'] },
  { weight: 1, country: 'MX', utcOffset: -6, languages: ['es-MX'], networks: ['187.172', '189.192'] },
];

export function pickPlace(random: Random): Place {
  const { country, utcOffset, languages, networks } = random.weighted(COUNTRIES);
  const ip = `${random.pick(networks)}.${random.int(0, 255)}.${random.int(1, 254)}`;
  return { country, utcOffset, language: random.pick(languages), ip };
}
