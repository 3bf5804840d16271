import type { UnsentBatch, Visit } from '../visit.ts';
import type { Sender } from './sender.ts';

/** A line of the journal: these numbers of this tab were acknowledged. */
export interface Acknowledgement {
  tab_id: string;
  seqs: number[];
}

export interface SendOptions {
  sender: Sender;
  /** Visits under way at the same time. */
  concurrency: number;
  onAcknowledged?: (acknowledgement: Acknowledgement) => void;
  /** Called for each batch the server would not have, and why. */
  onRefused?: (status: number, reason: string) => void;
  signal?: AbortSignal;
}

export interface Sent {
  visits: number;
  batches: number;
  /** Events and replay chunks that are durable now. */
  accepted: number;
  refusedBatches: number;
  rejectedEvents: number;
}

/** Sends visits as fast as they are taken, the batches of each in order. Holds no more than `concurrency` of them. */
export async function send(visits: Iterable<Visit>, options: SendOptions): Promise<Sent> {
  const { sender, concurrency, onAcknowledged, onRefused, signal } = options;
  const sent: Sent = { visits: 0, batches: 0, accepted: 0, refusedBatches: 0, rejectedEvents: 0 };
  const queue = visits[Symbol.iterator]();

  const work = async () => {
    while (!signal?.aborted) {
      const { value: visit, done } = queue.next();
      if (done) return;
      for (const { batch } of visit.batches) {
        if (signal?.aborted) return;
        const outcome = await sender.post(visit, batch);
        sent.batches += 1;
        if (outcome.kind === 'refused') {
          sent.refusedBatches += 1;
          onRefused?.(outcome.status, outcome.reason);
        } else {
          const { accepted, rejected } = outcome.answer;
          sent.accepted += accepted;
          sent.rejectedEvents += rejected.length;
          onAcknowledged?.({ tab_id: batch.tab_id, seqs: acknowledgedSeqs(batch, rejected) });
        }
      }
      sent.visits += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return sent;
}

/** The numbers of a batch that are durable: of its events, then of its replay chunk, without the rejected ones. */
function acknowledgedSeqs({ seq, events, replay }: UnsentBatch, rejected: readonly { index: number }[]): number[] {
  const refused = new Set(rejected.map(({ index }) => index));
  return Array.from({ length: events.length + (replay ? 1 : 0) }, (_, index) => index)
    .filter((index) => !refused.has(index))
    .map((index) => seq + index);
}
