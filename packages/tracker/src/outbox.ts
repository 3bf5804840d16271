import type { Warn } from './guard.ts';
import { type Parcel, toJson } from './parcel.ts';
import { retryWait } from './retry.ts';
import type { Shelf } from './shelf.ts';
import { compressed, KEEPALIVE_BYTES, type Outcome, plain, post } from './transport.ts';

/** Shorter bodies are not worth the compressor's start. UTF-16 units. */
const COMPRESS_FROM = 8000;

/** UTF-16 units that may wait in memory: a minute or two of recording while the server is away. */
const MEMORY = 4_000_000;

/** When parcels that ended pages have left behind are sent: after theirs are settled and this page has loaded. */
const RESTORE_AFTER = 4000;

interface Waiting extends Parcel {
  /** `packing`: about to leave; a page that ends may still send it by itself. `out`: we shall see the answer. */
  state?: 'packing' | 'out';
  /** A copy is on the shelf, and another page may take it. */
  isShelved?: boolean;
}

interface Surroundings {
  url: string;
  shelf: Shelf;
  clock(): number;
  random(): number;
  warn: Warn;
}

/** The batches that the server has not yet acknowledged, and the sending of them: one at a time, until each is settled. */
export interface Outbox {
  add(parcel: Parcel): void;
  /** The page is hidden: phones may end it without a further word. If it lives on, answers are still seen. */
  hide(): void;
  /** The page ends: what is not on its way goes by beacon, and all stays on the shelf, since no answer will be seen. */
  leave(): void;
  /** The page has come back from the back/forward cache. */
  resume(): void;
  stop(): void;
}

export const createOutbox = ({ url, shelf, clock, random, warn }: Surroundings): Outbox => {
  let waiting: Waiting[] = [];
  let failures = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const settle = (parcel: Waiting) => {
    waiting = waiting.filter((other) => other !== parcel);
    if (parcel.isShelved) shelf.take(parcel);
  };

  /**
   * The body of the next attempt. The attempt counts before it is made: what was sent may have arrived, whatever we hear
   * of it. Undefined when another page has taken the parcel over from the shelf.
   */
  const prepare = (parcel: Waiting): string | undefined => {
    if (parcel.isShelved && !shelf.take(parcel)) return settle(parcel) as undefined;
    parcel.isShelved = false;
    parcel.attempt++;
    return toJson(parcel, clock());
  };
  const keep = (parcel: Waiting): boolean => {
    parcel.isShelved ||= shelf.put(parcel, clock());
    return parcel.isShelved;
  };

  const send = async (parcel: Waiting, isUrgent: boolean) => {
    const json = prepare(parcel);
    if (!json) return next();
    const { attempt } = parcel;
    let body: Blob | undefined;
    if (!isUrgent && json.length >= COMPRESS_FROM) {
      parcel.state = 'packing';
      body = await compressed(json);
      // It left by another way meanwhile: sent now, an earlier attempt would follow a later one.
      if (parcel.attempt !== attempt || isStopped) return;
    }
    parcel.state = 'out';
    hear(parcel, attempt, await post(url, body ?? plain(json), clock));
  };

  const hear = (parcel: Waiting, attempt: number, { kind, asked, said }: Outcome) => {
    if (kind === 'failed') {
      if (parcel.attempt !== attempt) return; // the later attempt's answer counts
      parcel.state = undefined;
      if (!isStopped) waitFor(retryWait(++failures, asked, random()));
      return;
    }
    if (kind === 'refused') warn(said);
    failures = 0;
    settle(parcel);
    next();
  };

  const next = () => {
    const [parcel] = waiting;
    if (parcel && !isStopped && !pause && !waiting.some(({ state }) => state)) send(parcel, false).catch(warn);
  };
  const resume = () => {
    clearTimeout(pause);
    pause = undefined;
    next();
  };
  const waitFor = (ms: number) => {
    clearTimeout(pause);
    pause = setTimeout(resume, ms);
  };
  const shed = () => {
    let size = waiting.reduce((sum, { content }) => sum + content.length, 0);
    // The largest goes first: recordings before events.
    const idle = waiting.filter(({ state }) => !state).sort((a, b) => b.content.length - a.content.length);
    for (const parcel of idle) {
      if (size <= MEMORY) return;
      size -= parcel.content.length;
      settle(parcel);
      warn('the server does not answer: dropped a batch');
    }
  };

  const restoring = setTimeout(() => {
    waiting.push(...shelf.takeAll(clock()));
    next();
  }, RESTORE_AFTER);

  return {
    add(parcel) {
      waiting.push(parcel);
      shed();
      next();
    },
    hide() {
      let room = KEEPALIVE_BYTES;
      for (const parcel of waiting) {
        const size = 2 * parcel.content.length; // at least its bytes, nearly always
        if (parcel.state !== 'out' && !pause && size < room) {
          room -= size;
          send(parcel, true).catch(warn);
        }
        keep(parcel);
      }
    },
    leave() {
      for (const parcel of waiting) {
        // A server that asked for patience gets it, if the shelf can keep the parcel for later.
        const canWait = pause && keep(parcel);
        if (parcel.state !== 'out' && !canWait) {
          const json = prepare(parcel);
          if (!json) continue;
          parcel.state = undefined;
          const body = plain(json);
          if (body.size < KEEPALIVE_BYTES) navigator.sendBeacon(url, body);
        }
        keep(parcel);
      }
    },
    resume,
    stop() {
      isStopped = true;
      clearTimeout(pause);
      clearTimeout(restoring);
    },
  };
};
