import { CLIENTS, TEXT } from '@desirepath/contract/limits';
import type { SessionSource } from '@desirepath/contract/tracking';
import { appError } from '../../errors/app-error.ts';
import { FieldReader, named, type Size } from './fields.ts';

/** What a body says of where its events belong, by whatever names. */
export interface Claim {
  tracking_id: string | undefined;
  session_id: string | undefined;
  visitor_id: string | undefined;
  user_id: string | undefined;
  domain: string | undefined;
  url: string | undefined;
  title: string | undefined;
  referrer: string | undefined;
  language: string | undefined;
  user_agent: string | undefined;
  viewport: Size | undefined;
}

const TRACKING_ID = named('tracking_id', 'website_id', 'website', 'site_id');
const SESSION_ID = named('session_id', 'session');
const VISITOR_ID = named('visitor_id', 'anonymous_id', 'visitor');
const USER_ID = named('user_identifier', 'user_id');
const DOMAIN = named('domain', 'hostname', 'host');
const TITLE = named('title', 'page_title');
const REFERRER = named('referrer', 'referer');
const LANGUAGE = named('language', 'locale', 'lang');
const USER_AGENT = named('user_agent', 'ua');
const VIEWPORT = named('viewport', 'viewport_size', 'screen');
const PAGE = named('page_url', 'url', 'href', 'page');

/** A domain, with a port. */
const LONGEST_DOMAIN = 260;

/** @throws AppError invalid_input for an id that is none */
export function readClaim(...layers: unknown[]): Claim {
  const read = new FieldReader(...layers);
  return {
    tracking_id: idOf(read, TRACKING_ID),
    session_id: idOf(read, SESSION_ID),
    visitor_id: idOf(read, VISITOR_ID),
    user_id: idOf(read, USER_ID),
    domain: read.clipped(DOMAIN, LONGEST_DOMAIN),
    url: read.text(PAGE),
    title: read.clipped(TITLE, TEXT.title),
    referrer: read.text(REFERRER),
    language: read.text(LANGUAGE),
    user_agent: read.text(USER_AGENT),
    // A screen is somewhat larger than the window in it, and better than nothing.
    viewport: read.size(VIEWPORT),
  };
}

function idOf(read: FieldReader, names: readonly string[]): string | undefined {
  const given = read.value(names);
  if (given === undefined || given === '') return undefined;
  const isText = typeof given === 'string' && given.length <= CLIENTS.id;
  if (isText || typeof given === 'number') return String(given).toWellFormed();
  throw appError('invalid_input', {
    issues: [{ path: names[0] ?? '', message: `Not an id: text of up to ${CLIENTS.id} characters` }],
  });
}

const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;
/** Advertising parameters, of which the name tells where a visit came from. */
const CLICK_IDS = ['gclid', 'gbraid', 'wbraid', 'dclid', 'fbclid', 'msclkid', 'ttclid', 'twclid', 'li_fat_id', 'yclid'];

/** Where a session comes from, by the first page it tells of. */
export function sourceOf(url: string, referrer: string | undefined): SessionSource {
  const source: SessionSource = {};
  const page = URL.parse(url);
  const from = URL.parse(referrer ?? '');
  if (from && from.host !== page?.host) source.referrer = `${from.origin}${from.pathname}`.slice(0, TEXT.url);
  if (!page) return source;
  for (const name of UTM) {
    const value = page.searchParams.get(name);
    if (value) source[name] = value.slice(0, TEXT.tag);
  }
  const click = CLICK_IDS.find((name) => page.searchParams.has(name));
  return click ? { ...source, click_id: click } : source;
}
