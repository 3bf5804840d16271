import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import type { BatchAnswer, BatchHead } from '@desirepath/contract/tracking';
import { appError } from '../errors/app-error.ts';
import { type Agent, type AgentHeaders, withDeclared, withOsVersion } from './agent.ts';
import type { AnonymousVisits } from './anonymous.ts';
import type { GroupCommit } from './commit.ts';
import { Deduplicator } from './deduplicator.ts';
import { isExcludedIp, withoutExcludedPages, withoutWidgets } from './exclusions.ts';
import { type FreshDependencies, freshOf, isEmpty, keyOf } from './fresh.ts';
import { type createIdentityNews, saidAt } from './identities.ts';
import type { LiveFeed } from './live-feed.ts';
import type { IngestMetrics } from './metrics.ts';
import type { Origin } from './origin.ts';
import { piecesNamed } from './pieces/named.ts';
import type { PieceStore } from './pieces/piece-store.ts';
import type { Place } from './places.ts';
import { type RateLimits, weightOf } from './rate-limits.ts';
import type { RobotTally } from './robot-tally.ts';
import { robotReason } from './robots.ts';
import {
  addressRules,
  type CommonColumns,
  commonColumns,
  eventLines,
  placeEvents,
  replayLine,
  type Sender,
  spanOf,
  trackerAddressRules,
} from './rows.ts';
import type { SessionTally } from './session-tally.ts';
import type { SnapshotNeeds } from './snapshot-needs.ts';
import { type SeenPage, seenPage, snapshotsIn } from './snapshots.ts';
import { TabSpeed } from './tab-speed.ts';
import { isNamed, type SentHead, type ValidBatch, validateBatch } from './validate.ts';
import type { WatchedSessions } from './watched-sessions.ts';

export type { Origin } from './origin.ts';

export interface IngestDependencies extends FreshDependencies {
  commit: GroupCommit;
  sessions: SessionTally;
  live: LiveFeed;
  watched: WatchedSessions;
  snapshots: SnapshotNeeds;
  pieces: PieceStore;
  findSite(trackingId: string): MeasuredSite | undefined;
  readAgent(headers: AgentHeaders): Agent;
  findPlace(ip: string): Place;
  anonymous: AnonymousVisits;
  identityNews: ReturnType<typeof createIdentityNews>;
  limits: RateLimits;
  /** Where robots are counted; without it they count like everyone. */
  robots: RobotTally | undefined;
  metrics: IngestMetrics;
}

type MeasuredSite = Pick<Site, 'id' | 'domain' | 'settings'>;

/** A batch that counts, and whose it is. */
interface Admitted {
  batch: ValidBatch;
  site: MeasuredSite;
  sender: Sender;
  origin: Origin;
}

/** What is on its way to the disk, and what is to be done once it is there. */
interface Written {
  written: Promise<void>;
  kept(): void;
}

/**
 * The one pipeline of all that arrives: validate, enrich, write once, answer when it is durable. What waits for the disk holds nothing of its
 * batch besides the lines: a thousand batches are read while one is synced, and each collection of what is new would copy them all.
 * @throws AppError as the steps do; unknown_tracking_id
 */
export function createReceiver(deps: IngestDependencies): (body: unknown, origin: Origin) => Promise<BatchAnswer> {
  const deduplicator = new Deduplicator<number>();
  const tabSpeed = new TabSpeed();

  /** Validates and enriches. @returns an answer where there is nothing to write */
  const admit = async (body: unknown, origin: Origin): Promise<Admitted | BatchAnswer> => {
    const receivedAt = deps.clock();
    const weight = weightOf(body);
    deps.limits.spendOfIp(origin.ip, weight);
    const named = piecesNamed(body);
    const siteOfPieces = named && deps.findSite(named.tracking_id);
    const pieces = siteOfPieces ? await deps.pieces.read(siteOfPieces.id, named.names) : undefined;
    const sent = validateBatch(body, receivedAt, pieces);
    const site = deps.findSite(sent.head.tracking_id);
    if (!site) throw appError('unknown_tracking_id');
    deps.limits.spendOfSite(site.id, weight);

    const nothing = { accepted: 0, rejected: sent.rejected };
    if (isExcludedIp(origin.ip, site.settings)) return nothing;
    const agent = deps.readAgent(origin);
    const robot = deps.robots && robotReason(agent, sent, origin.isTracker ?? false, tabSpeed);
    if (robot) {
      deps.metrics.robots.inc({ reason: robot });
      deps.robots?.add(site.id, robot, sent.events.length, receivedAt);
      return nothing;
    }
    deps.metrics.rejected(sent.rejected.length);

    const sender: Sender = {
      site_id: site.id,
      ...(origin.isTracker ? trackerAddressRules : addressRules)(site.settings),
      ownDomains: ownDomains(site),
      agent: withDeclared(withOsVersion(agent, sent.head.os_version), origin.declared),
      place: deps.findPlace(origin.ip),
      receivedAt,
    };
    const batch = withoutExcludedPages(withoutWidgets(sent), sender, site.settings);
    // It has used no number, so the next batch may begin with the same one.
    return isEmpty(batch) ? nothing : { batch, site, sender, origin };
  };

  /** Hands what there is of a batch to the store, and looks at it for the last time. */
  const write = async ({ batch, site, sender, origin }: Admitted, isRetry: boolean): Promise<Written> => {
    const fresh = isRetry ? await freshOf(batch, site.id, deps) : batch;
    if (isEmpty(fresh)) return NOTHING;
    const { head: sent, events: found, replay } = fresh;
    const head = isNamed(sent) ? sent : await nameVisit(sent, origin, sender, deps.anonymous);
    const common = commonColumns(head, sender);
    const events = placeEvents(found, sender);
    const recorded = replay && (await lookAt(replay, common, sender, site.settings));
    const at = saidAt(events, sender.receivedAt);
    const identity = deps.identityNews({ ...common, user_id: common.user_id ?? '', at });
    const counted = deps.sessions.count({ common, events, replay: recorded?.span });
    const shown = deps.live.show(sender.site_id, common, events);
    const accepted = events.length;
    return {
      written: deps.commit.write({
        identities: identity.lines,
        event_batches: eventLines(head, common, events, sender),
        replay_chunks: replay && recorded ? [replayLine(head, common, replay, recorded.span)] : [],
        replay_pieces: recorded?.pieces ?? [],
        page_snapshots: recorded?.snapshots ?? [],
      }),
      kept: () => {
        recorded?.kept();
        identity.kept();
        counted();
        shown();
        deps.metrics.accepted(accepted);
      },
    };
  };

  /** What a recording has besides its own events. */
  const lookAt = async (
    { events, page_id, written }: Recorded,
    common: CommonColumns,
    sender: Sender,
    { masking }: Pick<SiteSettings, 'masking'>,
  ) => {
    const found = snapshotsIn(events, sender, page_id);
    const snapshots = deps.snapshots.worthKeeping(found, page_id);
    const [page] = found.map((one) => one.page);
    // Where all text is hidden there is none to be had in common.
    const pieces =
      page && written && masking === 'inputs'
        ? await deps.pieces.take(sender.site_id, page, written, common)
        : undefined;
    return {
      span: spanOf(events),
      pieces: pieces?.lines,
      snapshots: snapshots.map(({ line }) => line),
      kept: () => {
        pieces?.kept();
        for (const one of snapshots) deps.snapshots.kept(one, page_id);
        deps.watched.tell(sender.site_id, common.session_id);
      },
    };
  };

  const take = (admitted: Admitted): Promise<BatchAnswer> => {
    const { batch, site, sender } = admitted;
    const { head, events, replay, rejected } = batch;
    const size = events.length + (replay ? 1 : 0);
    const accepted = deduplicator.run(keyOf(head, site.id), head.attempt, (isRetry) =>
      durable(write(admitted, isRetry), size),
    );
    return answer(accepted, {
      rejected,
      session: isNamed(head) ? { site_id: site.id, session_id: head.session_id } : undefined,
      // Of the page that has just been opened. A recording under way brings its own.
      page: site.settings.snapshots && !replay ? lastViewed(events, sender) : undefined,
    });
  };

  const answer = async (
    work: Promise<number>,
    {
      rejected,
      session,
      page,
    }: Pick<BatchAnswer, 'rejected'> & { session: SeenSession | undefined; page: SeenPage | undefined },
  ): Promise<BatchAnswer> => {
    const accepted = await work;
    const isWatched = session && deps.watched.has(session.site_id, session.session_id);
    const isSnapshotWanted = page && deps.snapshots.isWanted(page);
    return { accepted, rejected, ...(isWatched && { watched: true }), ...(isSnapshotWanted && { snapshot: true }) };
  };

  return (body, origin) => admit(body, origin).then((admitted) => ('batch' in admitted ? take(admitted) : admitted));
}

const NOTHING: Written = { written: Promise.resolve(), kept: () => {} };

/** @returns what was given, once the batch is durable */
async function durable<Answer>(writing: Promise<Written>, answer: Answer): Promise<Answer> {
  const { written, kept } = await writing;
  await written;
  kept();
  return answer;
}

type Recorded = NonNullable<ValidBatch['replay']>;
type SeenSession = { site_id: number; session_id: string };

function lastViewed(events: ValidBatch['events'], sender: Sender): SeenPage | undefined {
  const view = events.findLast(({ event }) => event.type === 'page_view');
  return view && seenPage(view.event.url, sender);
}

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

async function nameVisit(
  head: Exclude<SentHead, BatchHead>,
  { ip, userAgent }: Origin,
  { site_id, receivedAt }: Sender,
  anonymous: AnonymousVisits,
): Promise<BatchHead> {
  const { tab_id, seq, source } = head;
  return { ...head, ...(await anonymous.visitOf({ site_id, ip, userAgent, tab_id, seq, source, at: receivedAt })) };
}
