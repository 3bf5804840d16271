import { appError } from '../errors/app-error.ts';
import type { BatchKey, FindStored } from './deduplicator.ts';
import type { OtherServers } from './other-servers.ts';
import { isNamed, type SentHead, type ValidBatch } from './validate.ts';

export interface FreshDependencies {
  findStored: FindStored;
  /** Where there may be other servers. */
  otherServers?: OtherServers | undefined;
  /** epoch ms */
  clock: () => number;
}

/** Of a retry what is not stored yet. @throws AppError storage_unavailable */
export async function freshOf(batch: ValidBatch, site_id: number, deps: FreshDependencies): Promise<ValidBatch> {
  const fresh = await withoutStored(batch, site_id, deps);
  if (!deps.otherServers || isEmpty(fresh)) return fresh;
  // Another server may be about to write it: that it is not there yet says nothing.
  await deps.otherServers.settle();
  const left = await withoutStored(fresh, site_id, deps);
  if (isEmpty(left)) return left;
  const seqs = seqsOf(left);
  const { tab_id } = batch.head;
  await deps.otherServers.note({ site_id, tab_id, low: Math.min(...seqs), high: Math.max(...seqs), at: deps.clock() });
  return left;
}

export const isEmpty = ({ events, replay }: ValidBatch) => events.length === 0 && !replay;

const seqsOf = ({ head, events, replay }: ValidBatch) =>
  [...events.map(({ index }) => index), ...(replay ? [replay.index] : [])].map((index) => head.seq + index);

async function withoutStored(batch: ValidBatch, site_id: number, deps: FreshDependencies): Promise<ValidBatch> {
  const { head, events, replay } = batch;
  const stored = await deps.findStored({ ...keyOf(head, site_id), seqs: seqsOf(batch) }).catch((cause: unknown) => {
    // Whatever went wrong, it is not the batch: its sender is to come again.
    throw appError('storage_unavailable', { cause });
  });
  const isFresh = ({ index }: { index: number }) => !stored.has(head.seq + index);
  return { ...batch, events: events.filter(isFresh), replay: replay && isFresh(replay) ? replay : undefined };
}

export const keyOf = (head: SentHead, site_id: number): BatchKey => ({
  site_id,
  session_id: isNamed(head) ? head.session_id : undefined,
  tab_id: head.tab_id,
  seq: head.seq,
});
