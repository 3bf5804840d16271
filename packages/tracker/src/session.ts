import type { SessionSource } from '@desirepath/contract/tracking';
import { SESSION_INACTIVITY } from './limits.ts';
import { campaignOf } from './source.ts';
import { load, type Store, save } from './store.ts';
import { isUuid, uuid } from './uuid.ts';
import { visitorOf } from './visitor.ts';

export const SESSION = 'desirepath.session';

/** Other tabs learn of activity this late at most; nothing beside half an hour, and it spares a write an event. */
const WRITE_EVERY = 5000;

/**
 * Tabs that are opened at once each begin a session, since none of them sees yet what the others write. They go over to the one that
 * was written last before any has told of its own: batches leave after this long.
 */
const AT_ONCE = 5000;

export interface Session {
  id: string;
  /** Kept with the session, so that an id that comes of age is exchanged between two of them. */
  visitor_id: string;
  /** Of the session's first page. */
  source: SessionSource;
  user_id?: string;
  /** Epoch ms of its beginning, and of the last sign of life, in any tab. */
  began: number;
  seen: number;
  /** Whether its recording has begun, or was ended by the page; undefined before either. */
  recorded?: boolean;
}

/** The visitor's session, shared by all tabs through the store. */
export interface Sessions {
  current(): Session;
  /** Whether half an hour has passed without activity in any tab, or another tab has begun a new session. */
  isOver(): boolean;
  /** Goes over to the session that another tab has begun, or begins one, for which no source is known. */
  renew(): void;
  /** Notes a sign of life. */
  touch(): void;
  update(changes: Partial<Session>): void;
}

/**
 * @param source where a session comes from if it begins here
 * @param campaign that a new navigation came by; another one than the session's begins a session. Empty for none
 */
export const createSessions = (
  store: Store,
  clock: () => number,
  source: SessionSource,
  campaign?: string,
): Sessions => {
  // The distance, not the difference: a clock set back must not keep a session alive for ever.
  const isFresh = ({ seen }: Session) => Math.abs(clock() - seen) < SESSION_INACTIVITY;
  const kept = (): Session | undefined => {
    const found = load<Session>(store, SESSION) as Session | undefined; // if it has these, it was written here
    return isUuid(found?.id) && isUuid(found.visitor_id) ? found : undefined;
  };
  const stored = (): Session | undefined => {
    const found = kept();
    return found && isFresh(found) ? found : undefined;
  };
  const begin = (from: SessionSource, user_id?: string): Session => {
    const now = clock();
    return { id: uuid(), visitor_id: visitorOf(store, now).id, source: from, user_id, began: now, seen: now };
  };
  const write = () => {
    written = session.seen;
    save(store, SESSION, session);
  };

  let session = stored() ?? begin(source);
  if (campaign && campaign !== campaignOf({ ...session.source })) session = begin(source, session.user_id);
  let written = 0;
  write();
  /** False for another session. */
  const join = (found: Session): boolean => {
    const isOurs = Math.abs(found.began - session.began) <= AT_ONCE;
    if (isOurs) session = { ...found, seen: Math.max(found.seen, session.seen) };
    return isOurs;
  };
  return {
    current() {
      const found = kept();
      if (found) join(found);
      return session;
    },
    isOver() {
      const found = stored();
      return found ? !join(found) : !isFresh(session);
    },
    renew() {
      session = stored() ?? begin({}, session.user_id);
      write();
    },
    touch() {
      session.seen = clock();
      if (session.seen - written >= WRITE_EVERY) write();
    },
    update(changes) {
      Object.assign(session, changes);
      write();
    },
  };
};

/**
 * Whether a session belongs to a share of all; the same answer in every tab, without keeping it anywhere.
 * @param digits of its id, which are random
 */
export const isSampled = (digits: string, rate: number): boolean =>
  Number(`0x${digits.slice(0, 8)}`) < rate * 0x1_0000_0000;
