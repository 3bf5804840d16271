import type { Site } from '@desirepath/contract/sites';
import type { BatchAnswer, BatchHead } from '@desirepath/contract/tracking';
import { appError } from '../http/app-error.ts';
import type { GroupCommit } from './commit.ts';
import type { LiveFeed } from './live-feed.ts';
import type { IngestMetrics } from './metrics.ts';
import { type FindStored, Once } from './once.ts';
import { commonColumns, eventLines, placeEvents, replayLine, type Sender, spanOf } from './rows.ts';
import type { SessionTally } from './session-tally.ts';
import { createSnapshotFinder } from './snapshots.ts';
import { type ValidBatch, validateBatch } from './validate.ts';
import type { Agent } from './visitor.ts';

export interface IngestDependencies {
  commit: GroupCommit;
  sessions: SessionTally;
  live: LiveFeed;
  findStored: FindStored;
  findSite(trackingId: string): Pick<Site, 'id' | 'settings'> | undefined;
  readAgent(userAgent: string): Agent;
  findCountry(ip: string): string;
  metrics: IngestMetrics;
  /** epoch ms */
  clock: () => number;
}

/** Who sent it, as far as the connection tells. The address is used for the country and then forgotten. */
export interface Origin {
  ip: string;
  userAgent: string;
}

/**
 * The one pipeline of all that arrives: validate, enrich, write once, answer when it is durable.
 * @throws AppError as the steps do; unknown_tracking_id
 */
export function createReceiver(deps: IngestDependencies): (body: unknown, origin: Origin) => Promise<BatchAnswer> {
  const once = new Once<number>(deps.clock);
  const findSnapshots = createSnapshotFinder();

  return async (body, origin) => {
    const receivedAt = deps.clock();
    const batch = validateBatch(body, receivedAt);
    const site = deps.findSite(batch.head.tracking_id);
    if (!site) throw appError('unknown_tracking_id');

    const agent = deps.readAgent(origin.userAgent);
    if (agent.isRobot) {
      deps.metrics.robots.inc();
      return { accepted: 0, rejected: batch.rejected };
    }
    const sender: Sender = {
      site_id: site.id,
      queryKeys: site.settings.query_keys,
      agent,
      country: deps.findCountry(origin.ip),
      receivedAt,
    };
    deps.metrics.rejected.inc(batch.rejected.length);

    const size = batch.events.length + (batch.replay ? 1 : 0);
    // It has used no number, so the next batch may begin with the same one.
    if (size === 0) return { accepted: 0, rejected: batch.rejected };
    const accepted = await once.run(keyOf(batch.head, site.id), batch.head.attempt, async (isRetry) => {
      const fresh = isRetry ? await withoutStored(batch, site.id, deps) : batch;
      const common = commonColumns(fresh.head, sender);
      const events = placeEvents(fresh.events, sender.queryKeys);
      const replay_chunks = fresh.replay ? [replayLine(fresh.head, common, fresh.replay)] : [];
      const snapshots = findSnapshots(fresh.replay?.events ?? [], sender);
      await deps.commit.write({
        event_batches: eventLines(fresh.head, common, events, sender),
        replay_chunks,
        page_snapshots: snapshots.lines,
      });
      snapshots.kept();
      deps.sessions.add({
        common,
        events,
        replay: fresh.replay && spanOf(fresh.replay.events),
      });
      deps.live.publish(site.id, common, events);
      deps.metrics.accepted.inc(fresh.events.length);
      return size;
    });
    return { accepted, rejected: batch.rejected };
  };
}

const keyOf = (head: BatchHead, site_id: number) => ({
  site_id,
  session_id: head.session_id,
  tab_id: head.tab_id,
  seq: head.seq,
});

async function withoutStored(batch: ValidBatch, site_id: number, deps: IngestDependencies): Promise<ValidBatch> {
  const { head, events, replay } = batch;
  const indexes = [...events.map(({ index }) => index), ...(replay ? [replay.index] : [])];
  if (indexes.length === 0) return batch;
  const seqs = indexes.map((index) => head.seq + index);
  const stored = await deps.findStored({ ...keyOf(head, site_id), seqs }).catch((cause: unknown) => {
    // Whatever went wrong, it is not the batch: its sender is to come again.
    throw appError('storage_unavailable', { cause });
  });
  const isFresh = ({ index }: { index: number }) => !stored.has(head.seq + index);
  return { ...batch, events: events.filter(isFresh), replay: replay && isFresh(replay) ? replay : undefined };
}
