import type { TrackedEvent } from '@desirepath/contract/tracking';
import { readAgent } from './agent.ts';
import { cleanJson } from './clean.ts';
import type { Parcel } from './parcel.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import type { Tab } from './tab.ts';

/** Batches leave this long after their first event, so that "live" is true and a request carries more than one event. */
const SEND_AFTER = 5000;

/** Events in a batch, and UTF-16 units of them, however many bytes each takes: a beacon still takes it. */
const FULL = 50;
const FULL_UNITS = 20_000;

/** Parts of a recording up to this size ride along with events; larger ones travel alone, so as not to hold them up. */
const RIDING = 25_000;

interface Surroundings {
  settings: Settings;
  session(): Session;
  tab: Tab;
  /**
   * The parts of the recording that there are now: each the member `replay` of a batch, as JSON.
   * @param isLast the page may be at its end: then each is small enough for a beacon
   */
  takeChunks(isLast?: boolean): string[];
  send(parcel: Parcel): void;
  /** Whether batches can leave at all: while not, few large ones are better than many small ones. */
  isPaused(): boolean;
}

/** Collects what one session does on one tab and makes numbered batches of it. */
export interface Queue {
  push(event: TrackedEvent): void;
  /**
   * Makes batches of what there is: before the session, the user or the life of the page ends.
   * @param isLast the page may be at its end
   */
  seal(isLast?: boolean): void;
  /** Makes one in some seconds. */
  sealSoon(): void;
  /** A part of the recording that goes by itself, as JSON. */
  sendChunk(chunk: string): void;
}

export const createQueue = ({ settings, session, tab, takeChunks, send, isPaused }: Surroundings): Queue => {
  const { tracking_id, cookieless, masking, replay_min_ms } = settings;
  const agent = readAgent();
  let events: TrackedEvent[] = [];
  let units = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const dispatch = (batch: TrackedEvent[], chunk = '') => {
    const count = batch.length + (chunk ? 1 : 0);
    if (!count) return;
    const { id, visitor_id, source, user_id, began, seen } = session();
    const shown = masking !== 'inputs' ? batch.map(({ title, element_text, ...event }) => event) : batch;
    send({
      head: {
        tracking_id,
        ...(!cookieless && { visitor_id, session_id: id }),
        ...tab.take(count),
        ...agent,
        user_id,
        source,
      },
      content: `"events":${cleanJson(shown)}${chunk && `,"replay":${chunk}`}`,
      attempt: 0,
      heldFor: !batch.length && seen - began < replay_min_ms ? id : undefined,
    });
  };
  const seal = (isLast?: boolean) => {
    clearTimeout(timer);
    timer = undefined;
    const batch = events;
    events = [];
    units = 0;
    const chunks = takeChunks(isLast);
    const { began, seen } = session();
    const isRiding = (chunks[0]?.length ?? 0) <= RIDING && seen - began >= replay_min_ms;
    dispatch(batch, isRiding ? chunks.shift() : '');
    for (const chunk of chunks) dispatch([], chunk);
  };
  const sealSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (isPaused()) sealSoon();
      else seal();
    }, SEND_AFTER);
  };

  return {
    push(event) {
      events.push(event);
      units += JSON.stringify(event).length;
      if (events.length < FULL && units < FULL_UNITS) sealSoon();
      else seal();
    },
    seal,
    sealSoon,
    sendChunk: (chunk) => dispatch([], chunk),
  };
};
