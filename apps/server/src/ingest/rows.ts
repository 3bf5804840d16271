import type { BatchHead, ReplayEvent, TrackedEvent } from '@desirepath/contract/tracking';
import { toLine } from '../storage/behaviour/rows.ts';
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

/** What every row of a batch has in common. */
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

/** Columns of events that replay chunks do not have. */
function eventColumns(head: BatchHead, sender: Sender) {
  const { utm_source, utm_medium, utm_campaign, utm_term, utm_content, referrer } = head.source ?? {};
  return {
    ...commonColumns(head, sender),
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

/** The lines to write into `events`. */
export function eventLines(
  head: BatchHead,
  events: { index: number; event: TrackedEvent }[],
  sender: Sender,
): string[] {
  const common = eventColumns(head, sender);
  const addresses = new Map<string, PageAddress>();
  return events.map(({ index, event }) => {
    const { url, viewport_w, viewport_h, document_w, document_h, x, y, element_x, element_y, ...rest } = event;
    let address = addresses.get(url);
    if (!address) {
      address = pageAddress(url, sender.queryKeys);
      addresses.set(url, address);
    }
    return toLine('events', {
      ...common,
      ...rest,
      ...address,
      seq: head.seq + index,
      viewport_w: whole(viewport_w, 65_535),
      viewport_h: whole(viewport_h, 65_535),
      document_w: whole(document_w),
      document_h: whole(document_h),
      x: whole(x),
      y: whole(y),
      element_x: whole(element_x),
      element_y: whole(element_y),
    });
  });
}

/** The line to write into `replay_chunks` for one chunk. */
export function replayLine(
  head: BatchHead,
  chunk: { index: number; page_id: string; events: ReplayEvent[] },
  sender: Sender,
): string {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const { timestamp } of chunk.events) {
    first = Math.min(first, timestamp);
    last = Math.max(last, timestamp);
  }
  return toLine('replay_chunks', {
    ...commonColumns(head, sender),
    seq: head.seq + chunk.index,
    page_id: chunk.page_id,
    first_at: Math.round(first),
    last_at: Math.round(last),
    events: chunk.events.length,
    payload: JSON.stringify(chunk.events),
  });
}

/** Browsers report fractions of a pixel when zoomed; the columns hold whole ones. */
const whole = (px: number | undefined, max = Number.POSITIVE_INFINITY) =>
  px === undefined ? undefined : Math.min(Math.round(px), max);
