import { SESSION } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { SessionSource } from '@desirepath/contract/tracking';
import { Recent } from '../../http/recent.ts';
import type { DeclaredAgent } from '../agent.ts';
import { isUuid, stableId, uuidOf } from './ids.ts';
import type { FindStoredSessions, StoredSession } from './queries.ts';

/** A session of a foreign client, as far as this process knows it. */
export interface ClientSession {
  site_id: number;
  session_id: string;
  visitor_id: string;
  user_id: string | undefined;
  /** Where it came from; not known of one that was begun before this process. */
  source: SessionSource | undefined;
  /** What the client said of it when it began it; not known of one that was begun before this process. */
  declared?: DeclaredAgent;
  /** epoch ms of its last sign of life */
  lastAt: number;
}

/** Sessions remembered: an hour of a busy site. Some 300 bytes each. */
const REMEMBERED = 30_000;
/** How long an id that the store does not know is not asked for again. */
const UNKNOWN_FOR_MS = 10_000;
/** Sites whose mapping of a foreign id is tried where no site is named; each costs a hash. */
const SITES_TRIED = 1_000;

export interface ClientSessionsDependencies {
  find: FindStoredSessions;
  everySite(): Pick<Site, 'id'>[];
  /** epoch ms */
  clock: () => number;
  createUuid: () => string;
}

/** Sessions of foreign clients, in memory in front of the store: they go on where they were after a restart. */
export class ClientSessions {
  readonly #deps: ClientSessionsDependencies;
  /** By the id that the client gave, for a weak one may be used at several sites. */
  readonly #byName = new Recent<ClientSession[]>(REMEMBERED);
  readonly #byVisitor = new Recent<ClientSession>(REMEMBERED);
  readonly #unknownUntil = new Recent<number>(REMEMBERED);
  readonly #lookups = new Map<string, Promise<StoredSession[]>>();

  constructor(deps: ClientSessionsDependencies) {
    this.#deps = deps;
  }

  /** The session a client means by an id where it names no site; undefined for none, and for more than one. */
  async find(name: string): Promise<ClientSession | undefined> {
    const remembered = this.#byName.get(name);
    if (remembered) return remembered.length === 1 ? remembered[0] : undefined;
    const sites = isUuid(name) ? [] : this.#deps.everySite().slice(0, SITES_TRIED);
    const ids = isUuid(name) ? [name.toLowerCase()] : sites.map(({ id }) => stableId(id, 'session', name));
    const found = await this.#lookUp(name, ids);
    // Another request may have come to know it meanwhile.
    for (const session of found)
      if (!this.#remembered(session.site_id, name)) this.remember(name, fromStore(session, this.#deps.clock()));
    return found.length === 1 ? this.#byName.get(name)?.[0] : undefined;
  }

  /** The session of a site that a client means by an id: a new one, if there is none yet. */
  async at(site_id: number, name: string, visitor: string | undefined): Promise<ClientSession> {
    const remembered = this.#remembered(site_id, name);
    if (remembered) return this.#touch(remembered);
    // Whoever names the visitor each time need not be looked up.
    if (visitor !== undefined) return this.begin(site_id, name, visitor);
    const found = await this.#lookUp(`${site_id} ${name}`, [stableId(site_id, 'session', name)]);
    const stored = found.find((session) => session.site_id === site_id);
    // Another request may have come to know it meanwhile.
    const meanwhile = this.#remembered(site_id, name);
    if (meanwhile) return this.#touch(meanwhile);
    return stored ? this.remember(name, fromStore(stored, this.#deps.clock())) : this.begin(site_id, name, visitor);
  }

  /** A session of which nothing is known yet. Without a visitor it is one of its own, always the same. */
  begin(site_id: number, name: string, visitor: string | undefined): ClientSession {
    const session_id = stableId(site_id, 'session', name);
    const visitor_id =
      visitor === undefined ? uuidOf('visitor of session', site_id, session_id) : stableId(site_id, 'visitor', visitor);
    return this.remember(name, {
      site_id,
      session_id,
      visitor_id,
      user_id: undefined,
      source: undefined,
      lastAt: this.#deps.clock(),
    });
  }

  /** The session that a visitor is in: a new one after half an hour of nothing. */
  async ofVisitor(site_id: number, visitor: string): Promise<ClientSession> {
    const now = this.#deps.clock();
    const visitor_id = stableId(site_id, 'visitor', visitor);
    const key = `${site_id} ${visitor_id}`;
    const remembered = this.#byVisitor.get(key);
    if (remembered && now - remembered.lastAt <= SESSION.inactivity) return this.#touch(remembered);
    // Also of one that is remembered: it may have gone on at another server.
    const stored = await this.#deps.find.ofVisitor(site_id, visitor_id, now);
    const before = this.#byVisitor.get(key);
    if (before && now - before.lastAt <= SESSION.inactivity) return this.#touch(before);
    const session = stored
      ? fromStore(stored, now)
      : {
          site_id,
          session_id: this.#deps.createUuid(),
          visitor_id,
          user_id: undefined,
          source: undefined,
          lastAt: now,
        };
    this.#byVisitor.set(key, session);
    return session;
  }

  remember(name: string, session: ClientSession): ClientSession {
    const others = (this.#byName.get(name) ?? []).filter(({ site_id }) => site_id !== session.site_id);
    this.#byName.set(name, [...others, session]);
    return session;
  }

  #remembered(site_id: number, name: string): ClientSession | undefined {
    return this.#byName.get(name)?.find((session) => session.site_id === site_id);
  }

  #touch(session: ClientSession): ClientSession {
    session.lastAt = this.#deps.clock();
    return session;
  }

  async #lookUp(name: string, ids: string[]): Promise<StoredSession[]> {
    const now = this.#deps.clock();
    if (ids.length === 0 || (this.#unknownUntil.get(name) ?? 0) > now) return [];
    let lookup = this.#lookups.get(name);
    if (!lookup) {
      lookup = this.#deps.find.byId(ids, now).finally(() => this.#lookups.delete(name));
      this.#lookups.set(name, lookup);
    }
    const found = await lookup;
    if (found.length === 0) this.#unknownUntil.set(name, now + UNKNOWN_FOR_MS);
    return found;
  }
}

const fromStore = ({ site_id, session_id, visitor_id, user_id }: StoredSession, now: number): ClientSession => ({
  site_id,
  session_id,
  visitor_id,
  user_id: user_id || undefined,
  source: undefined,
  lastAt: now,
});
