import { INGEST } from '@desirepath/contract/limits';
import type { BatchAnswer } from '@desirepath/contract/tracking';
import { AppError } from '../../http/app-error.ts';
import type { Origin } from '../origin.ts';
import type { createReceiver } from '../receive.ts';
import { type BatchIdentity, type Body, partsOf, type Whose } from './identity.ts';
import { uuidOf } from './ids.ts';
import type { Chunk } from './recorded.ts';
import type { Item } from './trails.ts';

/** A native batch, and what its places stand for in the request. */
export interface Sent {
  places: number[][];
  batch: object;
}

export function eventBatches(items: Item[], head: object, identity: BatchIdentity): Sent[] {
  const sent: Sent[] = [];
  for (let seq = 0; seq < items.length; seq += INGEST.eventsPerBatch) {
    const part = items.slice(seq, seq + INGEST.eventsPerBatch);
    const events = part.map(({ event }) => event);
    sent.push({ places: part.map(({ indexes }) => indexes), batch: { ...head, ...identity, seq, events } });
  }
  return sent;
}

/**
 * The chunks of a recording share a tab, for the player puts together what is of one tab; their numbers, which have no
 * order, come from their content. Two of a session with the same number are as rare as one session in a million.
 */
export function replayBatches(
  chunks: Chunk[],
  head: object,
  { body, whose, page_id, attempt }: { body: Body; whose: Whose; page_id: string; attempt: number },
): Sent[] {
  const tab_id = uuidOf('recording', ...partsOf(whose));
  return chunks.map(({ indexes, events }, i) => {
    const seq = Number.parseInt(uuidOf('chunk', body.fingerprint, i).slice(0, 8), 16) % LARGEST_SEQ;
    return { places: [indexes], batch: { ...head, tab_id, attempt, seq, events: [], replay: { page_id, events } } };
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
  { places, batch }: Sent,
  origin: Origin,
  receive: ReturnType<typeof createReceiver>,
): Promise<Outcome> {
  const answer = await receive(batch, origin).catch(refusedAll);
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
