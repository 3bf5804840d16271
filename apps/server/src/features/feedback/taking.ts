import type { DomainEvent } from '@desirepath/contract/domain-events';
import { type GivenFeedback, givenFeedback } from '@desirepath/contract/feedback';
import { FEEDBACK, INGEST } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { BaseLogger } from 'pino';
import { appError } from '../../errors/app-error.ts';
import { networkOf } from '../../http/network-of.ts';
import { parseInput } from '../../http/parse-input.ts';
import { countAttempts } from '../../storage/records/attempts.ts';
import type { Records } from '../../storage/records/open.ts';
import { countFeedback, insertFeedback, type NewFeedback } from './queries.ts';

export interface TakingDependencies<Sender extends { ip: string }> {
  records: Records;
  findSite(trackingId: string): Pick<Site, 'id' | 'settings'> | undefined;
  agentOf(sender: Sender): Pick<NewFeedback, 'device' | 'browser' | 'os'>;
  /** The visit of a sender whose browser keeps nothing, while it is under way. */
  visitUnderWay(site: number, sender: Sender): Promise<{ session_id: string; visitor_id: string } | undefined>;
  /** A client's id as one of ours; undefined for none. */
  stableIdOf(site: number, kind: 'session' | 'visitor', given: string | number | undefined): string | undefined;
  /** The path of a page by the rules of its site. */
  pageOf(url: string, settings: Site['settings']): { host: string; path: string };
  /** Tells whoever waits for such what has happened. */
  raise(event: DomainEvent): Promise<void>;
  log: Pick<BaseLogger, 'error'>;
  /** epoch ms */
  clock: () => number;
}

/**
 * Takes a message of a visitor; it is durable when this resolves. The same one again is the same one.
 * @throws AppError rate_limited, invalid_input, unknown_tracking_id, feedback_off, feedback_full
 */
export function createFeedbackTaker<Sender extends { ip: string }>({
  records,
  findSite,
  agentOf,
  stableIdOf,
  pageOf,
  visitUnderWay,
  raise,
  log,
  clock,
}: TakingDependencies<Sender>) {
  const attempts = countAttempts({ records, of: 'feedback', window: FEEDBACK.window, clock });
  const spend = async (...keys: [key: string, most: number][]) => {
    const wait = await attempts.count(keys);
    if (wait > 0) throw appError('rate_limited', { retryAfter: Math.ceil(wait / 1000) });
  };
  return async (body: unknown, sender: Sender): Promise<{ accepted: true }> => {
    await spend([`ip ${networkOf(sender.ip)}`, FEEDBACK.perAddress]);
    const given = parseInput(givenFeedback, body);
    const site = findSite(given.tracking_id);
    if (!site) throw appError('unknown_tracking_id');
    await spend([`site ${site.id}`, FEEDBACK.perSiteInWindow]);
    if (!site.settings.feedback.on) throw appError('feedback_off');
    if ((await countFeedback(records, site.id)) >= FEEDBACK.perSite) throw appError('feedback_full');
    const { device, browser, os } = agentOf(sender);
    const { host, path } = pageOf(given.url, site.settings);
    const named = {
      session_id: stableIdOf(site.id, 'session', given.session_id),
      visitor_id: stableIdOf(site.id, 'visitor', given.visitor_id),
    };
    const visit = given.nameless ? await visitUnderWay(site.id, sender) : named;
    const message: NewFeedback = {
      site_id: site.id,
      id: given.id,
      at: writtenAt(given, clock()),
      mood: given.mood ?? null,
      text: given.text,
      email: given.email ?? null,
      session_id: visit?.session_id ?? null,
      visitor_id: visit?.visitor_id ?? null,
      ...{ host, path },
      title: given.title ?? '',
      language: given.language ?? '',
      ...{ device, browser, os },
      viewport_w: given.viewport_w,
      viewport_h: given.viewport_h,
      scroll_x: given.scroll_x,
      scroll_y: given.scroll_y,
      element: given.element ?? null,
    };
    if (await insertFeedback(records, message)) {
      await raise(receivedEvent(message)).catch((err) =>
        log.error({ err, id: given.id }, 'nobody was told of a message'),
      );
    }
    return { accepted: true };
  };
}

const receivedEvent = ({ id, site_id, at, session_id, host, path, mood, text }: NewFeedback): DomainEvent => ({
  id,
  type: 'feedback.received',
  site: site_id,
  at: new Date(at).toISOString(),
  data: { session_id, page: host + path, rating: mood, text },
});

/** By our clock: what the visitor's says matters only for how long ago it was. */
function writtenAt({ at, sent_at }: Pick<GivenFeedback, 'at' | 'sent_at'>, now: number): number {
  return now - Math.min(Math.max(0, sent_at - at), INGEST.oldestEvent);
}
