import type { BatchHead, ReplayEvent, TrackedEvent } from '@desirepath/contract/tracking';
import { appError } from '../http/app-error.ts';
import {
  OWN_COLUMNS,
  type OwnColumn,
  SHARED_COLUMNS,
  type SharedColumn,
  toJson,
  toLine,
} from '../storage/behaviour/rows.ts';
import type { Agent } from './visitor.ts';

/** What the server knows of a batch besides its content. */
export interface Sender {
  site_id: number;
  /** Query parameters that are part of a page's address on this site. */
  queryKeys: readonly string[];
  agent: Agent;
  country: string;
  /** epoch ms */
  receivedAt: number;
}

export interface PageAddress {
  host: string;
  path: string;
  query: string;
}

/** Splits a page's address; drops its fragment and every query parameter the site does not keep. */
export function pageAddress(url: string, queryKeys: readonly string[]): PageAddress {
  const { host, pathname, searchParams } = new URL(url);
  const kept = new URLSearchParams(
    queryKeys.flatMap((key) => searchParams.getAll(key).map((value): [string, string] => [key, value])),
  );
  return { host, path: pathname, query: kept.toString() };
}

/** The host of a referrer without `www.`, empty for none or one that is no address. */
export function referrerHost(referrer: string | undefined): string {
  if (!referrer || !URL.canParse(referrer)) return '';
  return new URL(referrer).hostname.replace(/^www\./, '');
}

/** What all rows of a batch have in common. */
export function commonColumns(head: BatchHead, sender: Sender) {
  const source = head.source ?? {};
  const referrer_host = referrerHost(source.referrer);
  return {
    site_id: sender.site_id,
    visitor_id: head.visitor_id,
    session_id: head.session_id,
    tab_id: head.tab_id,
    user_id: head.user_id,
    received_at: sender.receivedAt,
    source: source.utm_source || referrer_host,
    device: sender.agent.device,
    browser: sender.agent.browser,
    os: sender.agent.os,
    country: sender.country,
    language: head.language,
  };
}

export type CommonColumns = ReturnType<typeof commonColumns>;

/** What every event row of a batch has in common. */
function batchColumns(head: BatchHead, common: CommonColumns, sender: Sender): Record<SharedColumn, unknown> {
  const { utm_source, utm_medium, utm_campaign, utm_term, utm_content, referrer } = head.source ?? {};
  return {
    ...common,
    browser_version: sender.agent.browser_version,
    os_version: sender.agent.os_version,
    referrer_host: referrerHost(referrer),
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

export function placeEvents(
  events: { index: number; event: TrackedEvent }[],
  queryKeys: readonly string[],
): PlacedEvent[] {
  const addresses = new Map<string, PageAddress>(); // most events of a batch happen on one page
  return events.map(({ index, event }) => {
    let address = addresses.get(event.url);
    if (!address) {
      address = pageAddress(event.url, queryKeys);
      addresses.set(event.url, address);
    }
    return { index, event, address };
  });
}

interface Observed {
  event: TrackedEvent;
  address: PageAddress;
  seq: number;
}

/** How the columns that differ from event to event are filled. */
const OF_EVENT: Record<OwnColumn, (observed: Observed) => unknown> = {
  seq: ({ seq }) => seq,
  at: ({ event }) => event.at,
  page_id: ({ event }) => event.page_id,
  type: ({ event }) => event.type,
  name: ({ event }) => event.name,
  props: ({ event }) => event.props,
  value: ({ event }) => event.value,
  host: ({ address }) => address.host,
  path: ({ address }) => address.path,
  query: ({ address }) => address.query,
  title: ({ event }) => event.title,
  viewport_w: ({ event }) => whole(event.viewport_w, 65_535),
  viewport_h: ({ event }) => whole(event.viewport_h, 65_535),
  document_w: ({ event }) => whole(event.document_w),
  document_h: ({ event }) => whole(event.document_h),
  x: ({ event }) => whole(event.x),
  y: ({ event }) => whole(event.y),
  element: ({ event }) => event.element,
  element_x: ({ event }) => whole(event.element_x),
  element_y: ({ event }) => whole(event.element_y),
  element_text: ({ event }) => event.element_text,
  xs: ({ event }) => event.xs,
  ys: ({ event }) => event.ys,
  ts: ({ event }) => event.ts,
};
const FILL_OWN = OWN_COLUMNS.map((column) => OF_EVENT[column]);

/** The lines to write into `events`. What the batch has in common is put into words once. */
export function eventLines(head: BatchHead, common: CommonColumns, events: PlacedEvent[], sender: Sender): string[] {
  const shared = batchColumns(head, common, sender);
  const beginning = toJson(SHARED_COLUMNS.map((column) => shared[column])).slice(0, -1);
  return events.map(({ index, event, address }) => {
    const observed = { event, address, seq: head.seq + index };
    return `${beginning},${toJson(FILL_OWN.map((fill) => fill(observed))).slice(1)}`;
  });
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
): string {
  return toLine('replay_chunks', {
    ...common,
    ...spanOf(chunk.events),
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
