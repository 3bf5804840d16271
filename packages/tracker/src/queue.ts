import type { TrackedEvent } from '@desirepath/contract/tracking';
import { cleanJson } from './clean.ts';
import type { Parcel } from './parcel.ts';
import type { Session } from './session.ts';
import type { Tab } from './tab.ts';

/** Batches leave this long after their first event, so that "live" is true and a request carries more than one event. */
const SEND_AFTER = 5000;

/** Events in a batch: usually 20 KB, which a keepalive request and the shelf still take. */
const FULL = 50;

interface Surroundings {
  trackingId: string;
  session(): Session;
  tab: Tab;
  /** The part of the recording that is to ride along: the member `replay` of a batch, as JSON; empty for none. */
  takeChunk(): string;
  send(parcel: Parcel): void;
}

/** Collects what one session does on one tab and makes numbered batches of it. */
export interface Queue {
  push(event: TrackedEvent): void;
  /** Makes a batch of what there is: before the session, the user or the life of the page ends. */
  seal(): void;
  /** Makes one in some seconds. */
  sealSoon(): void;
  /** A part of the recording that goes by itself, as JSON. */
  sendChunk(chunk: string): void;
}

export const createQueue = ({ trackingId, session, tab, takeChunk, send }: Surroundings): Queue => {
  let events: TrackedEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const dispatch = (batch: TrackedEvent[], chunk: string) => {
    const count = batch.length + (chunk ? 1 : 0);
    if (!count) return;
    const { id, visitor_id, source, user_id } = session();
    send({
      head: {
        tracking_id: trackingId,
        visitor_id,
        session_id: id,
        ...tab.take(count),
        language: navigator.language,
        user_id,
        source,
      },
      content: `"events":${cleanJson(batch)}${chunk && `,"replay":${chunk}`}`,
      attempt: 0,
    });
  };
  const seal = () => {
    clearTimeout(timer);
    timer = undefined;
    const batch = events;
    events = [];
    dispatch(batch, takeChunk());
  };
  const sealSoon = () => {
    timer ??= setTimeout(seal, SEND_AFTER);
  };

  return {
    push(event) {
      if (events.push(event) < FULL) sealSoon();
      else seal();
    },
    seal,
    sealSoon,
    sendChunk: (chunk) => dispatch([], chunk),
  };
};
