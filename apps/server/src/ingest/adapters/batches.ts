import { INGEST } from '@desirepath/contract/limits';
import type { BatchAnswer } from '@desirepath/contract/tracking';
import { AppError } from '../../errors/app-error.ts';
import type { Origin } from '../origin.ts';
import type { createReceiver } from '../receive.ts';
import { type Body, type Identity, partsOf, type Whose } from './identity.ts';
import { uuidOf } from './ids.ts';
import type { Chunk } from './recorded.ts';
import { nameOf, type SeenBodies } from './seen-bodies.ts';
import type { Item } from './trails.ts';

/** A native batch, and what its places stand for in the request. */
export interface Sent {
  places: number[][];
  batch: object;
  /** By which it is known again. */
  name: string;
}

export function eventBatches(items: Item[], head: object, { tab_id, attemptOf }: Identity): Sent[] {
  const sent: Sent[] = [];
  const name = nameOf(tab_id);
  for (let seq = 0; seq < items.length; seq += INGEST.eventsPerBatch) {
    const part = items.slice(seq, seq + INGEST.eventsPerBatch);
    const events = part.map(({ event }) => event);
    const batch = { ...head, tab_id, attempt: attemptOf(name), seq, events };
    sent.push({ places: part.map(({ indexes }) => indexes), batch, name });
  }
  return sent;
}

/** What the chunks of a body's recording are made with. */
export interface Recording {
  body: Body;
  whose: Whose;
  page_id: string;
  attemptOf: Identity['attemptOf'];
}

/**
 * The chunks of a recording share a tab, for the player puts together what is of one tab; their numbers, which have no
 * order, come from their content. Two of a session with the same number are as rare as one session in a million.
 */
export function replayBatches(chunks: Chunk[], head: object, { body, whose, page_id, attemptOf }: Recording): Sent[] {
  const tab_id = uuidOf('recording', ...partsOf(whose));
  return chunks.map(({ indexes, events }, i) => {
    const seq = Number.parseInt(uuidOf('chunk', body.fingerprint, i).slice(0, 8), 16) % LARGEST_SEQ;
    const name = nameOf(tab_id, seq);
    const batch = { ...head, tab_id, attempt: attemptOf(name), seq, events: [], replay: { page_id, events } };
    return { places: [indexes], batch, name };
  });
}

const LARGEST_SEQ = 4_294_966_000;

/** What became of a batch, by the places in the request. */
export interface Outcome {
  taken: number[];
  rejected: { index: number; reason: string }[];
}

/** @throws AppError as the pipeline does, but for events that are refused */
export async function send(
  { places, batch, name }: Sent,
  origin: Origin,
  { receive, seen }: { receive: ReturnType<typeof createReceiver>; seen: SeenBodies },
): Promise<Outcome> {
  seen.got(name);
  const answer = await receive(batch, origin).catch((error: unknown) => {
    const isRefusal = error instanceof AppError && error.status < 500;
    if (!isRefusal) seen.add(name); // some of it may be there
    return refusedAll(error);
  });
  const rejected = answer.rejected.flatMap(({ index, reason }) =>
    (places[index] ?? []).map((place) => ({ index: place, reason })),
  );
  // Where nothing is accepted nor refused, nobody's visit was counted: a robot's, or that of an address left out.
  return { taken: answer.accepted > 0 ? places.flat() : [], rejected };
}

/** A batch of which all is refused is an error to its sender, and to us a part of the answer. */
function refusedAll(error: unknown): BatchAnswer {
  if (!(error instanceof AppError) || error.code !== 'all_events_rejected') throw error;
  const rejected = (error.data ?? []).map(({ path, message }) => ({
    index: Number(path.slice('events.'.length)),
    reason: message,
  }));
  return { accepted: 0, rejected };
}
