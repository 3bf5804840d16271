import type { Site, SiteSettings } from '@desirepath/contract/sites';
import type { BatchAnswer, BatchHead } from '@desirepath/contract/tracking';
import { appError } from '../errors/app-error.ts';
import type { Agent, AgentHeaders } from './agent.ts';
import type { AnonymousVisits } from './anonymous.ts';
import { systemVersion } from './client-hints.ts';
import type { GroupCommit } from './commit.ts';
import { Deduplicator, type FindStored } from './deduplicator.ts';
import { isExcludedIp, withoutExcludedPages } from './exclusions.ts';
import type { createIdentityNews } from './identities.ts';
import type { LiveFeed } from './live-feed.ts';
import type { IngestMetrics } from './metrics.ts';
import type { Origin } from './origin.ts';
import type { OtherServers } from './other-servers.ts';
import { piecesNamed } from './pieces/named.ts';
import type { PieceStore } from './pieces/piece-store.ts';
import type { Place } from './places.ts';
import { type RateLimits, weightOf } from './rate-limits.ts';
import type { RobotTally } from './robot-tally.ts';
import { robotReason } from './robots.ts';
import { addressRules, commonColumns, eventLines, placeEvents, replayLine, type Sender, spanOf } from './rows.ts';
import type { SessionTally } from './session-tally.ts';
import type { SnapshotNeeds } from './snapshot-needs.ts';
import { seenPage, snapshotsIn } from './snapshots.ts';
import { TabSpeed } from './tab-speed.ts';
import { isNamed, type SentHead, type ValidBatch, validateBatch } from './validate.ts';
import type { WatchedSessions } from './watched-sessions.ts';

export type { Origin } from './origin.ts';

export interface IngestDependencies {
  commit: GroupCommit;
  sessions: SessionTally;
  live: LiveFeed;
  watched: WatchedSessions;
  snapshots: SnapshotNeeds;
  pieces: PieceStore;
  findStored: FindStored;
  /** Where there may be other servers. */
  otherServers?: OtherServers | undefined;
  findSite(trackingId: string): MeasuredSite | undefined;
  readAgent(headers: AgentHeaders): Agent;
  findPlace(ip: string): Place;
  anonymous: AnonymousVisits;
  identityNews: ReturnType<typeof createIdentityNews>;
  limits: RateLimits;
  /** Where robots are counted; without it they count like everyone. */
  robots: RobotTally | undefined;
  metrics: IngestMetrics;
  /** epoch ms */
  clock: () => number;
}

type MeasuredSite = Pick<Site, 'id' | 'domain' | 'settings'>;

/**
 * The one pipeline of all that arrives: validate, enrich, write once, answer when it is durable.
 * @throws AppError as the steps do; unknown_tracking_id
 */
export function createReceiver(deps: IngestDependencies): (body: unknown, origin: Origin) => Promise<BatchAnswer> {
  const deduplicator = new Deduplicator<number>(deps.clock);
  const tabSpeed = new TabSpeed();

  /** Writes what there is of a batch. It is durable when this resolves. */
  const write = async (
    batch: ValidBatch,
    sent: SentHead,
    origin: Origin,
    sender: Sender,
    { masking }: Pick<SiteSettings, 'masking'>,
  ) => {
    const head = isNamed(sent) ? sent : await nameVisit(sent, origin, sender, deps.anonymous);
    const common = commonColumns(head, sender);
    const events = placeEvents(batch.events, sender);
    const { replay } = batch;
    const span = replay && spanOf(replay.events);
    const found = replay ? snapshotsIn(replay.events, sender, replay.page_id) : [];
    const snapshots = replay ? deps.snapshots.worthKeeping(found, replay.page_id) : [];
    const [page] = found.map((one) => one.page);
    // Where all text is hidden there is none to be had in common.
    const pieces =
      page && replay?.written && masking === 'inputs'
        ? await deps.pieces.take(sender.site_id, page, replay.written, common)
        : undefined;
    const identity = deps.identityNews({ ...common, user_id: common.user_id ?? '', at: sender.receivedAt });
    await deps.commit.write({
      identities: identity.lines,
      event_batches: eventLines(head, common, events, sender),
      replay_chunks: replay && span ? [replayLine(head, common, replay, span)] : [],
      replay_pieces: pieces?.lines ?? [],
      page_snapshots: snapshots.map(({ line }) => line),
    });
    pieces?.kept();
    if (replay) for (const one of snapshots) deps.snapshots.kept(one, replay.page_id);
    identity.kept();
    deps.sessions.add({ common, events, replay: span });
    deps.live.publish(sender.site_id, common, events);
    if (replay) deps.watched.tell(sender.site_id, common.session_id);
    deps.metrics.accepted(events.length);
  };

  /** Of the page that has just been opened. A recording under way brings its own. */
  const isSnapshotWanted = ({ events, replay }: ValidBatch, sender: Sender) => {
    const view = replay ? undefined : events.findLast(({ event }) => event.type === 'page_view');
    return view !== undefined && deps.snapshots.isWanted(seenPage(view.event.url, sender));
  };

  return async (body, origin) => {
    const receivedAt = deps.clock();
    const weight = weightOf(body);
    deps.limits.spendOfIp(origin.ip, weight);
    const named = piecesNamed(body);
    const siteOfPieces = named && deps.findSite(named.tracking_id);
    const pieces = siteOfPieces ? await deps.pieces.read(siteOfPieces.id, named.names) : undefined;
    const batch = validateBatch(body, receivedAt, pieces);
    const site = deps.findSite(batch.head.tracking_id);
    if (!site) throw appError('unknown_tracking_id');
    deps.limits.spendOfSite(site.id, weight);

    const nothing = { accepted: 0, rejected: batch.rejected };
    if (isExcludedIp(origin.ip, site.settings)) return nothing;
    const agent = deps.readAgent(origin);
    const robot = deps.robots && robotReason(agent, batch, origin.isTracker ?? false, tabSpeed);
    if (robot) {
      deps.metrics.robots.inc({ reason: robot });
      deps.robots?.add(site.id, robot, batch.events.length, receivedAt);
      return nothing;
    }
    deps.metrics.rejected(batch.rejected.length);

    const sender: Sender = {
      site_id: site.id,
      ...addressRules(site.settings),
      ownDomains: ownDomains(site),
      agent: withOsVersion(agent, batch.head.os_version),
      place: deps.findPlace(origin.ip),
      receivedAt,
    };
    const wanted = withoutExcludedPages(batch, sender, site.settings);
    const size = wanted.events.length + (wanted.replay ? 1 : 0);
    // It has used no number, so the next batch may begin with the same one.
    if (size === 0) return nothing;
    const accepted = await deduplicator.run(keyOf(batch.head, site.id), batch.head.attempt, async (isRetry) => {
      const fresh = isRetry ? await freshOf(wanted, site.id, deps) : wanted;
      if (!isEmpty(fresh)) await write(fresh, batch.head, origin, sender, site.settings);
      return size;
    });
    const isWatched = isNamed(batch.head) && deps.watched.has(site.id, batch.head.session_id);
    return {
      accepted,
      rejected: batch.rejected,
      ...(isWatched && { watched: true }),
      ...(site.settings.snapshots && isSnapshotWanted(wanted, sender) && { snapshot: true }),
    };
  };
}

const keyOf = (head: SentHead, site_id: number) => ({
  site_id,
  session_id: isNamed(head) ? head.session_id : undefined,
  tab_id: head.tab_id,
  seq: head.seq,
});

const ownDomainsOf = new WeakMap<SiteSettings, string[]>();

/** As referrers name them: without `www.` and port. */
function ownDomains({ domain, settings }: MeasuredSite): string[] {
  let own = ownDomainsOf.get(settings);
  if (!own) {
    own = [domain, ...settings.linked_domains].map((name) => name.replace(/^www\./, '').replace(/:\d+$/, ''));
    ownDomainsOf.set(settings, own);
  }
  return own;
}

function withOsVersion(agent: Agent, told: string | undefined): Agent {
  const os_version = told && systemVersion(agent.os, told);
  return os_version ? { ...agent, os_version } : agent;
}

async function nameVisit(
  head: Exclude<SentHead, BatchHead>,
  { ip, userAgent }: Origin,
  { site_id, receivedAt }: Sender,
  anonymous: AnonymousVisits,
): Promise<BatchHead> {
  const { tab_id, seq, source } = head;
  return { ...head, ...(await anonymous.visitOf({ site_id, ip, userAgent, tab_id, seq, source, at: receivedAt })) };
}

/** Of a retry what is not stored yet. @throws AppError storage_unavailable */
async function freshOf(batch: ValidBatch, site_id: number, deps: IngestDependencies): Promise<ValidBatch> {
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

const isEmpty = ({ events, replay }: ValidBatch) => events.length === 0 && !replay;

const seqsOf = ({ head, events, replay }: ValidBatch) =>
  [...events.map(({ index }) => index), ...(replay ? [replay.index] : [])].map((index) => head.seq + index);

async function withoutStored(batch: ValidBatch, site_id: number, deps: IngestDependencies): Promise<ValidBatch> {
  const { head, events, replay } = batch;
  const stored = await deps.findStored({ ...keyOf(head, site_id), seqs: seqsOf(batch) }).catch((cause: unknown) => {
    // Whatever went wrong, it is not the batch: its sender is to come again.
    throw appError('storage_unavailable', { cause });
  });
  const isFresh = ({ index }: { index: number }) => !stored.has(head.seq + index);
  return { ...batch, events: events.filter(isFresh), replay: replay && isFresh(replay) ? replay : undefined };
}
