import { createHash } from 'node:crypto';
import { DAY_MS } from '@desirepath/contract/durations';
import { TEXT } from '@desirepath/contract/limits';
import type { SessionSource } from '@desirepath/contract/tracking';
import { browserName, deviceNamed, systemName } from '../agent-names.ts';

/** One thing that happened, as another system wrote it down. */
export interface ImportedEvent {
  /** Line of its file, from 1. */
  row: number;
  /** What the other system calls the visit and the person; the same words are the same visit here. */
  session: string;
  visitor: string;
  /** epoch ms */
  at: number;
  type: 'page_view' | 'custom';
  page: { host: string; path: string; query: string; title: string };
  name?: string;
  props?: Record<string, string | number | boolean | null>;
  /** Its id there. Without one, what is the same in every respect is told apart by its place. */
  id?: string;
  source: SessionSource;
  device: string;
  browser: string;
  os: string;
  country: string;
  region: string;
  city: string;
  language: string;
  user: string;
}

/** A row that could not be read. */
export interface BadRow {
  row: number;
  reason: string;
}

/** What a file gives, in its order. */
export type Rows = AsyncIterable<ImportedEvent | BadRow>;

export const isBad = (given: ImportedEvent | BadRow): given is BadRow => 'reason' in given;

/** Everything of a file is a stranger's: control characters go, and what is too long is cut. */
export const clean = (given: string | undefined, max: number): string =>
  (given ?? '')
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, max)
    .toWellFormed()
    .trim();

/** @param now epoch ms @returns epoch ms; undefined for what is no time, or none that the store can hold. Without a zone it is UTC. */
export function momentOf(given: string, now: number): number | undefined {
  // PostgreSQL writes whole hours of a zone without their minutes.
  const text = given
    .trim()
    .replace(' ', 'T')
    .replace(/ UTC$/, 'Z')
    .replace(/(T.*[+-]\d\d)$/, '$1:00');
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(text);
  const at = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) || hasZone ? text : `${text}Z`);
  return isInReach(at, now) ? at : undefined;
}

const EARLIEST = Date.UTC(1995, 0, 1);

/** Whether a visit may have been then (epoch ms): there was a web, and it is not to come. */
export const isInReach = (at: number, now: number): boolean => at >= EARLIEST && at <= now + DAY_MS;

/** An address as other systems keep it: a path, or all of it. */
export function pageOf(given: { host?: string; path: string; title?: string }): ImportedEvent['page'] {
  const base = `https://${given.host || 'unknown.invalid'}`;
  const url = URL.parse(given.path, base);
  const host = url && url.host !== 'unknown.invalid' ? url.host : (given.host ?? '');
  return {
    host: clean(host, 253),
    path: clean(url?.pathname ?? '/', TEXT.url),
    query: '',
    title: clean(given.title, TEXT.title),
  };
}

/** Browsers, systems and devices by the names they have here, so that they fall together with what is measured later. */
export const browserOf = (given: string | undefined): string => browserName(clean(given, 60));
export const systemOf = (given: string | undefined): string => systemName(clean(given, 60));
export const deviceOf = (given: string | undefined): string => deviceNamed(given ?? '') ?? '';

const REGIONS = new Intl.DisplayNames('en', { type: 'region' });
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CODES = new Map(
  LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => REGIONS.of(code) !== code)
    .map((code) => [REGIONS.of(code)?.toLowerCase(), code]),
);

/** A country's code, of its code or its English name; empty for what is neither. */
export function countryCode(given: string | undefined): string {
  const text = clean(given, 60);
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
  return CODES.get(text.toLowerCase()) ?? '';
}

export const hashOf = (...parts: (string | number)[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex');
