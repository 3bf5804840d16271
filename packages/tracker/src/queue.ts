import type { TrackedEvent } from '@desirepath/contract/tracking';
import { cleanEvent } from './clean.ts';
import { DECODED_BYTES, EVENTS_PER_BATCH, REPLAY_EVENTS_PER_CHUNK, TEXT } from './limits.ts';
import type { Parcel } from './parcel.ts';
import type { Session } from './session.ts';
import type { Tab } from './tab.ts';

/** Batches leave this long after their first event, so that "live" is true and a request carries more than one event. */
const SEND_AFTER = 5000;

/** UTF-16 units of events: below what a keepalive request may carry, also when each takes two bytes. */
const EVENTS_SIZE = 25_000;

/** UTF-16 units of recording: a chunk is sent before it gets slow to compress. A single event may be larger. */
const REPLAY_SIZE = 500_000;

/** Recordings up to this size ride in the batch of the events; larger ones travel alone, so as not to hold events up. */
const RIDING_SIZE = 25_000;

/** Longest recorded event. It needs two bytes a unit, at most, nearly always. */
const LARGEST_REPLAY_EVENT = DECODED_BYTES / 2;

/** Collects what one session does on one tab and makes numbered batches of it. */
export interface Queue {
  push(event: TrackedEvent): void;
  /** Takes one recorded event, as JSON. */
  pushReplay(pageId: string, json: string): void;
  /** Makes batches of what there is; needed before the session, the user or the page's life changes. */
  seal(): void;
  stop(): void;
}

interface Surroundings {
  trackingId: string;
  visitorId: string;
  session(): Session;
  tab: Tab;
  send(parcel: Parcel): void;
}

export const createQueue = ({ trackingId, visitorId, session, tab, send }: Surroundings): Queue => {
  let events: TrackedEvent[] = [];
  let eventsSize = 0;
  let recorded: string[] = [];
  let recordedSize = 0;
  let recordedPage = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const takeChunk = (): string => {
    const chunk = recorded.length ? `"replay":{"page_id":"${recordedPage}","events":[${recorded}]}` : '';
    recorded = [];
    recordedSize = 0;
    return chunk;
  };
  const sealChunk = () => {
    if (recorded.length) dispatch([], takeChunk());
  };
  const seal = () => {
    clearTimeout(timer);
    timer = undefined;
    if (recordedSize > RIDING_SIZE) sealChunk();
    const batch = events.map((event) => JSON.stringify(cleanEvent(event)));
    events = [];
    eventsSize = 0;
    if (batch.length || recorded.length) dispatch(batch, takeChunk());
  };
  const dispatch = (batch: string[], replay: string) => {
    const { id, source, user_id } = session();
    send({
      head: {
        tracking_id: trackingId,
        visitor_id: visitorId,
        session_id: id,
        ...tab.take(batch.length + (replay ? 1 : 0)),
        language: navigator.language?.slice(0, TEXT.language),
        user_id,
        source,
      },
      content: `"events":[${batch}]${replay && `,${replay}`}`,
      attempt: 0,
    });
  };
  const sealSoon = () => {
    timer ??= setTimeout(seal, SEND_AFTER);
  };

  return {
    push(event) {
      events.push(event);
      eventsSize += JSON.stringify(event).length;
      if (eventsSize >= EVENTS_SIZE || events.length === EVENTS_PER_BATCH) seal();
      else sealSoon();
    },
    pushReplay(pageId, json) {
      if (json.length > LARGEST_REPLAY_EVENT) return;
      const isFull = recordedSize + json.length > REPLAY_SIZE || recorded.length === REPLAY_EVENTS_PER_CHUNK;
      if (isFull || pageId !== recordedPage) sealChunk();
      recordedPage = pageId;
      recorded.push(json);
      recordedSize += json.length;
      sealSoon();
    },
    seal,
    stop: () => clearTimeout(timer),
  };
};
