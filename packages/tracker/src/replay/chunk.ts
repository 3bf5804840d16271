import { LARGEST_REPLAY_EVENT, REPLAY_EVENTS_PER_CHUNK } from '../limits.ts';

/** UTF-16 units of a chunk: more would be slow to compress. A single event may be larger. */
const FULL = 500_000;

/** Chunks up to this size ride along with events; larger ones travel alone, so as not to hold them up. */
const RIDING = 25_000;

/** Collects recorded events, as JSON, into chunks of one page each. */
export interface Chunk {
  push(pageId: string, json: string): void;
  /** Sends what is too large to ride along. */
  sendLarge(): void;
  /** What may ride along now, as JSON; empty for nothing. What is too large for that is sent. */
  take(): string;
}

export const createChunk = (send: (chunk: string) => void): Chunk => {
  let events: string[] = [];
  let size = 0;
  let page = '';

  const cut = (): string => {
    const chunk = events.length ? `{"page_id":"${page}","events":[${events.join()}]}` : '';
    events = [];
    size = 0;
    return chunk;
  };
  const flush = () => {
    if (events.length) send(cut());
  };
  const sendLarge = () => {
    if (size > RIDING) flush();
  };
  return {
    sendLarge,
    push(pageId, json) {
      if (json.length > LARGEST_REPLAY_EVENT) return;
      if (pageId !== page || size + json.length > FULL || events.length === REPLAY_EVENTS_PER_CHUNK) flush();
      page = pageId;
      events.push(json);
      size += json.length;
    },
    take() {
      sendLarge();
      return cut();
    },
  };
};
