import type { LiveEvent } from '@desirepath/contract/trends';
import { z } from 'zod';
import { WIRE_BYTES, type Wire } from '../storage/records/wire.ts';
import type { LiveFeed, LiveListener } from './live-feed.ts';
import type { WatchedSessions } from './watched-sessions.ts';

/** How often others are told that somebody watches a site, and after what silence nobody does. */
const ANNOUNCE_EVERY_MS = 5_000;
const FORGET_AFTER_MS = 3 * ANNOUNCE_EVERY_MS;

const watching = z.object({ site: z.int() });
/** Made by a server like this one. */
const happened = z.object({ site: z.int(), events: z.array(z.custom<LiveEvent>()), skipped: z.int() });
const watched = z.object({ site: z.int(), session: z.string() });

/**
 * What of a site arrives at any server, for who watches it at this one; and which sessions are watched at any. A server tells of a site
 * only while another has said that somebody there watches it.
 */
export function relayLive({ wire, feed, sessions }: { wire: Wire; feed: LiveFeed; sessions: WatchedSessions }) {
  const viewers = new Map<number, Set<LiveListener>>();
  /** Sites that are watched elsewhere: how to stop telling of them. */
  const told = new Map<number, { stop: () => void; timer: NodeJS.Timeout }>();
  const announce = () => {
    for (const site of viewers.keys()) wire.tell('live.watching', { site });
  };
  const pulse = setInterval(announce, ANNOUNCE_EVERY_MS).unref();

  const tellOf = (site: number) => {
    const before = told.get(site);
    clearTimeout(before?.timer);
    const stop =
      before?.stop ??
      feed.watch(site, (events, skipped) => {
        for (const part of fitting(events)) wire.tell('live.events', { site, events: part, skipped: 0 });
        if (skipped > 0 || events.length === 0) wire.tell('live.events', { site, events: [], skipped });
      });
    const timer = setTimeout(() => {
      told.delete(site);
      stop();
    }, FORGET_AFTER_MS).unref();
    told.set(site, { stop, timer });
  };
  wire.hear('live.watching', watching, ({ site }) => tellOf(site));
  wire.hear('live.events', happened, ({ site, events, skipped }) => {
    for (const viewer of viewers.get(site) ?? []) viewer(events, skipped);
  });
  wire.hear('session.watched', watched, ({ site, session }) => sessions.note(site, session));

  return {
    /** As {@link LiveFeed.watch}, of all servers. */
    watch(site: number, listener: LiveListener): () => void {
      const stop = feed.watch(site, listener);
      const here = viewers.get(site) ?? new Set();
      viewers.set(site, here.add(listener));
      wire.tell('live.watching', { site });
      return () => {
        stop();
        here.delete(listener);
        if (here.size === 0) viewers.delete(site);
      };
    },
    /** As {@link WatchedSessions.news}. All servers hear that the session is watched; what came is heard of where it came. */
    newsOf(site: number, session: string, since: number): Promise<void> {
      wire.tell('session.watched', { site, session });
      return sessions.news(site, session, since);
    },
    close() {
      clearInterval(pulse);
      for (const { stop, timer } of told.values()) {
        clearTimeout(timer);
        stop();
      }
    },
  };
}

/** For the site and what is around the events. */
const ROOM = WIRE_BYTES - 200;

/** In parts that the wire takes; one event that is too large by itself is not told. */
function* fitting(events: LiveEvent[]): Generator<LiveEvent[]> {
  let part: LiveEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = Buffer.byteLength(JSON.stringify(event)) + 1;
    if (bytes + size > ROOM && part.length > 0) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(event);
    bytes += size;
  }
  if (part.length > 0) yield part;
}
