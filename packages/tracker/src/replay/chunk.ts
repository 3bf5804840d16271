import { LARGEST_REPLAY_EVENT, REPLAY_EVENTS_PER_CHUNK } from '../limits.ts';

/** UTF-16 units of a chunk: more would be slow to compress, and find no room where unsent ones are kept. A single event may be larger. */
const FULL = 350_000;

/** The same for the pieces in which a page leaves at its end what it has: several fit into the 64 KB of all beacons. */
const PIECE = 20_000;

/** More than this is sent at once rather than risked: a page may end before it is compressed. */
const RISKY = 25_000;

/** Collects recorded events, as JSON, into chunks of one page each. */
export interface Chunk {
  /** @returns whether there is room for it in any chunk */
  push(pageId: string, json: string): boolean;
  /** Sends what is too large to be risked. */
  sendLarge(): void;
  /** What there is, as JSON: one chunk, or several small ones. */
  take(inPieces: boolean): string[];
}

export const createChunk = (send: (chunk: string) => void): Chunk => {
  let events: string[] = [];
  let size = 0;
  let page = '';

  const cut = (most: number): string[] => {
    const pieces: string[][] = [];
    let room = 0;
    for (const json of events) {
      room -= json.length;
      if (room < 0) {
        pieces.push([]);
        room = most - json.length;
      }
      pieces.at(-1)?.push(json);
    }
    events = [];
    size = 0;
    return pieces.map((piece) => `{"page_id":"${page}","events":[${piece.join()}]}`);
  };
  const flush = () => {
    for (const chunk of cut(Number.POSITIVE_INFINITY)) send(chunk);
  };
  return {
    sendLarge() {
      if (size > RISKY) flush();
    },
    push(pageId, json) {
      if (json.length > LARGEST_REPLAY_EVENT) return false;
      if (pageId !== page || size + json.length > FULL || events.length === REPLAY_EVENTS_PER_CHUNK) flush();
      page = pageId;
      events.push(json);
      size += json.length;
      return true;
    },
    take: (inPieces) => cut(inPieces ? PIECE : Number.POSITIVE_INFINITY),
  };
};
