import { randomBytes } from 'node:crypto';
import { createAgentReader } from '../ingest/agent.ts';
import { AnonymousVisits } from '../ingest/anonymous.ts';
import { GroupCommit, JOURNAL_LIMITS } from '../ingest/commit.ts';
import { createDailySalt } from '../ingest/daily-salt.ts';
import { createIdentityNews } from '../ingest/identities.ts';
import { LiveFeed } from '../ingest/live-feed.ts';
import { relayLive } from '../ingest/live-relay.ts';
import { createIngestMetrics } from '../ingest/metrics.ts';
import type { Origin } from '../ingest/origin.ts';
import { createOtherServers } from '../ingest/other-servers.ts';
import { PieceStore } from '../ingest/pieces/piece-store.ts';
import { openPlaces } from '../ingest/places.ts';
import { findCurrentSession, findRecentSessions, findSnapshots, findStored } from '../ingest/queries.ts';
import { RateLimits } from '../ingest/rate-limits.ts';
import { createReceiver } from '../ingest/receive.ts';
import { RobotTally } from '../ingest/robot-tally.ts';
import { SessionTally } from '../ingest/session-tally.ts';
import { SnapshotNeeds } from '../ingest/snapshot-needs.ts';
import { WatchedSessions } from '../ingest/watched-sessions.ts';
import { isShared } from '../storage/records/shared.ts';
import { createSharedSalt } from '../storage/records/shared-salt.ts';
import type { Stores } from './stores.ts';

/** How measurements come in: what is accepted, what is on its way, and who listens. */
export function openIngest({
  config,
  folder,
  behaviour,
  records,
  sites,
  registry,
  wire,
  onErased,
  clock,
  log,
}: Stores) {
  const sessions = new SessionTally(behaviour.insert, log);
  const recovery = {
    clock,
    async recover(failedAt: number) {
      await sessions.drain();
      await behaviour.recover(clock() - failedAt);
    },
  };
  const commit = new GroupCommit(behaviour.insert, recovery, behaviour.isJournaled ? JOURNAL_LIMITS : undefined);
  const liveFeed = new LiveFeed();
  const watched = new WatchedSessions(clock);
  const live = relayLive({ wire, feed: liveFeed, sessions: watched });
  const robots = new RobotTally(behaviour.insert, log);
  const limits = new RateLimits({ perIp: config.RATE_LIMIT_IP, perSite: config.RATE_LIMIT_SITE }, clock, wire.servers);
  const readAgent = createAgentReader();
  const needs = new SnapshotNeeds(findSnapshots(behaviour), clock, wire);
  const pieces = new PieceStore(behaviour, clock, wire);
  const findPlace = openPlaces(config.GEO_DATABASE);
  const hasOthers = isShared(records);
  const dropsRobots = (config.ROBOTS ?? (config.DEMO ? 'keep' : 'drop')) === 'drop';
  const anonymous = new AnonymousVisits({
    saltOf: hasOthers ? createSharedSalt(records, randomBytes) : createDailySalt(folder, randomBytes),
    findRecent: findRecentSessions(behaviour),
    findCurrent: hasOthers ? findCurrentSession(behaviour) : undefined,
    startedAt: clock(),
  });
  const metrics = createIngestMetrics(registry, clock);
  const receive = createReceiver({
    commit,
    sessions,
    live: liveFeed,
    watched,
    snapshots: needs,
    pieces,
    findStored: findStored(behaviour),
    otherServers: hasOthers ? createOtherServers(records, wire) : undefined,
    findSite: sites.findByTrackingId,
    readAgent,
    findPlace,
    anonymous,
    identityNews: createIdentityNews(wire, onErased),
    limits,
    robots: dropsRobots ? robots : undefined,
    metrics,
    clock,
  });

  return {
    ...{ sessions, commit, live, robots, needs, pieces, limits, readAgent, findPlace, dropsRobots, hasOthers, receive },
    /** The visit of somebody whose browser keeps nothing, while it is under way. */
    visitUnderWay: (site_id: number, { ip, userAgent }: Pick<Origin, 'ip' | 'userAgent'>) =>
      anonymous.underWay({ site_id, ip, userAgent, at: clock() }),
    minutes: metrics.minutes,
  };
}
export type Ingest = ReturnType<typeof openIngest>;
