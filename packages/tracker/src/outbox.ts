import type { Warn } from './guard.ts';
import { type Parcel, toJson } from './parcel.ts';
import { retryWait } from './retry.ts';
import type { Shelf } from './shelf.ts';
import { bodyOf, post } from './transport.ts';

/** Batches that may wait in memory: some minutes of a server that is away. */
const MOST = 100;

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
  /** The body of a batch, smaller than its JSON, if someone can make it so. */
  pack(json: string): Promise<Blob> | undefined;
  shelf: Shelf;
  clock(): number;
  random(): number;
  warn: Warn;
}

/** The batches that the server has not yet settled, and the sending of them: one at a time, until each is. */
export interface Outbox {
  add(parcel: Parcel): void;
  /** The page is hidden, and phones end hidden pages without a further word: all is kept until an answer is seen. */
  shelve(): void;
  /** Sends no more from here on. */
  close(): void;
  /** The page ends: what is not on its way goes by beacon, whose answer nobody sees. */
  beacon(): void;
}

export const createOutbox = ({ url, pack, shelf, clock, random, warn }: Surroundings): Outbox => {
  let waiting: Waiting[] = [];
  /** It is being sent, and we shall hear how that went. */
  let out: Waiting | undefined;
  let failures = 0;
  let isPaused = false;
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

  const send = async (parcel: Waiting) => {
    const json = prepare(parcel);
    if (json) {
      out = parcel;
      const asked = await post(url, (await pack(json)) ?? bodyOf(json), warn);
      out = undefined;
      if (asked !== undefined) {
        isPaused = true;
        setTimeout(resume, retryWait(++failures, asked, random()));
        return;
      }
      failures = 0;
      settle(parcel);
    }
    next();
  };
  const next = () => {
    if (waiting[0] && !out && !isPaused && !isClosed) send(waiting[0]).catch(warn);
  };
  const resume = () => {
    isPaused = false;
    next();
  };
  setTimeout(() => {
    if (!isClosed) waiting.push(...shelf.takeAll());
    next();
  }, RESTORE_AFTER);

  return {
    add(parcel) {
      if (waiting.length < MOST) waiting.push(parcel);
      next();
    },
    shelve() {
      for (const parcel of waiting) parcel.isShelved ||= shelf.put(parcel);
    },
    close() {
      isClosed = true;
    },
    beacon() {
      for (const parcel of waiting) {
        // A server that has asked for patience gets it.
        const json = parcel !== out && !isPaused && prepare(parcel);
        if (json) navigator.sendBeacon(url, bodyOf(json));
      }
    },
  };
};
