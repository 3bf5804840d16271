import { retryWait } from '../retry.ts';
import { keysOf, load, remove, type Store, save } from '../store.ts';

/** What has become of a message: it is durable; it is kept and sent again later; or it will never be taken. */
export type Outcome = 'taken' | 'kept' | 'refused';

/** Sends what a visitor has said until the server has it. */
export interface MessageQueue {
  /** A message by an id that is sent already takes the place of that one. Settles after the first attempt. */
  post(id: string, message: object): Promise<Outcome>;
  stop(): void;
}

/** Keepalive requests share 65,536 bytes in flight. */
const KEEPALIVE_UNITS = 15_000;

/** Kept in a browser that cannot reach the server: more is not one person's. */
const MOST_KEPT = 20;

/**
 * What has not arrived waits in the store, for the next page too. Two tabs may send the same one: by its id it is the same.
 * @param shelf begins the keys of what is kept
 */
export const openMessageQueue = (url: string, store: Store, shelf: string): MessageQueue => {
  const waiting = new Map<string, object>();
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const attempt = async (message: object): Promise<Outcome> => {
    const body = JSON.stringify({ ...message, sent_at: Date.now() });
    try {
      // As text it needs no preflight, and goes out while the page is left.
      const keepalive = body.length < KEEPALIVE_UNITS;
      const { status } = await fetch(url, { method: 'POST', body, keepalive, credentials: 'omit' });
      if (status < 400) return 'taken';
      return status > 499 || status === 429 || status === 408 ? 'kept' : 'refused';
    } catch {
      return 'kept';
    }
  };
  const send = async (id: string, message: object): Promise<Outcome> => {
    const outcome = await attempt(message);
    // Meanwhile a newer one may have taken its place.
    if (waiting.get(id) !== message) return outcome;
    if (outcome === 'kept') {
      failures++;
      sendSoon();
    } else {
      failures = 0;
      waiting.delete(id);
      remove(store, shelf + id);
    }
    return outcome;
  };
  const sendAll = () => {
    timer = undefined;
    for (const [id, message] of waiting) void send(id, message);
  };
  const sendSoon = () => {
    if (!isStopped) timer ??= setTimeout(sendAll, retryWait(failures, 0, Math.random()));
  };

  for (const key of keysOf(store, shelf).slice(0, MOST_KEPT)) {
    const message = load<object>(store, key);
    if (message) waiting.set(key.slice(shelf.length), message);
  }
  sendAll();
  return {
    post(id, message) {
      waiting.set(id, message);
      if (keysOf(store, shelf).length < MOST_KEPT) save(store, shelf + id, message);
      return send(id, message);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
};
