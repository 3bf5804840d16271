import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { BatchHead, ReplayEvent, TrackedEvent } from '@desirepath/contract/tracking';
import { appError } from '../errors/app-error.ts';
import {
  OWN_COLUMNS,
  type OwnColumn,
  PAGE_COLUMNS,
  type PageColumn,
  SHARED_COLUMNS,
  type SharedColumn,
} from '../storage/behaviour/event-columns.ts';
import { propsJson, toJson, toLine } from '../storage/behaviour/rows.ts';
import type { Agent } from './agent.ts';
import { channelOf } from './channel.ts';
import type { Place } from './places.ts';

/** What the server knows of a batch besides its content. */
export interface Sender {
  site_id: number;
  /** Query parameters that are part of a page's address on this site. */
  queryKeys: readonly string[];
  /** The fragment says which page it is, as in single-page apps of old. */
  isHashRouted: boolean;
  /** Domains whose pages are no source of visits: the site's own, and those it goes on to. */
  ownDomains: readonly string[];
  agent: Agent;
  place: Place;
  /** epoch ms */
  receivedAt: number;
}

export interface PageAddress {
  host: string;
  path: string;
  query: string;
}

/** How a site's addresses are read. */
export type AddressRules = Pick<Sender, 'queryKeys' | 'isHashRouted'>;

export const addressRules = ({ query_keys, hash_routing }: SiteSettings): AddressRules => ({
  queryKeys: query_keys,
  isHashRouted: hash_routing,
});

/**
 * The same for what our own tracker sends. It leaves the fragment out unless it is to route by it, which the tag on the page
 * may say as well as the site: a route that comes all the same was meant.
 */
export const trackerAddressRules = (settings: SiteSettings): AddressRules => ({
  ...addressRules(settings),
  isHashRouted: true,
});

/** Splits a page's address; drops every query parameter the site does not keep, and the fragment unless it is a route. */
export function pageAddress(url: string, { queryKeys, isHashRouted }: AddressRules): PageAddress {
  const parsed = new URL(url);
  const { host, pathname, hash, search } = parsed;
  const path = isHashRouted && ROUTE.test(hash) ? pathname + hash.replace(/\?.*$/, '') : pathname;
  if (queryKeys.length === 0 || search === '') return { host, path, query: '' };
  const kept = new URLSearchParams(
    queryKeys.flatMap((key) => parsed.searchParams.getAll(key).map((value): [string, string] => [key, value])),
  );
  return { host, path, query: kept.toString() };
}

/** `#/cart` and `#!/cart`; other fragments are places within a page. */
const ROUTE = /^#!?\//;

/** The host of a referrer without `www.`, empty for none or one that is no address. */
export function referrerHost(referrer: string | undefined): string {
  const address = referrer ? URL.parse(referrer) : null;
  return address ? address.hostname.replace(/^www\./, '') : '';
}

const foreignHost = (host: string, own: readonly string[]): string =>
  own.some((domain) => `.${host}`.endsWith(`.${domain}`)) ? '' : host;

/** What all rows of a batch have in common. */
export function commonColumns(head: BatchHead, sender: Sender) {
  const source = head.source ?? {};
  const referrer_host = foreignHost(referrerHost(source.referrer), sender.ownDomains);
  return {
    site_id: sender.site_id,
    visitor_id: head.visitor_id,
    session_id: head.session_id,
    tab_id: head.tab_id,
    user_id: head.user_id,
    received_at: sender.receivedAt,
    source: source.utm_source || referrer_host,
    referrer_host,
    channel: channelOf(source, referrer_host),
    device: sender.agent.device,
    browser: sender.agent.browser,
    os: sender.agent.os,
    ...sender.place,
    language: head.language,
  };
}

export type CommonColumns = ReturnType<typeof commonColumns>;

/** What every event row of a batch has in common. */
function batchColumns(head: BatchHead, common: CommonColumns, sender: Sender): Record<SharedColumn, unknown> {
  const { utm_source, utm_medium, utm_campaign, utm_term, utm_content } = head.source ?? {};
  return {
    ...common,
    browser_version: sender.agent.browser_version,
    os_version: sender.agent.os_version,
    utm_source,
    utm_medium,
    utm_campaign,
    utm_term,
    utm_content,
  };
}

/** An event with its place in the batch and the page it happened on. */
export interface PlacedEvent {
  index: number;
  event: TrackedEvent;
  address: PageAddress;
}

export function placeEvents(events: { index: number; event: TrackedEvent }[], rules: AddressRules): PlacedEvent[] {
  const addresses = new Map<string, PageAddress>(); // most events of a batch happen on one page
  return events.map(({ index, event }) => {
    let address = addresses.get(event.url);
    if (!address) {
      address = pageAddress(event.url, rules);
      addresses.set(event.url, address);
    }
    return { index, event, address };
  });
}

/** What of an event says on which page it happened, and how large that was. */
type PageFacts = Record<PageColumn, unknown>;

/**
 * The same object as for the event before, where all is the same. An event that says nothing of its page's title and size
 * happened on the page as the event before it had it.
 */
function pageFacts({ event, address }: PlacedEvent, before: PageFacts | undefined): PageFacts {
  const isSame = before?.page_id === event.page_id && before.path === address.path && before.query === address.query;
  const known = isSame ? before : undefined;
  const facts: PageFacts = {
    page_id: event.page_id,
    host: address.host,
    path: address.path,
    query: address.query,
    title: event.title ?? known?.title ?? '',
    viewport_w: whole(event.viewport_w, 65_535) ?? known?.viewport_w ?? 0,
    viewport_h: whole(event.viewport_h, 65_535) ?? known?.viewport_h ?? 0,
    document_w: whole(event.document_w) ?? known?.document_w ?? 0,
    document_h: whole(event.document_h) ?? known?.document_h ?? 0,
  };
  return known && PAGE_COLUMNS.every((name) => facts[name] === known[name]) ? known : facts;
}

/** How a column that differs from event to event is filled, and what stands where an event says nothing. */
const OF_EVENT: Record<OwnColumn, { fill: (placed: PlacedEvent, head: BatchHead) => unknown; missing: unknown }> = {
  seq: { fill: ({ index }, { seq }) => seq + index, missing: 0 },
  at: { fill: ({ event }) => event.at, missing: 0 },
  type: { fill: ({ event }) => event.type, missing: '' },
  name: { fill: ({ event }) => event.name, missing: '' },
  props: { fill: ({ event }) => event.props && propsJson(event.props), missing: '' },
  value: { fill: ({ event }) => event.value, missing: null },
  x: { fill: ({ event }) => whole(event.x), missing: 0 },
  y: { fill: ({ event }) => whole(event.y), missing: 0 },
  element: { fill: ({ event }) => event.element, missing: '' },
  element_x: { fill: ({ event }) => whole(event.element_x), missing: 0 },
  element_y: { fill: ({ event }) => whole(event.element_y), missing: 0 },
  element_text: { fill: ({ event }) => event.element_text, missing: '' },
  pointer: { fill: ({ event }) => event.pointer, missing: '' },
  anchor: { fill: ({ event }) => event.anchor, missing: '' },
  scroller: { fill: ({ event }) => event.scroller, missing: '' },
  xs: { fill: ({ event }) => event.xs, missing: [] },
  ys: { fill: ({ event }) => event.ys, missing: [] },
  ts: { fill: ({ event }) => event.ts, missing: [] },
};
const OWN = OWN_COLUMNS.map((column) => OF_EVENT[column]);

/**
 * The values of one column, without those at the end that are missing: the store fills them in. Most columns say nothing of most events,
 * hence each list is made as long as it will be: those that grew were a quarter of all the garbage that ingest made.
 */
function column({ fill, missing }: (typeof OWN)[number], events: PlacedEvent[], head: BatchHead): unknown[] {
  const length = events.findLastIndex((placed) => fill(placed, head) !== undefined) + 1;
  const values = new Array<unknown>(length);
  for (let i = 0; i < length; i++) values[i] = fill(events[i] as PlacedEvent, head) ?? missing; // i is within the list
  return values;
}

/** The lines to write into `event_batches`: one for each page of the batch, as long as it has one size. */
export function eventLines(head: BatchHead, common: CommonColumns, events: PlacedEvent[], sender: Sender): string[] {
  const pages = new Map<PageFacts, PlacedEvent[]>();
  let page: PageFacts | undefined;
  for (const placed of events) {
    page = pageFacts(placed, page);
    const here = pages.get(page);
    if (here) here.push(placed);
    else pages.set(page, [placed]);
  }
  const shared = batchColumns(head, common, sender);
  return [...pages].map(([facts, placed]) =>
    toJson([
      ...SHARED_COLUMNS.map((name) => shared[name]),
      ...PAGE_COLUMNS.map((name) => facts[name]),
      ...OWN.map((own) => column(own, placed, head)),
    ]),
  );
}

/** When a replay chunk begins and ends (epoch ms), and how many rrweb events it has. */
export interface ChunkSpan {
  first_at: number;
  last_at: number;
  events: number;
}

export function spanOf(events: ReplayEvent[]): ChunkSpan {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const { timestamp } of events) {
    first = Math.min(first, timestamp);
    last = Math.max(last, timestamp);
  }
  return { first_at: Math.round(first), last_at: Math.round(last), events: events.length };
}

/** The line to write into `replay_chunks` for one chunk. */
export function replayLine(
  head: BatchHead,
  common: CommonColumns,
  chunk: { index: number; page_id: string; events: ReplayEvent[] },
  span: ChunkSpan,
): string {
  return toLine('replay_chunks', {
    ...common,
    ...span,
    seq: head.seq + chunk.index,
    page_id: chunk.page_id,
    payload: toPayload(chunk.events),
  });
}

/** @throws AppError invalid_input for what is nested deeper than can be written */
function toPayload(events: ReplayEvent[]): string {
  try {
    return JSON.stringify(events);
  } catch (cause) {
    throw appError('invalid_input', { issues: [{ path: 'replay', message: 'Nested too deeply' }], cause });
  }
}

/** Browsers report fractions of a pixel when zoomed; the columns hold whole ones. */
const whole = (px: number | undefined, max = Number.POSITIVE_INFINITY) =>
  px === undefined ? undefined : Math.min(Math.round(px), max);
