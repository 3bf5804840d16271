import { createHmac } from 'node:crypto';
import { ANONYMOUS, SESSION } from '@desirepath/contract/limits';
import type { SessionSource } from '@desirepath/contract/tracking';
import { appError } from '../errors/app-error.ts';
import { Recent } from '../http/recent.ts';
import { uuidOfHash } from '../storage/uuid-of-hash.ts';

/** Who a batch is from, and within which session. */
export interface Visit {
  visitor_id: string;
  session_id: string;
}

/** What there is to tell visitors apart by, where their browsers keep nothing. */
export interface AnonymousCaller {
  site_id: number;
  ip: string;
  userAgent: string;
  /** epoch ms */
  at: number;
}

export interface AnonymousSender extends AnonymousCaller {
  tab_id: string;
  seq: number;
  source: SessionSource | undefined;
}

export interface RecentSession extends Visit {
  /** epoch ms of the last sign of life */
  ended_at: number;
}

export interface AnonymousDependencies {
  /** The secret of the day that a moment lies in. */
  saltOf(at: number): Buffer | Promise<Buffer>;
  /** Sessions of a site with a sign of life since a moment, one a visitor. */
  findRecent(site_id: number, since: number): Promise<RecentSession[]>;
  /** The session that a visitor is in, where other servers may have begun it. */
  findCurrent?:
    | ((site_id: number, visitor_id: string, since: number) => Promise<RecentSession | undefined>)
    | undefined;
  /** When this process began, epoch ms. */
  startedAt: number;
}

interface Session {
  id: string;
  lastAt: number;
  /** Found in the store, which does not tell of which campaign it is. */
  isRestored: boolean;
}

/**
 * Makes visitors and sessions for browsers that keep nothing. A visitor is a keyed hash of site, address and user agent that holds for a
 * UTC day; a session ends after half an hour without a batch, and a new campaign begins another.
 */
export class AnonymousVisits {
  readonly #deps: AnonymousDependencies;
  /** By visitor, and by visitor and campaign. */
  readonly #sessions = new Recent<Session>(ANONYMOUS.sessions);
  /** Sites whose sessions of before the start are known, or being asked for. */
  readonly #restored = new Map<number, Promise<void>>();

  constructor(deps: AnonymousDependencies) {
    this.#deps = deps;
  }

  /** The visit of a sender that is under way: what else they say belongs to it. None begins by being asked for. */
  async underWay(sender: AnonymousCaller): Promise<Visit | undefined> {
    const { site_id, at } = sender;
    const { visitor_id } = await this.#visitorOf(sender);
    if (!this.#underWay(visitor_id, at)) await this.#takeOver(site_id, visitor_id, at);
    const session = this.#underWay(visitor_id, at);
    return session && { visitor_id, session_id: session.id };
  }

  async visitOf(sender: AnonymousSender): Promise<Visit> {
    const { at, site_id } = sender;
    const { visitor_id, salt } = await this.#visitorOf(sender);
    const campaign = campaignOf(sender.source);
    const own = campaign && `${visitor_id} ${campaign}`;
    if (!this.#underWay(own || visitor_id, at)) await this.#takeOver(site_id, visitor_id, at);

    const session = (own ? this.#underWay(own, at) : undefined) ??
      this.#continued(visitor_id, at, own === '') ?? {
        // Named after the batch it begins with, so that a retry of that batch begins the same one, also after a crash.
        id: uuidOf(salt, 'session', visitor_id, sender.tab_id, sender.seq),
        lastAt: at,
        isRestored: false,
      };
    session.lastAt = Math.max(session.lastAt, at);
    this.#sessions.set(visitor_id, session);
    if (own) this.#sessions.set(own, session);
    return { visitor_id, session_id: session.id };
  }

  async #visitorOf({ at, site_id, ip, userAgent }: AnonymousCaller) {
    if (at - this.#deps.startedAt < SESSION.inactivity) await this.#restore(site_id);
    const salt = await this.#deps.saltOf(at);
    return { salt, visitor_id: uuidOf(salt, 'visitor', site_id, ip, userAgent) };
  }

  /** A page without a campaign goes on with whatever the visitor was last in; one with, only with what may have been of it. */
  #continued(visitor_id: string, at: number, isAny: boolean): Session | undefined {
    const last = this.#underWay(visitor_id, at);
    if (!last || !(isAny || last.isRestored)) return undefined;
    return isAny ? last : { ...last, isRestored: false };
  }

  #underWay(key: string, at: number): Session | undefined {
    const session = this.#sessions.get(key);
    return session && at - session.lastAt < SESSION.inactivity ? session : undefined;
  }

  /** Goes on with a session that another server has begun, or has gone on with. */
  async #takeOver(site_id: number, visitor_id: string, at: number): Promise<void> {
    const { findCurrent } = this.#deps;
    const since = at - SESSION.inactivity;
    const found = await findCurrent?.(site_id, visitor_id, since).catch(refuseUnasked);
    if (!found) return;
    const { session_id: id, ended_at: lastAt } = found;
    const known = this.#sessions.get(visitor_id);
    if (known?.id === id) known.lastAt = Math.max(known.lastAt, lastAt);
    else this.#sessions.set(visitor_id, { id, lastAt, isRestored: true });
  }

  #restore(site_id: number): Promise<void> {
    let restoring = this.#restored.get(site_id);
    if (!restoring) {
      restoring = this.#load(site_id);
      this.#restored.set(site_id, restoring);
    }
    return restoring;
  }

  async #load(site_id: number): Promise<void> {
    const { findRecent, startedAt } = this.#deps;
    try {
      for (const { visitor_id, session_id, ended_at } of await findRecent(site_id, startedAt - SESSION.inactivity)) {
        this.#sessions.set(visitor_id, { id: session_id, lastAt: ended_at, isRestored: true });
      }
    } catch (cause) {
      this.#restored.delete(site_id);
      refuseUnasked(cause);
    }
  }
}

/** The store that cannot be asked will not take the batch either: its sender is to come again. */
function refuseUnasked(cause: unknown): never {
  throw appError('storage_unavailable', { cause });
}

function campaignOf(source: SessionSource | undefined): string {
  if (!source) return '';
  const { utm_source = '', utm_medium = '', utm_campaign = '', click_id = '' } = source;
  return utm_source || utm_medium || utm_campaign || click_id
    ? JSON.stringify([utm_source, utm_medium, utm_campaign, click_id])
    : '';
}

const uuidOf = (key: Buffer, ...parts: (string | number)[]): string =>
  uuidOfHash(createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex'));
