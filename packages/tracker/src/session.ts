import type { SessionSource } from '@desirepath/contract/tracking';
import { SESSION_INACTIVITY } from './limits.ts';
import { load, type Store, save } from './store.ts';
import { isUuid, uuid } from './uuid.ts';

const KEY = 'desirepath.session';

/** Other tabs learn of activity this late at most; nothing beside half an hour, and it spares a write an event. */
const WRITE_EVERY = 5000;

export interface Session {
  id: string;
  /** Of the session's first page. */
  source: SessionSource;
  user_id?: string;
  /** Epoch ms of the last sign of life, in any tab. */
  seen: number;
}

/** The visitor's session, shared by all tabs through the store. */
export interface Sessions {
  current(): Session;
  /** Whether half an hour has passed without activity in any tab. */
  isOver(): boolean;
  /** Goes over to the session that another tab has begun, or begins one, for which no source is known. */
  renew(): void;
  /** Notes a sign of life. */
  touch(): void;
  identify(userId: string | undefined): void;
}

/** @param source where a session comes from if it begins here */
export const createSessions = (store: Store, clock: () => number, source: SessionSource): Sessions => {
  // The distance, not the difference: a clock set back must not keep a session alive for ever.
  const isFresh = ({ seen }: Session) => Math.abs(clock() - seen) < SESSION_INACTIVITY;
  const stored = (): Session | undefined => {
    const found = load<Session>(store, KEY) as Session | undefined; // if it has these, it was written here
    if (found && isUuid(found.id) && isFresh(found)) return found;
  };
  const write = () => {
    written = session.seen;
    save(store, KEY, session);
  };

  let session: Session = stored() ?? { id: uuid(), source, seen: clock() };
  let written = 0;
  write();
  return {
    current: () => session,
    isOver() {
      if (isFresh(session)) return false;
      const found = stored();
      if (found?.id !== session.id) return true;
      session = found;
      return false;
    },
    renew() {
      session = stored() ?? { id: uuid(), source: {}, user_id: session.user_id, seen: clock() };
      write();
    },
    touch() {
      session.seen = clock();
      if (session.seen - written >= WRITE_EVERY) write();
    },
    identify(userId) {
      session.user_id = userId;
      write();
    },
  };
};

/** Whether a session belongs to the measured share; the same answer in every tab, without keeping it anywhere. */
export const isSampled = (sessionId: string, rate: number): boolean =>
  Number.parseInt(sessionId.slice(0, 8), 16) < rate * 0x1_0000_0000;
