import type { Warn } from './guard.ts';
import { isRecording, type Parcel, toJson } from './parcel.ts';
import { retryWait } from './retry.ts';
import type { Session } from './session.ts';
import type { Shelf } from './shelf.ts';
import type { Transport } from './transport.ts';

/**
 * UTF-16 units that may wait in memory: hours of a server that is away. Recordings, which grow faster and are worth less,
 * leave half of it to events.
 */
const ROOM = 8_000_000;

/**
 * When parcels that ended pages have left behind are sent. By then this page has loaded, and what those pages sent has
 * arrived or will not; before, a repetition could overtake it.
 */
const RESTORE_AFTER = 5000;

interface Waiting extends Parcel {
  /** A copy is on the shelf, and another page may take it. */
  isShelved?: boolean;
}

interface Surroundings {
  url: string;
  transport: Transport;
  shelf: Shelf;
  session(): Session;
  /** Age from which recordings of a session may leave, ms. */
  minAge: number;
  clock(): number;
  random(): number;
  warn: Warn;
}

/** The batches that the server has not yet settled, and the sending of them: one at a time, until each is. */
export interface Outbox {
  add(parcel: Parcel): void;
  sendBy(transport: Partial<Transport>): void;
  /** Whether the server cannot be reached now, or has asked for patience. */
  isPaused(): boolean;
  /** The browser has found a network again. */
  resume(): void;
  /** The page is hidden, and phones end hidden pages without a further word: all is kept until an answer is seen. */
  shelve(): void;
  /** Sends no more from here on. */
  close(): void;
  /** The page ends: what is not on its way goes by beacon, whose answer nobody sees. */
  beacon(): void;
}

export const createOutbox = (given: Surroundings): Outbox => {
  const { url, shelf, session, minAge, clock, random, warn } = given;
  let { transport } = given;
  let waiting: Waiting[] = [];
  let isBusy = false;
  /** It has left, and we shall hear how that went. */
  let out: Waiting | undefined;
  let failures = 0;
  /** What the server has asked for, ms, while it is left alone; undefined while it is not. */
  let asked: number | undefined;
  let isClosed = false;

  const settle = (parcel: Waiting) => {
    waiting = waiting.filter((other) => other !== parcel);
    if (parcel.isShelved) shelf.take(parcel);
  };

  /**
   * The batch as it goes out next. The attempt counts before it is made: what was sent may have arrived, whatever we hear
   * of it. Undefined when another page has taken the parcel over from the shelf.
   */
  const prepare = (parcel: Waiting): string | undefined => {
    if (parcel.isShelved && !shelf.take(parcel)) return settle(parcel) as undefined;
    parcel.isShelved = false;
    parcel.attempt++;
    return toJson(parcel, clock());
  };

  /** Frees the held recordings of a session that has become old enough, and drops those of one that never did. */
  const sift = () => {
    const { id, began, seen } = session();
    for (const parcel of waiting) if (parcel.heldFor && parcel.heldFor !== id) settle(parcel);
    if (seen - began >= minAge) for (const parcel of waiting) parcel.heldFor = undefined;
  };

  const send = async (parcel: Waiting) => {
    const json = prepare(parcel);
    if (json) {
      const begin = () => {
        if (!isClosed) out = parcel;
        return !isClosed;
      };
      asked = await transport.send(json, begin).catch(() => 0);
      out = undefined;
      if (asked === undefined) {
        failures = 0;
        settle(parcel);
      } else setTimeout(resume, retryWait(++failures, asked, random()));
    }
    isBusy = false;
    next();
  };
  const next = () => {
    if (isBusy || isClosed || asked !== undefined) return;
    sift();
    const parcel = waiting.find(({ heldFor }) => !heldFor);
    if (!parcel) return;
    isBusy = true;
    send(parcel).catch(warn);
  };
  const resume = () => {
    asked = undefined;
    next();
  };
  setTimeout(() => {
    if (!isClosed) waiting.push(...shelf.takeAll());
    next();
  }, RESTORE_AFTER);

  return {
    add(parcel) {
      const used = waiting.reduce((sum, { content }) => sum + content.length, parcel.content.length);
      if (used < (isRecording(parcel) ? ROOM / 2 : ROOM)) waiting.push(parcel);
      else warn('full');
      next();
    },
    sendBy(other) {
      transport = { ...transport, ...other };
    },
    isPaused: () => asked !== undefined,
    resume() {
      if (!asked) resume();
    },
    shelve() {
      // The small ones first: these are events.
      const loose = waiting.filter(({ isShelved }) => !isShelved).sort((a, b) => a.content.length - b.content.length);
      for (const parcel of shelf.put(loose)) parcel.isShelved = true;
    },
    close() {
      isClosed = true;
      transport.close?.();
    },
    beacon() {
      sift();
      for (const parcel of waiting) {
        // A server that has asked for patience gets it.
        const json = parcel !== out && !asked && !parcel.heldFor && prepare(parcel);
        if (json) navigator.sendBeacon(url, transport.shrink?.(json) ?? json);
      }
    },
  };
};
