import { FORMAT } from '@desirepath/replay-format/ops';
import { createReplayWriter, type ReplayWriter } from '@desirepath/replay-format/write';
import { REPLAY_EVENTS_PER_CHUNK } from '../limits.ts';

/** UTF-16 units of a chunk: a beacon takes as much, as the page ends, and no more. Only a snapshot may be larger. */
const FULL = 60_000;

/** More than this is sent at once rather than risked: a page may end before it is compressed. */
const RISKY = 25_000;

/** Collects what is recorded into chunks of one page each. */
export interface Chunk {
  /** What is written into; what cannot be in one chunk with what comes is sent before. */
  writer(pageId: string): ReplayWriter;
  /** A chunk by itself, after what there is. @param at when all of it was */
  add(pageId: string, whole: ReplayWriter, at: number): void;
  /** What there is, as members of a batch. */
  take(): string[];
}

/** Makes a chunk smaller that has not left yet, if it can. */
export type Shorten = (chunk: string, then: (shorter: string) => void) => void;

/**
 * @param told of the size of what leaves, in UTF-16 units, and whether it is a whole
 * @param shorten what comes by itself: what is risky waits for that, and not for longer than until all is taken
 */
export const createChunk = (
  send: (chunk: string) => void,
  told: (size: number, isWhole: boolean) => void,
  shorten: Shorten,
): Chunk => {
  const writer = createReplayWriter();
  let page = '';
  let ready: string[] = [];

  const cut = (pageId: string, from: ReplayWriter, at?: number) => {
    const members = from.take(at);
    if (!members) return;
    ready.push(`{"page_id":"${pageId}","format":${FORMAT},${members}}`);
    told(members.length, at !== undefined);
  };
  const takeAll = () => {
    const taken = ready;
    ready = [];
    return taken;
  };
  const sendAll = () => takeAll().forEach(send);
  return {
    writer(pageId) {
      const isFull = writer.size() > FULL || writer.count() >= REPLAY_EVENTS_PER_CHUNK;
      if (pageId !== page || isFull) {
        cut(page, writer);
        sendAll();
      }
      page = pageId;
      return writer;
    },
    add(pageId, whole, at) {
      const isRisky = whole.size() > RISKY;
      cut(page, writer);
      cut(pageId, whole, at);
      const held = ready;
      const place = held.length - 1;
      shorten(held[place] ?? '', (shorter) => {
        if (held !== ready) return; // it has left
        held[place] = shorter;
        if (isRisky) sendAll();
      });
    },
    take() {
      cut(page, writer);
      return takeAll();
    },
  };
};
