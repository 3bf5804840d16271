import { LIVE } from '@desirepath/contract/limits';
import { type LiveEvent, NOT_LIVE } from '@desirepath/contract/trends';
import type { CommonColumns, PlacedEvent } from './rows.ts';

const NOT_SHOWN = new Set(NOT_LIVE);
const NOBODY = () => {};

/** @param skipped events left out, for there were too many */
export type LiveListener = (events: LiveEvent[], skipped: number) => void;

interface Watched {
  listeners: Set<LiveListener>;
  events: LiveEvent[];
  skipped: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Tells those who watch a site what has become durable, a few events at a time. A site that nobody watches costs one
 * look-up a batch; one that is watched keeps no more than the events of one message.
 */
export class LiveFeed {
  readonly #sites = new Map<number, Watched>();

  /** Reads what of a batch is to be shown. @returns what shows it, once it is durable */
  show(siteId: number, common: CommonColumns, events: PlacedEvent[]): () => void {
    if (!this.#sites.has(siteId)) return NOBODY;
    const shown = events.filter(({ event }) => !NOT_SHOWN.has(event.type));
    const news = shown.slice(0, LIVE.eventsPerMessage).map((placed) => toLiveEvent(common, placed));
    return () => this.#publish(siteId, news, shown.length);
  }

  #publish(siteId: number, news: LiveEvent[], count: number): void {
    const site = this.#sites.get(siteId);
    if (!site) return;
    const fitting = news.slice(0, LIVE.eventsPerMessage - site.events.length);
    site.events.push(...fitting);
    site.skipped += count - fitting.length;
    // Also where there is nothing to show: that someone is there is news.
    site.timer ??= setTimeout(() => tell(site), LIVE.sendEvery);
  }

  /** @returns how to stop */
  watch(siteId: number, listener: LiveListener): () => void {
    const site = this.#sites.get(siteId) ?? { listeners: new Set(), events: [], skipped: 0, timer: undefined };
    this.#sites.set(siteId, site);
    site.listeners.add(listener);
    return () => {
      site.listeners.delete(listener);
      if (site.listeners.size > 0) return;
      clearTimeout(site.timer);
      if (this.#sites.get(siteId) === site) this.#sites.delete(siteId);
    };
  }
}

function tell(site: Watched): void {
  const { events, skipped } = site;
  site.timer = undefined;
  site.events = [];
  site.skipped = 0;
  for (const listener of site.listeners) listener(events, skipped);
}

function toLiveEvent(common: CommonColumns, { event, address }: PlacedEvent): LiveEvent {
  const { status, reason } = event.type === 'request' ? (event.props ?? {}) : {};
  return {
    at: new Date(event.at).toISOString(),
    type: event.type,
    path: address.path,
    title: event.title ?? '',
    name: event.name ?? '',
    element: event.element ?? '',
    element_text: event.element_text ?? '',
    value: event.value ?? null,
    status: typeof status === 'number' ? status : null,
    reason: typeof reason === 'string' ? reason : '',
    session_id: common.session_id,
    visitor_id: common.visitor_id,
    user_id: common.user_id ?? '',
    device: common.device,
    browser: common.browser,
    country: common.country,
  };
}
